"""A second opinion on which entry a question means: learned weights of words and letters, read from a small file.

The index compares a question with single wordings; this looks at what sets the wordings of one entry apart from those of
all others. The weights are learned by `python -m signpost.education learn` (learning.py), never at the start.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from signpost.places import place

FILE = place("training/opinion.npz")
_LETTERS = 0.7
_SHORTEST_RUN, _LONGEST_RUN = 3, 4

# What the opinion sees of a wording, and the entry that it asks for.
Example = tuple[frozenset[str], str]
Floats = NDArray[np.float32]
Vector = tuple[NDArray[np.int64], Floats]


def features(words: Sequence[str], said: Sequence[str], diseases: Iterable[str]) -> frozenset[str]:
    """What the opinion looks at: folded words (alone and with the disease), stems, pairs of neighbours, the disease, runs of letters."""
    about = "+".join(sorted(diseases)) or "-"
    pairs = zip(("^", *said), (*said, "$"), strict=True)
    found = {f"f:{word}" for word in words} | {f"{about}:{word}" for word in words} | {f"w:{word}" for word in said}
    runs = {f"#{run}" for word in said for run in _runs(f" {word} ")}
    return frozenset(found | runs | {f"b:{one}_{two}" for one, two in pairs} | {f"d:{about}"})


def hashed(feature: str) -> int:
    """The number that stands for a feature in the file: 32 bits of a hash, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=4).digest(), "big")


def vector_of(found: Iterable[str], places: Mapping[str, int], rarity: Sequence[float] | Floats) -> Vector:
    """Words and letters each brought to their own length, and a 1 in place 0 that every vector has."""
    known = [(feature.startswith("#"), place, float(rarity[place])) for feature in sorted(found) if (place := places.get(feature))]
    squares = [sum(value * value for letters, _, value in known if letters is part) or 1.0 for part in (False, True)]
    scales = (1 / math.sqrt(squares[0]), _LETTERS / math.sqrt(squares[1]))
    values = [1.0, *(value * scales[letters] for letters, _, value in known)]
    return np.array([0, *(place for _, place, _ in known)]), np.array(values, dtype=np.float32)


def _runs(word: str) -> Iterable[str]:
    sizes = range(_SHORTEST_RUN, min(_LONGEST_RUN, len(word)) + 1)
    return (word[start : start + size] for size in sizes for start in range(len(word) - size + 1))


class Opinion:
    """Learned weights; ask it with `likeness`. `key` tells what they were learned from."""

    def __init__(self, file: Path = FILE) -> None:
        with np.load(file) as kept:
            self.key = str(kept["key"])
            self._entries = [str(each) for each in kept["entries"]]
            self._hashes = kept["hashes"]
            self._rarity = kept["rarity"].astype(np.float32)
            self._starts = np.concatenate(([0], np.cumsum(kept["counts"], dtype=np.int64)))
            self._columns, self._weights = kept["columns"], kept["weights"]
            self._scale = np.float32(kept["scale"])

    def likeness(self, found: Iterable[str]) -> dict[str, float]:
        """How much each entry is meant: about 1 for the right one, about 0 for others."""
        asked = list(found)
        places, values = vector_of(asked, self._known(asked), self._rarity)
        rows = [slice(int(self._starts[place]), int(self._starts[place + 1])) for place in places.tolist()]
        columns = np.concatenate([self._columns[row] for row in rows])
        weights = np.concatenate([self._weights[row] for row in rows]) * self._scale
        shares = weights * np.repeat(values, [row.stop - row.start for row in rows])
        scores = np.bincount(columns, weights=shares, minlength=len(self._entries))
        return dict(zip(self._entries, ((1 + scores) / 2).tolist(), strict=True))

    def _known(self, asked: Sequence[str]) -> dict[str, int]:
        """The places of the features that the file has; place 0 is the constant that every vector has."""
        wanted = np.array([hashed(each) for each in asked], dtype=np.uint32)
        places = np.searchsorted(self._hashes, wanted)
        places = np.minimum(places, len(self._hashes) - 1)
        there = self._hashes[places] == wanted
        return {each: int(place) + 1 for each, place, known in zip(asked, places, there, strict=True) if known}
