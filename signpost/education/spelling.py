"""Puts near misses of known words right, and leaves ordinary words alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST, _LONG = 5, 8


class WordList:
    """Words of which only is asked whether they stand in it; a fifth of the memory of a set."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = np.unique(np.array([each.encode() for each in words], dtype=np.bytes_))

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        place = int(np.searchsorted(self._words, np.bytes_(word.encode())))
        return place < len(self._words) and bool(self._words[place] == word.encode())


@dataclass(frozen=True)
class Spelling:
    """The words a typo may mean, the typos that are words of their own, and the words never taken for typos."""

    known: frozenset[str]
    by_letter: Mapping[str, tuple[str, ...]]
    misspelt: Mapping[str, str]
    ordinary: WordList

    def repaired(self, words: Sequence[str]) -> list[str]:
        """The words with near misses of known words put right ("riluzol" to "riluzole")."""
        return [word if word in self.known else self.misspelt.get(word) or self._repair(word) for word in words]

    def knows(self, word: str) -> bool:
        """Whether this is a word of the room, or any ordinary one."""
        return word in self.known or word in self.ordinary

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


def ordinary_words() -> WordList:
    """Ordinary English words, which are never taken for typos; none when the word list is not installed.

    The list comes with symspellpy, which the language room needs anyway.
    """
    try:
        path = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    except ModuleNotFoundError:
        return WordList(())
    with path.open(encoding="utf-8-sig") as lines:
        return WordList(line.split(" ", 1)[0] for line in lines)
