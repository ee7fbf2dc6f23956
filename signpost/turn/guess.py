"""Guesses what a person is doing (greeting, thanking, fearing ...) from what a message means to the learned reader.

A linear head on the reader's vector of meaning, kept as plain numbers. Rasa's model learns it in
`signpost/components/soft_intents.py`; `make soft-intents` keeps the same for a core without Rasa.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from signpost.knowledge import fingerprint
from signpost.places import place

FILE = "training/soft_intents.npz"
Numbers = np.ndarray[Any, Any]


class Guess(NamedTuple):
    """The likeliest intent and its confidence between 0 and 1."""

    intent: str
    confidence: float


NOTHING_GUESSED = Guess("", 0.0)


class SoftGuesser:
    """Guesses with the weights of each intent for the numbers of a vector of meaning, as one learned reader makes them."""

    def __init__(self, weights: Numbers, intercepts: Numbers, intents: list[str], reader: str | None) -> None:
        self._weights, self._intercepts, self._intents, self._reader = weights, intercepts, intents, reader

    @classmethod
    def from_arrays(cls, kept: Mapping[str, Numbers]) -> SoftGuesser:
        """The guesser that the arrays of a file describe."""
        return cls(kept["weights"], kept["intercepts"], kept["intents"].tolist(), str(kept["reader"]))

    def guess(self, meaning: Sequence[float], reader: str | None) -> Guess:
        """The likeliest intent of what has a meaning to a reader; nothing is guessed without one, or from another reader's."""
        if not meaning or reader != self._reader:
            return NOTHING_GUESSED
        scores = np.asarray(meaning) @ self._weights + self._intercepts
        shares = np.exp(scores - scores.max())
        best = int(np.argmax(shares))
        return Guess(self._intents[best], float(shares[best] / shares.sum()))


@lru_cache(maxsize=1)
def default_guesser() -> SoftGuesser:
    """The guesser of the project, read once."""
    with np.load(place(FILE), allow_pickle=False) as kept:
        return SoftGuesser.from_arrays(kept)


def examples_key(folder: Path) -> str:
    """What the weights were learned from, as a hash: the example messages in a folder."""
    return fingerprint(folder.rglob("*.yml"))
