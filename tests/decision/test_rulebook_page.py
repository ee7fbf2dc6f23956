"""The rule page: complete without a script, and nothing from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from signpost.decision.rulebook_page import main, mark_of, page_of, read_changes, write_page
from signpost.decision.rules import Source, load_rulebook
from signpost.knowledge import knowledge_root


class Outline(HTMLParser):
    """Collects ids, links, addresses of style and script, text, and whatever a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.forbidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.loaded += [given[name] for name in ("src", "href") if name in given and tag in ("script", "link", "img")]
        self.forbidden += [name for name in given if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.forbidden.append(tag)


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(load_rulebook(), read_changes(knowledge_root()))


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found


def test_page_has_an_anchor_for_every_rule(outline):
    book = load_rulebook()
    assert {rule.id for rule in book.rules} | {"cannot-tell"} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_page_links_only_to_itself(outline):
    assert all(each.startswith("#") for each in outline.links)
    assert {each[1:] for each in outline.links} <= set(outline.ids)


def test_page_needs_nothing_from_elsewhere_and_nothing_inline(outline):
    assert sorted(outline.loaded) == ["rulebook.css", "rulebook.js"]
    assert outline.forbidden == []


def test_page_says_that_nobody_has_reviewed_the_drafts(page):
    assert "no clinician has reviewed" in page
    assert "unverified source" in page


def test_page_tells_what_a_rule_says_and_rests_on(page):
    for rule in load_rulebook().emergencies[:3]:
        article = page.split(f'<article id="{rule.id}"')[1].split("</article>")[0]
        assert "Fires when" in article and "Worked examples" in article and "When this rule is wrong" in article
        assert f"Signpost rule {rule.id}, version" in article


def test_retired_rule_leads_nowhere_and_is_kept(page):
    leads, retired = page.split('<h3 id="name-retired">')
    for rule in load_rulebook().rules:
        assert (f'<li><a href="#{rule.id}">' in leads.split("<nav")[1]) is rule.active
        assert rule.active or f'<li><a href="#{rule.id}">' in retired


@pytest.mark.parametrize(("evidence", "mark"), [("A", ""), ("B", ""), ("M", "unverified"), ("U", "unverified"), ("design", "own_choice")])
def test_source_is_marked_for_how_it_was_seen(evidence, mark):
    assert mark_of(Source("x", "y", "2026-11-20", evidence)) == mark


def test_page_leaves_no_placeholder_open(page):
    assert "{" not in page


def test_conditions_are_said_in_words(small):
    page = page_of(small, [{"on": "2026-11-20", "what": "First."}])
    article = page.split('<article id="sudden-weakness"')[1].split("</article>")[0]
    assert "is there now; start: sudden; began less than 7 days ago" in article
    assert "or nobody can say, after being asked" in article


def test_changes_stand_on_the_page(small):
    page = page_of(small, [{"on": "2026-11-20", "rule": "weaker", "what": "Raised.", "before": "routine", "after": "soon"}])
    assert "Before: routine. After: soon." in page


def test_command_writes_page_style_and_script(tmp_path, capsys):
    assert main([str(tmp_path / "out")]) == 0
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["rulebook.css", "rulebook.html", "rulebook.js"]
    assert "rulebook.html" in capsys.readouterr().out


def test_page_can_be_written_over(tmp_path, small):
    changes = [{"on": "2026-11-20", "what": "First."}]
    assert write_page(tmp_path, small, changes) == write_page(tmp_path, small, changes)
