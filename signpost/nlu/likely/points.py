"""How like a text is to the questions that have an answer in the education room, single facts and whole entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from signpost.nlu.likely.packing import packed

FILE = "points.npz"
# Vectors are kept in bytes: 28 stands for 1. Finer steps pack worse and change no answer that was measured.
_WHOLE = 28.0
# A fact that says what is asked in its own words is a little more likely meant.
SAID = 0.2

Vectors = np.ndarray[Any, Any]


class Points:
    """The facts by id, with a vector for each question and for what each says."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / FILE, allow_pickle=False) as kept:
            # The questions of one fact stand together, so that the likest of each is found in one go.
            self._starts = np.flatnonzero(np.diff(kept["owners"], prepend=-1))
            self._asks, self._says = (kept[each].astype(np.float32) / _WHOLE for each in ("asks", "says"))
            self.key = str(kept["key"])

    def likest(self, meaning: Vectors) -> float:
        """How like the likest fact is (1 for a question in the same words, or more)."""
        return round(float(self._likeness(_normed(meaning)).max()), 3)

    def _likeness(self, one: Vectors) -> Vectors:
        found: Vectors = np.maximum.reduceat(_product(self._asks, one), self._starts) + SAID * _product(self._says, one)
        return found


def write(folder: Path, points: Mapping[str, tuple[Sequence[str], str]], meanings: Iterable[Vectors], key: str) -> None:
    """Writes the vectors of all points (questions and what they say, by id) down; `meanings` come in that order."""
    owners = [place for place, (asks, _) in enumerate(points.values()) for _ in asks]
    rows = np.array([_normed(each) for each in meanings])
    asked = np.array([part for asks, _ in points.values() for part in [*[True] * len(asks), False]])
    kept = np.round(rows * _WHOLE).astype(np.int8)
    found = {"asks": kept[asked], "says": kept[~asked], "owners": np.array(owners, dtype=np.int32)}
    packed(folder / FILE, {**found, "ids": np.array(list(points)), "key": np.array(key)})


def _product(rows: Vectors, one: Vectors) -> Vectors:
    """The product of each row with a vector, without the library that `@` calls: its threads go on spinning for longer than a turn."""
    found: Vectors = np.einsum("ij,j->i", rows, one)
    return found


def _normed(vector: Vectors) -> Vectors:
    found: Vectors = vector / (np.linalg.norm(vector) or 1.0)
    return found
