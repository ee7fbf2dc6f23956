"""Guesses what a person is doing (greeting, thanking, fearing ...) from the words and letters of a message.

Words, runs of letters and the weights of a logistic regression, kept as plain numbers. Rasa's model learns them in
`signpost/components/soft_intents.py`; `make soft-intents` keeps the same for a core without Rasa.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from signpost.knowledge import fingerprint
from signpost.places import place

FILE = "training/soft_intents.npz"
Numbers = np.ndarray[Any, Any]

_DIGITS = re.compile(r"\b[0-9]+\b")
_WORD = re.compile(r"\b\w+\b")
# Signs that belong to no word: before a blank, after a blank, and between letters where they are in no address.
_BETWEEN_WORDS = re.compile(r"[^\w#@&]+(?=\s|$)|(\s|^)[^\w#@&]+(?=[^0-9\s])|(?<=[^0-9\s])[^\w._~:/?#\[\]()@!$&*+,;=-]+(?=[^0-9\s])")
_SHORTEST_RUN, _LONGEST_RUN = 2, 4


class Guess(NamedTuple):
    """The likeliest intent and its confidence between 0 and 1."""

    intent: str
    confidence: float


NOTHING_GUESSED = Guess("", 0.0)


def cleaned(text: str) -> str:
    """The words of a message in small letters, without the signs between them; every number is the same word."""
    words = _BETWEEN_WORDS.sub(" ", text).split() or [text]
    return " ".join(_DIGITS.sub("__NUMBER__", each).lower() for each in words)


def words_of(cleaned_text: str) -> list[str]:
    """Every word, as often as it stands there."""
    return _WORD.findall(cleaned_text)


def runs_of(cleaned_text: str) -> list[str]:
    """Every run of two to four letters inside the words, with a blank at both ends of each; a word that is too short counts once."""
    runs = []
    for word in (f" {each} " for each in cleaned_text.split()):
        for size in range(_SHORTEST_RUN, _LONGEST_RUN + 1):
            runs += [word[start : start + size] for start in range(max(1, len(word) - size + 1))]
            if len(word) <= size:
                break
    return runs


class SoftGuesser:
    """Guesses with what was learned: the terms, of which the first so many are words, and their weights for each intent."""

    def __init__(self, terms: list[str], words: int, weights: Numbers, intercepts: Numbers, intents: list[str]) -> None:
        rows = list(zip(terms, range(len(terms)), strict=True))
        self._words, self._runs = dict(rows[:words]), dict(rows[words:])
        self._weights, self._intercepts, self._intents = weights, intercepts, intents

    @classmethod
    def from_arrays(cls, kept: Mapping[str, Numbers]) -> SoftGuesser:
        """The guesser that the arrays of a file describe."""
        return cls(kept["terms"].tolist(), int(kept["words"]), kept["weights"], kept["intercepts"], kept["intents"].tolist())

    def guess(self, text: str) -> Guess:
        """The likeliest intent of a text; without words there is nothing to guess from."""
        if not text:
            return NOTHING_GUESSED
        shares = self._shares(cleaned(text))
        best = int(np.argmax(shares))
        return Guess(self._intents[best], float(shares[best]))

    def _shares(self, text: str) -> Numbers:
        """How likely each intent is, in the order of their names; sums to one."""
        rows = [self._words[word] for word in words_of(text) if word in self._words]
        rows += [self._runs[run] for run in runs_of(text) if run in self._runs]
        scores = self._intercepts + self._weights[rows].sum(axis=0)
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum())


@lru_cache(maxsize=1)
def default_guesser() -> SoftGuesser:
    """The guesser of the project, read once."""
    with np.load(place(FILE), allow_pickle=False) as kept:
        return SoftGuesser.from_arrays(kept)


def examples_key(folder: Path) -> str:
    """What the weights were learned from, as a hash: the example messages in a folder."""
    return fingerprint(folder.rglob("*.yml"))
