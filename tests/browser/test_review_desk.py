"""The review desk in a real browser: a reviewer's round of rules, from the first page to the rule page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from chat_page import ROOT, axe
from conftest import listening
from playwright.sync_api import Page, expect

from review.server import HOST, Server
from signpost.knowledge import knowledge_root
from signpost.reviews import RULES, read_reviews

# A page of the desk is worked out anew each time; a busy machine takes a while.
ROUND, PATIENCE_MS = 6, 30_000
LOOKS = [(1200, "light"), (360, "dark")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A desk on a copy of the clinical content; the last test changes it."""
    root = shutil.copytree(knowledge_root(), tmp_path_factory.mktemp("desk") / "knowledge", ignore=shutil.ignore_patterns("reviews"))
    with listening(server := Server(root)):
        yield server


def introduce(page: Page, desk: Server) -> None:
    page.goto(f"http://{HOST}:{desk.server_port}/")
    page.get_by_label("Your name").fill("Dr A. Example")
    page.get_by_label("Your role").fill("consultant neurologist")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("You review as")).to_be_visible(timeout=PATIENCE_MS)


def test_round_of_rules(page: Page, desk: Server, monkeypatch: pytest.MonkeyPatch, shoot: Callable[..., None]) -> None:
    introduce(page, desk)
    page.get_by_role("row", name="Weakness of arms, hands, legs and feet").get_by_role("link", name="rules").click()
    page.get_by_role("link", name="Begin").click()
    titles = []
    for number in range(ROUND):
        titles.append(page.get_by_role("heading", level=1).inner_text())
        verdict = ("accept", "object", "ask")[number % 3]
        page.get_by_role("radio", name=verdict).check()
        page.get_by_label("Comment (needed").fill(f"Comment {number} by the <b>reviewer</b>.")
        page.get_by_role("button", name="Keep my review and go on").click()
        expect(page.get_by_role("status")).to_contain_text("Your review was kept.", timeout=PATIENCE_MS)
    assert len(set(titles)) == ROUND
    shoot(page, "review-round", full_page=True)
    assert len(read_reviews(desk.desk.root, RULES)) == ROUND
    monkeypatch.syspath_prepend(ROOT / "site")
    pages = import_module("build").rules(import_module("serve").site_of_environment(), desk.desk.root)
    where = {title: place for title, place, *_ in json.loads(pages["rules/search.json"])}
    page.goto("about:blank")  # where the desk's policy does not hold
    for number, title in enumerate(titles):
        page.set_content(pages[f"rules/{where[title].partition('#')[0]}"])
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })")
        article = page.get_by_role("article", name=title, exact=True)
        expect(article).to_contain_text(f"Comment {number} by the <b>reviewer</b>.", timeout=PATIENCE_MS)
        expect(article).to_contain_text(("accepted", "objected", "asked")[number % 3], timeout=PATIENCE_MS)


def test_pages_are_sound(page: Page, desk: Server, shoot: Callable[..., None]) -> None:
    introduce(page, desk)
    paths = ["", "area/limbs/rules", "item/rules/new-foot-drop-with-pain", "item/questions/screen.danger", "item/answers/als%2Fwhen-urgent"]
    for number, path in enumerate(paths):
        page.goto(f"http://{HOST}:{desk.server_port}/{path}")
        # The desk allows no script of others, the checker's neither: it is asked about a copy of the page.
        copy = page.context.new_page()
        style = page.request.get(f"http://{HOST}:{desk.server_port}/desk.css").text()
        copy.set_content(page.content().replace('<link rel="stylesheet" href="/desk.css">', f"<style>{style}</style>"))
        for width, scheme in LOOKS:
            for each in (page, copy):
                each.set_viewport_size({"width": width, "height": 900})
                each.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (path, width)
            assert axe(copy) == [], (path, width, scheme)
            shoot(page, f"review-{number}-{width}-{scheme}", full_page=True)
        copy.close()


def test_own_facts_and_what_changed(page: Page, desk: Server) -> None:
    introduce(page, desk)
    address = f"http://{HOST}:{desk.server_port}/item/rules/new-foot-drop-with-pain?area=limbs"
    page.goto(address)
    page.get_by_role("link", name="change facts of example 1", exact=True).click()
    page.get_by_role("button", name="Try these facts").click()
    expect(page.get_by_role("status")).to_contain_text("This rule fires.", timeout=PATIENCE_MS)
    page.get_by_role("group", name="a foot that drops").get_by_label("Course").select_option("stable")
    page.get_by_role("button", name="Try these facts").click()
    expect(page.get_by_role("status")).to_contain_text("This rule is excused", timeout=PATIENCE_MS)
    page.get_by_role("radio", name="accept").check()
    page.get_by_role("button", name="Keep my review").click()
    path = desk.desk.root / "rules" / "urgent" / "foot-drop.yml"
    path.write_text(path.read_text().replace("{below: 28}", "{below: 21}"))
    page.goto(address)
    expect(page.get_by_role("region", name="What changed since your last review")).to_contain_text(
        "began less than 21 days ago", timeout=PATIENCE_MS
    )
