"""The desk over HTTP, on a port of its own: what it shows, takes and refuses."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from review.catalogue import Catalogue
from review.desk import LARGEST_BODY
from review.server import HOST, Server
from signpost.reviews import QUESTIONS, RULES, items_of, read_reviews, reviews_path
from tests.site_pages import rule_pages

pytestmark = pytest.mark.live

RULE, FOOT_DROP = "/item/rules/new-foot-drop-with-pain", "rules/urgent/foot-drop.yml"
EVIL = "<script>alert('x')</script>&amp;\"'"


class Reply(NamedTuple):
    status: int
    text: str
    headers: dict[str, str]


class Browser:
    """Sends what a browser would, and keeps the cookie."""

    def __init__(self, server: Server, root: Path) -> None:
        self.server, self.root, self.cookie = server, root, ""
        self.own = f"http://{HOST}:{server.server_port}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        connection = HTTPConnection(HOST, self.server.server_port, timeout=60)
        sent = {"Cookie": self.cookie, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request(method, path, body=body or None, headers=sent)
        response = connection.getresponse()
        reply = Reply(response.status, response.read().decode("utf-8"), {name.lower(): value for name, value in response.getheaders()})
        connection.close()
        if "set-cookie" in reply.headers:
            self.cookie = reply.headers["set-cookie"].partition(";")[0]
        return reply

    def get(self, path: str) -> Reply:
        return self.ask("GET", path)

    def post(self, path: str, form: dict[str, Any], **headers: str) -> Reply:
        body = urlencode({"token": self.server.desk.token, **form}, doseq=True).encode()
        fixed = {"Content_Type": "application/x-www-form-urlencoded", "Origin": self.own, "Sec_Fetch_Site": "same-origin"}
        return self.ask("POST", path, body, **{**fixed, **headers})

    def judge(self, path: str, verdict: str, comment: str = "", **more: str) -> Reply:
        shown = self.get(path).text
        content = re.search(r'name="content" value="([0-9a-f]{12})"', shown)
        form = {"content": content[1] if content else "", "verdict": verdict, "comment": comment, **more}
        return self.post(path.partition("?")[0] + "/review", form)


@pytest.fixture(scope="module")
def server(copied_once: Catalogue) -> Iterator[Server]:
    """One desk for all tests, on a copy of the clinical content."""
    found = Server(copied_once.root)
    thread = threading.Thread(target=found.serve_forever, daemon=True)
    thread.start()
    yield found
    found.shutdown()
    found.server_close()
    thread.join()


@pytest.fixture
def browser(server: Server, root: Path) -> Browser:
    """Somebody at the desk who has said who they are; nothing was reviewed yet."""
    found = Browser(server, root)
    found.post("/who", {"who": "Dr A. Example", "role": "neurologist"})
    return found


def test_it_listens_on_this_machine_only(browser):
    assert browser.server.server_address[0] == "127.0.0.1"


def test_rule_is_shown_whole(browser):
    text = unescape(browser.get(RULE).text)
    for part in (
        "A foot that does not lift properly, with back or leg pain.",
        "began less than 4 weeks ago",
        "Excused, when it is known that",
        "The excuse is for somebody whose foot drop stays the same or gets better",
        "The foot has dropped for months without pain",
        "near miss: foot has dropped for three months, back pain",
        'rel="noreferrer noopener"',
        "Never reviewed",
        "rules/urgent/foot-drop.yml:2",
    ):
        assert part in text
    assert "{" not in re.sub(r"<[^>]*>", "", text)


def test_emergency_shows_its_reply_with_what_to_do_meanwhile(browser):
    text = unescape(browser.get("/item/rules/small-child-hot-and-drowsy").text)
    assert "[What the person said, or what was noticed.]" in text
    assert "Say on the phone that it could be meningitis." in text


@pytest.mark.parametrize("name", ["questions/screen.danger", "questions/numbness_tingling.onset", "answers/als%2Fwhen-urgent"])
def test_questions_and_answers_are_shown(browser, name):
    reply = browser.get(f"/item/{name}")
    assert reply.status == 200 and "What it says to the person" in reply.text


def test_every_page_is_closed_to_others(browser):
    for path in ("/", RULE, "/area/limbs/rules", "/nowhere"):
        headers = browser.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"] and "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "<script" not in browser.get(path).text


def test_review_is_kept_with_who_when_version_and_hash(browser):
    reply = browser.judge(RULE + "?area=limbs", "object", "Two weeks would do.", area="limbs")
    assert reply.status == 303 and reply.headers["location"].startswith("/item/rules/") and "said=recorded" in reply.headers["location"]
    (review,) = read_reviews(browser.root, RULES)["new-foot-drop-with-pain"]
    assert (review.who, review.role, review.verdict, review.comment) == ("Dr A. Example", "neurologist", "object", "Two weeks would do.")
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", review.date) and re.fullmatch("[0-9a-f]{12}", review.version)
    text = unescape(browser.get(RULE).text)
    assert "Objected to" in text and "Two weeks would do." in text and "off: {date: 20" in text


def test_what_changed_since_is_shown_and_the_review_is_stale(browser, edit):
    browser.judge(RULE, "accept")
    edit(FOOT_DROP, "{below: 28}", "{below: 21}")
    text = unescape(browser.get(RULE).text)
    assert "What changed since your last review" in text and "Changed since its review" in text
    assert "began less than 4 weeks ago" in text.split('class="gone"')[1].split("</li>")[0]
    assert "began less than 21 days ago" in text.split('class="new"')[1].split("</li>")[0]
    browser.judge(RULE, "accept", "Better.")
    assert "What changed" not in browser.get(RULE).text


def test_text_that_changes_while_it_is_read_is_not_judged_and_the_comment_stays(browser):
    reply = browser.post(RULE + "/review", {"content": "0" * 12, "verdict": "ask", "comment": "Why four weeks?"})
    assert reply.status == 409
    assert "changed while you were reading" in reply.text and "Why four weeks?" in reply.text
    assert read_reviews(browser.root, RULES) == {}


@pytest.mark.parametrize(
    ("verdict", "comment", "part"), [("", "fine", "Choose one of"), ("object", "", "needs a comment"), ("accept", "x" * 2500, "2500")]
)
def test_what_cannot_be_kept_is_said_and_the_comment_stays(browser, verdict, comment, part):
    reply = browser.judge(RULE, verdict, comment)
    assert reply.status == 400 and part in reply.text and comment in reply.text
    assert read_reviews(browser.root, RULES) == {}


def test_nobody_unnamed_reviews(browser):
    browser.cookie = ""
    reply = browser.judge(RULE, "accept")
    assert reply.status >= 400 and read_reviews(browser.root, RULES) == {}
    assert browser.post("/who", {"who": "A", "role": ""}).status == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Host": "evil.example"},
    ],
)
def test_form_of_another_site_is_refused(browser, headers):
    content = re.search(r'name="content" value="(\w+)"', browser.get(RULE).text)
    assert content
    reply = browser.post(RULE + "/review", {"content": content[1], "verdict": "accept"}, **headers)
    assert reply.status == 403 and read_reviews(browser.root, RULES) == {}


@pytest.mark.parametrize("token", ["", "wrong", "ä" * 43])
def test_form_without_the_token_is_refused_and_what_was_written_stays(browser, token):
    reply = browser.post(RULE + "/review", {"token": token, "verdict": "object", "comment": "Long thought about."})
    assert reply.status == 403 and "Long thought about." in reply.text
    assert read_reviews(browser.root, RULES) == {}


def test_reading_under_another_name_is_refused(browser):
    assert browser.ask("GET", "/", Host="rebound.example:80").status == 403


def test_whatever_is_written_is_escaped(browser):
    browser.post("/who", {"who": EVIL, "role": EVIL})
    browser.judge(RULE, "object", EVIL)
    page = browser.get(RULE).text
    assert "<script" not in page and unescape(page).count(EVIL) >= 3
    assert rulebook_of(browser).count("<script>alert") == 0
    tried = browser.post("/item/answers/als%2Fwhen-urgent/try", {"question": EVIL})
    assert "<script" not in tried.text


def rulebook_of(browser: Browser) -> str:
    """All pages of the rules as `make rulebook` makes them, one after the other."""
    pages = rule_pages(browser.root)
    return "".join(pages[name] for name in sorted(pages) if name.endswith(".html"))


NOWHERE = ["/nowhere", "/area/none/rules", "/area/limbs/none", "/item/rules/none", "/item/none/x", "/item/rules", "/..%2F..%2Fetc", "/%ff"]


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_says_so(browser, path):
    reply = browser.get(path)
    assert reply.status == 404 and "There is no such page" in reply.text


def test_odd_requests_are_answered(browser):
    assert browser.post("/who", {"who": "Dr B", "role": "GP", "back": "//evil.example/"}).headers["location"] == "/"
    assert browser.ask("POST", "/sheet", b"x", Content_Type="multipart/form-data").status == 403
    assert browser.ask("POST", "/who", b"\xff\xfe", Content_Type="application/x-www-form-urlencoded").status == 403
    assert browser.ask("POST", "/who", Content_Length=str(LARGEST_BODY + 1)).status == 413
    assert browser.ask("POST", "/who", Content_Length="-1").status == 411
    browser.cookie = "signpost_reviewer=%7Bbroken"
    assert "Who reviews?" in browser.get("/").text


def test_own_facts_are_judged_by_the_engine(browser):
    form = {"person": "self", "f0.id": "foot_drop", "f0.status": "present", "f0.duration_days": "7", "f0.duration_days.unit": "days"}
    reply = browser.post(RULE + "/try", {**form, "f1.id": "back_pain", "f1.status": "present"})
    assert reply.status == 200 and "This rule fires." in reply.text
    reply = browser.post(RULE + "/try", {**form, "f0.course": "stable", "f1.id": "back_pain", "f1.status": "present"})
    assert "This rule is excused" in reply.text
    reply = browser.post(RULE + "/try", {})
    assert reply.status == 400 and "Nothing was told" in reply.text


def test_own_question_gets_the_answer_of_the_education_room(browser):
    reply = browser.post("/item/answers/als%2Fwhen-urgent/try", {"question": "when should someone with als go to hospital"})
    assert "This answer is given." in reply.text


def test_sheet_goes_out_and_comes_back(browser):
    sheet = browser.get("/sheet.csv")
    assert sheet.headers["content-disposition"].endswith('filename="signpost-review.csv"')
    head, _, first = sheet.text.lstrip("\ufeff").partition("\r\n")
    content = re.search(r"text-[0-9a-f]{12}", first[first.index("cannot-tell") :] if "cannot-tell" in first else first)
    assert content
    rows = f"kind,id,content,verdict,comment\r\nrules,cannot-tell,{content[0]},accept,good\r\n"
    parts = {"token": browser.server.desk.token}
    body = "".join(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in parts.items())
    body += f'--b\r\nContent-Disposition: form-data; name="sheet"; filename="x.csv"\r\nContent-Type: text/csv\r\n\r\n{rows}\r\n--b--\r\n'
    reply = browser.ask("POST", "/sheet", body.encode(), Content_Type="multipart/form-data; boundary=b", Origin=browser.own)
    assert reply.headers.get("location") == "/?taken=1", reply.text
    assert list(read_reviews(browser.root, RULES)) == ["cannot-tell"]
    assert "1 reviews were added." in browser.get("/?taken=1").text


def test_mistake_in_a_file_is_named_on_the_page(browser, edit):
    edit(FOOT_DROP, "level: urgent", "level: urgnt")
    reply = browser.get("/")
    assert reply.status == 500 and "foot-drop.yml:6" in reply.text and "urgent" in reply.text


def test_round_of_twenty_rules_from_start_to_the_rule_page(browser):
    path, judged = "/area/limbs/rules", []
    for number in range(20):
        page = browser.get(path).text
        found = re.search(r'href="(/item/rules/[^"]*)"', page) if number == 0 else None
        place = unescape(found[1]) if found else path
        verdict = ("accept", "object", "ask")[number % 3]
        judged.append((place.partition("?")[0].rsplit("/", 1)[1], verdict))
        path = browser.judge(place, verdict, f"Comment {number}.", area="limbs").headers["location"]
    assert len(dict(judged)) == 20
    kept = {name: each[0].verdict for name, each in read_reviews(browser.root, RULES).items()}
    assert kept == dict(judged)
    shown = rulebook_of(browser)
    for number, (name, verdict) in enumerate(judged):
        article = shown.split(f'id="{name}" aria-labelledby')[1].split("</article>")[0]
        said = {"accept": "accepted", "object": "objected", "ask": "asked"}[verdict]
        assert f"Dr A. Example (neurologist) {said} on" in article and f"Comment {number}." in article
    assert "7 reviewed and accepted. 7 objected to. 6 with an open question. " in shown


def test_two_at_once_lose_nothing(browser):
    names = list(items_of(browser.root, QUESTIONS))[:12]
    threads = [threading.Thread(target=browser.judge, args=(f"/item/questions/{each}", "accept")) for each in names]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert set(read_reviews(browser.root, QUESTIONS)) == set(names)
    assert reviews_path(browser.root, QUESTIONS).read_text().startswith("# What reviewers said of the questions")
