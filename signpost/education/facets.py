"""Facets: the side of a subject that a question asks about (why, treatment, odds, cost …) and that a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signpost.education.words import by_first_word, phrase_at, tokens

Phrases = Mapping[str, list[tuple[str, ...]]]


@dataclass(frozen=True)
class Facets:
    """The words that ask for each facet, and the pattern that shows that a sentence tells of it.

    `topics`: the topic whose main entry answers it for a whole disease; `follow_ups`: messages that are nothing but a facet;
    `calm`: facets with which no safety line is shown.
    """

    asking: Mapping[tuple[str, ...], str]
    index: Phrases
    telling: Mapping[str, re.Pattern[str]]
    topics: Mapping[str, str]
    follow_ups: Mapping[tuple[str, ...], tuple[str, ...]]
    calm: frozenset[str]

    def asked(self, words: Sequence[str]) -> frozenset[str]:
        """The facets that the words ask about."""
        found: set[str] = set()
        place = 0
        while place < len(words):
            phrase = phrase_at(words, place, self.index)
            if phrase:
                found.add(self.asking[phrase])
            place += len(phrase) if phrase else 1
        return frozenset(found)

    def told(self, sentence: str) -> frozenset[str]:
        """The facets that a sentence tells of."""
        return frozenset(facet for facet, pattern in self.telling.items() if pattern.search(sentence))


def facets_from(rows: Sequence[Mapping[str, Any]]) -> Facets:
    """The Facets of the file about asking."""
    asking = {tuple(tokens(words)): row["id"] for row in rows for words in row["asked"]}
    follow_ups: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in rows:
        for words in row.get("follow_ups", ()):
            key = tuple(tokens(words))
            follow_ups[key] = (*follow_ups.get(key, ()), row["id"])
    return Facets(
        asking=asking,
        index=by_first_word(asking),
        telling={row["id"]: re.compile(row["told"], re.IGNORECASE) for row in rows if "told" in row},
        topics={row["id"]: row["topic"] for row in rows if "topic" in row},
        follow_ups=follow_ups,
        calm=frozenset(row["id"] for row in rows if row.get("calm")),
    )
