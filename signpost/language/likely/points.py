"""Which single facts of the education room a text asks for: those whose questions mean about the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

FILE = "points.npz"
# Vectors are kept in bytes: 127 stands for 1.
_WHOLE = 127.0
# A fact that says what is asked in its own words is a little more likely meant.
SAID = 0.2
_MOST, _LEAST = 10, 0.7

Vectors = np.ndarray[Any, Any]


class Points:
    """The facts by id, with a vector for each question and for what each says."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / FILE, allow_pickle=False) as kept:
            self._ids: list[str] = kept["ids"].tolist()
            self._owners = kept["owners"]
            self._asks, self._says = (kept[each].astype(np.float32) / _WHOLE for each in ("asks", "says"))
            self.key = str(kept["key"])

    def near(self, meanings: Sequence[Vectors]) -> dict[str, float]:
        """The likeliest facts for what the parts of a text mean, with their likeness (1 for a question in the same words, or more)."""
        like = np.full(len(self._ids), -1.0, dtype=np.float32)
        for one in map(_normed, meanings):
            asked = np.full(len(self._ids), -1.0, dtype=np.float32)
            np.maximum.at(asked, self._owners, self._asks @ one)
            np.maximum(like, asked + SAID * (self._says @ one), out=like)
        order = like.argsort()[::-1][:_MOST].tolist()
        return {self._ids[place]: round(float(like[place]), 3) for place in order if like[place] >= _LEAST}


def write(folder: Path, points: Mapping[str, tuple[Sequence[str], str]], meanings: Iterable[Vectors], key: str) -> None:
    """Writes the vectors of all points (questions and what they say, by id) down; `meanings` come in that order."""
    owners = [place for place, (asks, _) in enumerate(points.values()) for _ in asks]
    rows = np.array([_normed(each) for each in meanings])
    asked = np.array([part for asks, _ in points.values() for part in [*[True] * len(asks), False]])
    kept = np.round(rows * _WHOLE).astype(np.int8)
    found = {"asks": kept[asked], "says": kept[~asked], "owners": np.array(owners, dtype=np.int32)}
    np.savez_compressed(folder / FILE, ids=np.array(list(points)), key=np.array(key), **found)


def _normed(vector: Vectors) -> Vectors:
    found: Vectors = vector / (np.linalg.norm(vector) or 1.0)
    return found
