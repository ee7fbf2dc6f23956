"""What reviews amount to: by whom, on which wording, and what outweighs what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from review.catalogue import read_catalogue
from review.ledger import record, review_of
from review.rulebook_page import chapters
from signpost.decision.assess import assess
from signpost.decision.case import case_of
from signpost.decision.check import main as check
from signpost.decision.rules import read_rulebook
from signpost.education.__main__ import main as check_answers
from signpost.reviews import (
    ANSWERS,
    QUESTIONS,
    RULES,
    Review,
    ReviewBook,
    content_of,
    items_of,
    read_reviews,
    review_problems,
    reviews_path,
)

RULE = {"id": "x", "title": "A title", "level": "soon", "when": {"finding": "fever"}}

FOOT_DROP = "rules/urgent/foot-drop.yml"


def said(verdict: str, *, who: str = "Dr A", of: dict[str, Any] = RULE) -> Review:
    return Review("x", who, "neurologist", "2026-11-21", "0" * 12, verdict, content_of(of), "because")


def state(*reviews: Review, now: dict[str, Any] = RULE) -> str:
    return ReviewBook({"x": now}, {"x": reviews} if reviews else {}).state("x")


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], "draft"),
        (["accept"], "reviewed"),
        (["object"], "objected"),
        (["ask"], "asked"),
        (["object", "accept"], "reviewed"),
        (["accept", "object"], "objected"),
    ],
)
def test_last_verdict_of_a_reviewer_counts(verdicts, expected):
    assert state(*map(said, verdicts)) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"), [("object", "accept", "objected"), ("ask", "accept", "asked"), ("ask", "object", "objected")]
)
def test_no_reviewer_outvotes_the_doubt_of_another(first, second, expected):
    assert state(said(first), said(second, who="Dr B")) == expected
    assert state(said(second, who="Dr B"), said(first)) == expected


@pytest.mark.parametrize(
    "change", [{"level": "urgent"}, {"title": "Another"}, {"when": {"finding": "rash"}}, {"unless": {"finding": "rash"}}]
)
def test_any_change_makes_a_review_stale(change):
    assert state(said("accept"), now={**RULE, **change}) == "stale"


def test_new_review_of_the_new_wording_holds_again():
    changed = {**RULE, "level": "urgent"}
    assert state(said("object"), said("accept", of=changed), now=changed) == "reviewed"


def test_switching_off_and_the_order_of_keys_change_nothing_that_was_judged():
    off = {"off": {"date": "2026-11-21", "because": "objected", "who": "us"}}
    assert state(said("accept"), now={**off, **dict(reversed(RULE.items()))}) == "reviewed"


def test_tally_counts_each_state():
    items = {name: RULE for name in "xyz"}
    book = ReviewBook(items, {"x": [said("accept")], "y": [said("object")]})
    assert book.tally == "1 draft, 1 reviewed, 1 objected, 0 asked, 0 stale"


def test_emergency_rule_is_judged_with_its_reply_and_with_what_to_do_meanwhile(root, edit):
    rules = items_of(root, RULES)
    emergencies = [each for each in rules.values() if each["level"] == "emergency"]
    assert emergencies and all(each["reply"] for each in emergencies)
    first = next(each for each in emergencies if each["response"] == "utter_emergency_stroke")
    step = first["meanwhile"]["steps"][0]
    edit("waiting.yml", step, step + " Now.")
    assert content_of(items_of(root, RULES)[first["id"]]) != content_of(first)


def test_every_rule_question_and_answer_can_be_reviewed(catalogue):
    book = catalogue.rulebook
    assert set(catalogue.items[RULES]) == {each.id for each in book.rules if each.status != "retired"} | {"cannot-tell"}
    assert set(catalogue.items[QUESTIONS]) == {*book.questions, *book.screens}
    assert len(catalogue.items[ANSWERS]) > 200


def keep(copied, kind: str, name: str, verdict: str = "accept") -> None:
    item = copied.items[kind][name]
    given = {"who": "Dr A", "role": "neurologist", "verdict": verdict, "comment": "because"}
    assert record(copied.root, kind, review_of(item, copied.versions[kind], given, date(2026, 11, 21)), item.data)


def test_check_counts_and_shows_what_is_switched_off(copied, edit, capsys):
    keep(copied, RULES, "new-foot-drop-with-pain", "object")
    keep(copied, RULES, "cannot-tell")
    keep(copied, QUESTIONS, "screen.danger", "ask")
    line = '    off: {date: 2026-11-22, because: "The limit is too short.", who: "the maintainers"}\n'
    edit(FOOT_DROP, "    code: S20\n", "    code: S20\n" + line)
    assert check(["--knowledge", str(copied.root)]) == 0
    out = capsys.readouterr().out
    rules = len(copied.items[RULES]) - 2
    assert f"Rules: {rules} draft, 1 reviewed, 1 objected, 0 asked, 0 stale." in out
    assert f"Questions: {len(copied.items[QUESTIONS]) - 1} draft, 0 reviewed, 0 objected, 1 asked, 0 stale." in out
    assert "Switched off, never fires: new-foot-drop-with-pain (urgent), on 2026-11-22 by the maintainers: The limit is too short." in out
    assert "No review" not in out


def test_check_counts_answers(copied, capsys, monkeypatch):
    keep(copied, ANSWERS, "als/when-urgent")
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", str(copied.root))
    # The opinion is learned from texts beside the content; a copy has none.
    monkeypatch.setattr("signpost.education.__main__.check", lambda root: None)
    assert check_answers(["check"]) == 0
    assert "1 reviewed, 0 objected" in capsys.readouterr().out


def test_review_of_what_does_not_exist_is_named_with_the_nearest(copied):
    keep(copied, RULES, "new-foot-drop-with-pain")
    path = reviews_path(copied.root, RULES)
    path.write_text(path.read_text().replace("new-foot-drop-with-pain", "new-foot-drop-with-pian"))
    (problem,) = review_problems(copied.root, RULES)
    assert "rules.yml:3" in str(problem) and "Did you mean 'new-foot-drop-with-pain'" in str(problem)


def test_review_that_breaks_its_schema_is_named(copied):
    keep(copied, RULES, "new-foot-drop-with-pain")
    path = reviews_path(copied.root, RULES)
    path.write_text(path.read_text().replace("verdict: accept", "verdict: acept"))
    (problem,) = review_problems(copied.root, RULES)
    assert "Did you mean 'accept'" in str(problem)


def test_kept_text_that_somebody_changed_is_named(copied):
    keep(copied, RULES, "new-foot-drop-with-pain")
    (judged,) = (copied.root / "reviews" / "judged").glob("*.yml")
    judged.write_text(judged.read_text().replace("level: urgent", "level: soon"))
    (problem,) = review_problems(copied.root, RULES)
    assert problem.path == judged and "no longer the one that was judged" in str(problem)


def test_reviews_change_no_version(copied):
    before = copied.versions
    keep(copied, RULES, "new-foot-drop-with-pain")
    assert read_catalogue(copied.root).versions == before
    assert read_reviews(copied.root, RULES).keys() == {"new-foot-drop-with-pain"}


def test_rule_that_is_switched_off_never_fires_and_its_page_says_so(root, edit):
    line = '    off: {date: 2026-11-22, because: "The limit is too short.", who: "the maintainers"}\n'
    before = read_rulebook(root)[0]
    edit(FOOT_DROP, "    code: S20\n", "    code: S20\n" + line)
    after, wrong = read_rulebook(root)
    assert wrong == [] and after.version != before.version
    example = before.rule("new-foot-drop-with-pain").examples[0]
    fired = [{each.rule.id for each in assess(case_of(example.given), book).fired} for book in (before, after)]
    assert "new-foot-drop-with-pain" in fired[0] and "new-foot-drop-with-pain" not in fired[1]
    shown = next(each for page in chapters(after) for each in page["rules"] if each["id"] == "new-foot-drop-with-pain")
    assert (shown["group"], shown["status"]) == ("off", "Switched off: never fires")
    assert str(shown["off"]) == "{'date': '2026-11-22', 'because': 'The limit is too short.', 'who': 'the maintainers'}"
