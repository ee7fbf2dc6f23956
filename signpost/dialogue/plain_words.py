"""What a word of the questions means, in plain ones: the names and meanings stand in `knowledge/own_questions.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import whole_words


def word_asked(text: str) -> dict[str, Any]:
    """The first such word of a text and its meaning, as an answer names them; empty where it has none."""
    pattern, meanings = _meanings()
    found = pattern.search(text.lower())
    return {"term": found[0], "meaning": meanings[found[0]]} if found else {}


@lru_cache(maxsize=1)
def _meanings() -> tuple[re.Pattern[str], Mapping[str, str]]:
    rows = read_yaml(knowledge_root() / "own_questions.yml").data["terms"]
    meanings = {str(name): str(row["means"]) for row in rows for name in row["called"]}
    return whole_words(meanings), meanings
