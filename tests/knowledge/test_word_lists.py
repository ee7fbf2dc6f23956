"""No word stands twice in one list of the vocabulary: whoever takes one of them out would wonder why nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from signpost.knowledge import knowledge_root, read_yaml

FILES = sorted(path for folder in ("vocabulary", "language") for path in (knowledge_root() / folder).rglob("*.yml"))


def lists(node: Any) -> Iterator[list[Any]]:
    """Every list in a file, however deep."""
    if isinstance(node, list):
        yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from lists(child)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    found = [Counter(each for each in words if isinstance(each, str)) for words in lists(read_yaml(path).data)]
    assert [word for words in found for word, count in words.items() if count > 1] == []


def test_only_what_always_counts_is_asked_about_by_a_phrase_that_resembles_it() -> None:
    always = read_yaml(knowledge_root() / "language" / "likely.yml").data["always"]
    files = [data for data in (read_yaml(path).data for path in FILES) if "id" in data]
    resembled = {each["id"] for each in files if "maybe" in each or any(frame.get("maybe") for frame in each.get("frames") or ())}
    assert "suicidal_thoughts" in resembled <= set(always)
