"""Small words that the shape of a sentence is told by: joining words, subjects, verbs of echoes; see `small_words.yml`."""

from __future__ import annotations

from functools import lru_cache

from signpost.knowledge import data_of


@lru_cache(maxsize=64)
def small(name: str) -> frozenset[str]:
    """The words of one list; raises KeyError for a list that does not exist."""
    return frozenset(map(str, data_of("language/small_words.yml")[name]))
