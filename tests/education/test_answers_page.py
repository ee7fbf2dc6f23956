"""The answers page is complete, safe and readable without scripts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from signpost.education import EducationBase
from signpost.education.answers_page import anchor, main, page, write_page


class Reader(HTMLParser):
    """Collects ids, links and forbidden things."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values["href"]))
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not values.get("src")):
            self.inline.append(tag)


@pytest.fixture(scope="module")
def read(base: EducationBase) -> Reader:
    reader = Reader()
    reader.feed(page(base))
    return reader


def test_page_has_an_anchor_for_every_entry(base: EducationBase, read: Reader) -> None:
    assert {anchor(entry_id) for entry_id in base.entries} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_every_link_of_the_page_leads_somewhere(read: Reader) -> None:
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)


def test_page_needs_no_inline_code_and_no_other_server(base: EducationBase, read: Reader) -> None:
    assert read.inline == []
    text = page(base)
    assert "default-src 'none'" in text
    assert not re.search(r"""(src|href)=["']https?:""", text)


def test_page_shows_every_short_answer_with_its_sources(base: EducationBase) -> None:
    text = page(base)
    for entry in base.entries.values():
        assert f'id="{anchor(entry.id)}"' in text
        assert entry.as_of in text
    assert text.count('class="sources"') == len(base.entries)


def test_page_is_written_with_its_files(base: EducationBase, tmp_path: Path) -> None:
    path = write_page(base, tmp_path / "out")
    assert sorted(each.name for each in path.parent.iterdir()) == ["answers.css", "answers.js", "index.html"]


def test_command_asks_for_a_folder(tmp_path: Path) -> None:
    assert main([]) == 2
    assert main([str(tmp_path)]) == 0
