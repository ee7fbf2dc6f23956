"""All wordings of all entries as arrays, so that a question is compared with thousands of them at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from signpost.education.sayings import Saying

_DIGITS = 9


class Places:
    """The numbers of the texts that hold each word, all in one array: one for each word would take ten times the memory."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        found: dict[str, list[int]] = {}
        for number, words in enumerate(texts):
            for word in set(words):
                found.setdefault(word, []).append(number)
        self._lines = {word: line for line, word in enumerate(found)}
        self._starts = np.cumsum([0, *map(len, found.values())])
        self._numbers = np.fromiter((number for numbers in found.values() for number in numbers), dtype=np.int32)

    def of(self, word: str) -> NDArray[np.int32]:
        """The numbers of the texts that hold a word, none for a word of no text."""
        line = self._lines.get(word)
        return self._numbers[:0] if line is None else self._numbers[self._starts[line] : self._starts[line + 1]]

    def summed(self, values: Mapping[str, float], size: int) -> NDArray[np.float64]:
        """For each of so many texts the sum of the values of the words that it holds."""
        total = np.zeros(size)
        for word, value in values.items():
            total[self.of(word)] += value
        return total


class Phrases:
    """The wordings in groups that share the entry and the diseases; ask them with `nearest`."""

    def __init__(self, sayings: Iterable[Saying], weigh: Callable[[Iterable[str]], float]) -> None:
        ordered = sorted(sayings, key=lambda each: (each.entry.id, sorted(each.diseases)))
        self._weights = np.array([weigh(set(each.words)) for each in ordered])
        self._lengths = np.array([len(set(each.said)) for each in ordered])
        self._with_word = Places(each.words for each in ordered)
        self._with_stem = Places(each.said for each in ordered)
        groups = [(each.entry, each.diseases) for each in ordered]
        starts = [place for place, group in enumerate(groups) if not place or group != groups[place - 1]]
        self._groups = [groups[start] for start in starts]
        self._starts = np.array(starts)

    def nearest(
        self, words: Mapping[str, float], said: Collection[str], *, literal: float, least: float = 0.0
    ) -> Iterator[tuple[Any, frozenset[str], float]]:
        """Each group with a wording that shares a word, and how like the question its likest is: 0 to 1.

        `words` are those of the question with their weights; `literal` is the share that the same stems (`said`) have in it;
        what is no more like it than `least` is left out.
        """
        shared = self._with_word.summed(words, len(self._weights))
        same = self._with_stem.summed(dict.fromkeys(said, 1.0), len(self._weights))
        like = (1 - literal) * 2 * shared / (sum(words.values()) + self._weights) + literal * 2 * same / (len(said) + self._lengths)
        # Sums depend on the order of their parts in the last digits: the same words must be exactly the same everywhere.
        best = np.maximum.reduceat(np.where(shared > 0, like, 0.0), self._starts).round(_DIGITS)
        for place in np.flatnonzero(best > least).tolist():
            yield *self._groups[place], float(best[place])
