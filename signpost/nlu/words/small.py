"""Small words that the shape of a sentence is told by: joining words, subjects, verbs of echoes; see `small_words.yml`."""

from __future__ import annotations

from functools import lru_cache

from signpost.knowledge import knowledge_root, read_yaml


@lru_cache(maxsize=64)
def small(name: str) -> frozenset[str]:
    """The words of one list; raises KeyError for a list that does not exist."""
    return _lists()[name]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    data = read_yaml(knowledge_root() / "language" / "small_words.yml").data
    return {str(name): frozenset(map(str, words)) for name, words in data.items()}
