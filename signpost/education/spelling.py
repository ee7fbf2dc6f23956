"""Puts near misses of known words right, and leaves ordinary words alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST, _LONG = 5, 8


@dataclass(frozen=True)
class Spelling:
    """The words a typo may mean, the typos that are words of their own, and the words never taken for typos."""

    known: frozenset[str]
    by_letter: Mapping[str, tuple[str, ...]]
    misspelt: Mapping[str, str]
    ordinary: frozenset[str]

    def repaired(self, words: Sequence[str]) -> list[str]:
        """The words with near misses of known words put right ("riluzol" to "riluzole")."""
        return [word if word in self.known else self.misspelt.get(word) or self._repair(word) for word in words]

    def _repair(self, word: str) -> str:
        if len(word) < _SHORTEST or word.isdigit() or word in self.ordinary:
            return word
        most = 1 if len(word) < _LONG else 2
        near = [each for each in self.by_letter.get(word[0], ()) if abs(len(each) - len(word)) <= most]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
        return str(found[0]) if found else word


def spelling_of(known: Iterable[str], misspelt: Mapping[str, str]) -> Spelling:
    """The Spelling that aims at these words."""
    words = frozenset(known)
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= _SHORTEST - 1:
            by_letter.setdefault(word[0], []).append(word)
    return Spelling(words, {letter: tuple(each) for letter, each in by_letter.items()}, misspelt, ordinary_words())


def ordinary_words() -> frozenset[str]:
    """Ordinary English words, which are never taken for typos; none when the word list is not installed.

    The list comes with symspellpy, which the language room needs anyway.
    """
    try:
        path = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    except ModuleNotFoundError:
        return frozenset()
    with path.open(encoding="utf-8-sig") as lines:
        return frozenset(line.split(" ", 1)[0] for line in lines)
