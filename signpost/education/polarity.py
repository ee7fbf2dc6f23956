"""Yes-or-no questions: whether a question is one, and whether the verdict of another question holds for it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signpost.education.words import tokens

Side = tuple[int, int]


@dataclass(frozen=True)
class Polarity:
    """The words that turn a verdict round: sides of pairs ("better", "worse"), words of how much ("always"), and words of "not".

    `verdicts` are the words that an answer begins with, by verdict.
    """

    openers: frozenset[str]
    leading: frozenset[str]
    sides: Mapping[str, Side]
    denying: frozenset[str]
    verdicts: Mapping[str, str]

    def asks_yes_or_no(self, words: Sequence[str]) -> bool:
        """Whether the words ask for a yes or a no: they open so, and offer no choice ("is it A or B")."""
        return self._opening(words) is not None and not ("or" in words and words[-2:] != ["or", "not"])

    def same_sense(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether what is true of one question is true of the other: the same sides, and both denied or neither."""
        return self._signature(one) == self._signature(other)

    def _opening(self, words: Sequence[str]) -> str | None:
        rest = [word for word in words if word not in self.leading] if words and words[0] in self.leading else list(words)
        return rest[0] if rest and rest[0] in self.openers else None

    def _signature(self, words: Sequence[str]) -> tuple[frozenset[Side], bool]:
        sides = frozenset(self.sides[word] for word in words if word in self.sides)
        return sides, sum(word in self.denying for word in words) % 2 == 1


def polarity_from(data: Mapping[str, Any], leading: frozenset[str]) -> Polarity:
    """The Polarity of the file about asking."""
    sides: dict[str, Side] = {}
    for number, pair in enumerate(data["opposites"]):
        for side, words in enumerate(pair):
            sides.update({word: (number, side) for each in words for word in tokens(str(each))})
    denying = frozenset(word for each in data["denying"] for word in tokens(str(each)))
    return Polarity(frozenset(data["yes_no_openers"]), leading, sides, denying, data["verdicts"])
