"""Recognises "do I have it?" in all its wordings; the patterns are data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DISEASE, GAP = "{d}", "{gap}"
_GAP_LONGEST = 5


@dataclass(frozen=True)
class SelfCheck:
    """Patterns of words with places for a disease and for a gap of one to five words.

    `before` may stand in front of the disease, `after` may follow it; `not_in_gap` shows that a sentence is about
    something else ("is my risk of MS higher").
    """

    patterns: tuple[tuple[str, ...], ...]
    before: frozenset[str]
    after: frozenset[str]
    not_in_gap: frozenset[str]
    entry: str

    def matches(self, words: Sequence[str]) -> bool:
        """Whether the words, with `{d}` for every disease, ask whether somebody has it."""
        return any(
            pattern[0] in (word, DISEASE, GAP) and self._from(words, start, pattern)
            for start, word in enumerate(words)
            for pattern in self.patterns
        )

    def _from(self, words: Sequence[str], place: int, pattern: tuple[str, ...]) -> bool:
        for number, part in enumerate(pattern):
            if part == GAP:
                return self._over_gap(words, place, pattern[number + 1 :])
            if part == DISEASE and place < len(words) and words[place] in self.before:
                place += 1
            if place >= len(words) or words[place] != part:
                return False
            place += 1
        # "is it MS or a trapped nerve" asks; "is it MS medicine" is about something else.
        return place >= len(words) or words[place] in self.after or words[place] == DISEASE

    def _over_gap(self, words: Sequence[str], place: int, rest: tuple[str, ...]) -> bool:
        for length in range(1, _GAP_LONGEST + 1):
            gap = words[place : place + length]
            if len(gap) < length or DISEASE in gap or self.not_in_gap.intersection(gap):
                return False
            if self._from(words, place + length, rest):
                return True
        return False


def self_check_from(data: Mapping[str, Any]) -> SelfCheck:
    """The SelfCheck of the topics file."""
    return SelfCheck(
        patterns=tuple(tuple(line.replace("'", "").split()) for line in data["patterns"]),
        before=frozenset(data["before_disease"]),
        after=frozenset(data["after_disease"]),
        not_in_gap=frozenset(data["not_in_gap"]),
        entry=data["entry"],
    )
