"""The HTML page: well-formed, escaped, and with nothing in it that runs or comes from elsewhere."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

import pytest

from signpost.findings import Finding
from signpost.handover import written
from tests.handover.cases import FORM, HAND, NOW, USUAL, by_chance, page

ALLOWED = set("html head meta title style body main section header footer h1 h2 p ul li table thead tbody tr th td q".split())


class _Tags(HTMLParser):
    """Every tag with its attributes, and the text outside the style sheet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] != "style":
            self.words.append(data)


def test_page_has_headings_and_a_table_with_headed_rows_and_columns() -> None:
    found = _Tags(page("html", *USUAL))
    tags = [tag for tag, _ in found.tags]
    assert tags.count("h1") == tags.count("main") == tags.count("table") == 1
    assert [given["scope"] for tag, given in found.tags if tag == "th"] == ["col"] * 5 + ["row"] * 2
    assert dict(found.tags)["html"] == {"lang": "en"}
    assert tags.count("h2") == tags.count("section") == 8


@pytest.mark.parametrize("seed", range(40))
def test_nothing_runs_and_nothing_is_fetched(seed: int) -> None:
    text = written(by_chance(seed), FORM, "html", NOW)
    found = _Tags(text)
    assert {tag for tag, _ in found.tags} <= ALLOWED
    assert {name for _, given in found.tags for name in given} <= {"lang", "charset", "scope"}
    assert "url(" not in text and "@import" not in text
    ElementTree.fromstring(text.removeprefix("<!doctype html>\n").replace('<meta charset="utf-8">', ""))


def test_words_of_the_person_stand_there_as_they_were_written() -> None:
    said = 'my hand </q><script>alert(1)</script> & "weak" hand'
    text = page("html", HAND.with_(said=said))
    assert "<script" not in text
    assert said in _Tags(text).words


def test_a_body_part_that_nobody_knows_is_escaped_too() -> None:
    assert "<b>" not in page("html", Finding("pain", body_part="<b>toe</b>"))


def test_words_and_html_tell_the_same() -> None:
    html = " ".join("".join(_Tags(page("html", *USUAL)).words).split())
    for each in (
        "left hand",
        "about 3 months ago",
        "getting worse",
        "numbness or tingling",
        "I take warfarin every day",
        "not a diagnosis",
    ):
        assert each in html and each in " ".join(page("text", *USUAL).split())
