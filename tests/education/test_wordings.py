"""Further wordings lead to their entry, and stand for one alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from signpost.education import EducationBase
from signpost.education.entries import read_entries
from signpost.education.wordings import wordings_folder
from signpost.knowledge import KnowledgeError


@pytest.fixture
def folder(folder: Path) -> Path:
    """The same, and beside it one file of further wordings."""
    path = wordings_folder(folder) / "some.yml"
    path.parent.mkdir(parents=True)
    path.write_text('wordings:\n  als/causes:\n    - "what lies behind als"\n')
    return folder


def test_wording_reaches_its_entry(folder: Path) -> None:
    entries = read_entries(folder, strict=True)
    assert entries["als/causes"].also_asked == ("what lies behind als",)
    assert entries["ms/causes"].also_asked == ()


def test_wording_of_an_unknown_entry_is_an_error_in_the_check_and_left_out_otherwise(folder: Path) -> None:
    path = wordings_folder(folder) / "some.yml"
    path.write_text(path.read_text().replace("als/causes", "als/cuases"))
    with pytest.raises(KnowledgeError, match="Did you mean 'als/causes'") as caught:
        read_entries(folder, strict=True)
    assert (caught.value.path, caught.value.line) == (path, 2)
    assert all(not entry.also_asked for entry in read_entries(folder).values())


def test_mistake_in_a_file_of_wordings_is_explained(folder: Path) -> None:
    path = wordings_folder(folder) / "some.yml"
    path.write_text(path.read_text().replace("wordings:", "wordngs:"))
    with pytest.raises(KnowledgeError, match="Did you mean 'wordings'"):
        read_entries(folder)


def test_no_wording_stands_for_two_entries(base: EducationBase) -> None:
    plain = {
        entry.id: {" ".join(re.findall(r"\w+", text.lower())) for text in (*entry.asked_as, *entry.also_asked)}
        for entry in base.entries.values()
    }
    shared = Counter(text for texts in plain.values() for text in texts)
    assert [text for text, count in shared.items() if count > 1] == []
