"""All wordings of all entries as arrays, so that a question is compared with thousands of them at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from signpost.education.sayings import Saying

Places = NDArray[np.int32]


class Phrases:
    """The wordings in groups that share the entry and the diseases; ask them with `nearest`."""

    def __init__(self, sayings: Iterable[Saying], weigh: Callable[[Iterable[str]], float]) -> None:
        ordered = sorted(sayings, key=lambda each: (each.entry.id, sorted(each.diseases)))
        self._weights = np.array([weigh(set(each.words)) for each in ordered])
        self._lengths = np.array([len(set(each.said)) for each in ordered])
        self._with_word = _places(each.words for each in ordered)
        self._with_stem = _places(each.said for each in ordered)
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
        shared = _summed(self._with_word, words, len(self._weights))
        same = _summed(self._with_stem, dict.fromkeys(said, 1.0), len(self._weights))
        like = (1 - literal) * 2 * shared / (sum(words.values()) + self._weights) + literal * 2 * same / (len(said) + self._lengths)
        best = np.maximum.reduceat(np.where(shared > 0, like, 0.0), self._starts)
        for place in np.flatnonzero(best > least).tolist():
            yield *self._groups[place], float(best[place])


def _places(texts: Iterable[Sequence[str]]) -> dict[str, Places]:
    found: dict[str, list[int]] = {}
    for number, words in enumerate(texts):
        for word in set(words):
            found.setdefault(word, []).append(number)
    return {word: np.array(numbers, dtype=np.int32) for word, numbers in found.items()}


def _summed(places: Mapping[str, Places], values: Mapping[str, float], size: int) -> NDArray[np.float64]:
    total = np.zeros(size)
    for word, value in values.items():
        if word in places:
            total[places[word]] += value
    return total
