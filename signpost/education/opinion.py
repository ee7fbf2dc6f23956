"""A second opinion on which entry a question means: weights of words and letters, learned from the wordings.

The index compares a question with single wordings; this looks at what sets the wordings of one entry apart from those of
all others: a linear support vector machine for each entry, all trained side by side by dual coordinate descent (Hsieh and
others, 2008). Always the same weights for the same wordings.
"""

from __future__ import annotations

import base64
import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from signpost.kept import kept

# Chosen on evaluation/education/tuned-*.yml with evaluation/education/tune.py; not clinical.
_ROUNDS, _FREEDOM, _LETTERS = 8, 1.0, 0.7
_SHORTEST_RUN, _LONGEST_RUN = 3, 4
_WORTH_KEEPING = 0.02
_GOLDEN = (math.sqrt(5) - 1) / 2

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


def stride_for(count: int) -> int:
    """How far to step through so many examples that each is met once a round, and neighbours far apart, without chance.

    Neighbours are wordings of one entry: met one after the other they are learned worse. Steps of the golden section
    spread evenly for every count; a fixed stride does not.
    """
    stride = max(1, int(count * _GOLDEN))
    while math.gcd(stride, count) > 1:
        stride += 1
    return stride


def _runs(word: str) -> Iterable[str]:
    sizes = range(_SHORTEST_RUN, min(_LONGEST_RUN, len(word)) + 1)
    return (word[start : start + size] for size in sizes for start in range(len(word) - size + 1))


class Opinion:
    """Learned weights; ask it with `likeness`."""

    def __init__(self, made_of: str, examples: Callable[[], Iterable[Example]]) -> None:
        """`made_of` changes whenever an example does: what was learned of the same ones before is read from a file."""
        key = hashlib.sha256(Path(__file__).read_bytes() + made_of.encode()).hexdigest()
        found = kept("opinion", key, lambda: _learned(list(examples())))
        self._entries: list[str] = found["entries"]
        self._places = {feature: place for place, feature in enumerate(found["features"], 1)}
        self._rarity: list[float] = found["rarity"]
        self._starts, self._columns, self._weights = _unpacked(found["weights"])

    def likeness(self, found: Iterable[str]) -> dict[str, float]:
        """How much each entry is meant: about 1 for the right one, about 0 for others."""
        places, values = _vector(found, self._places, self._rarity)
        rows = [slice(self._starts[place], self._starts[place + 1]) for place in places.tolist()]
        columns = np.concatenate([self._columns[row] for row in rows])
        weights = np.concatenate([self._weights[row] for row in rows])
        shares = weights * np.repeat(values, [row.stop - row.start for row in rows])
        scores = np.bincount(columns, weights=shares, minlength=len(self._entries))
        return dict(zip(self._entries, ((1 + scores) / 2).tolist(), strict=True))


def _vector(found: Iterable[str], places: Mapping[str, int], rarity: Sequence[float]) -> Vector:
    """Words and letters each brought to their own length, and a 1 in place 0 that every vector has."""
    known = [(feature.startswith("#"), place, rarity[place]) for feature in sorted(found) if (place := places.get(feature))]
    squares = [sum(value * value for letters, _, value in known if letters is part) or 1.0 for part in (False, True)]
    scales = (1 / math.sqrt(squares[0]), _LETTERS / math.sqrt(squares[1]))
    values = [1.0, *(value * scales[letters] for letters, _, value in known)]
    return np.array([0, *(place for _, place, _ in known)]), np.array(values, dtype=np.float32)


def _learned(examples: Sequence[Example]) -> dict[str, Any]:
    """What the examples teach, as plain data: the entries, the features with their rarity, and the packed weights."""
    counts = Counter(feature for found, _ in examples for feature in found)
    features = sorted(counts)
    rarity = [0.0, *(1 + math.log(len(examples) / counts[feature]) for feature in features)]
    places = {feature: place for place, feature in enumerate(features, 1)}
    entries = sorted({entry_id for _, entry_id in examples})
    column = {entry_id: place for place, entry_id in enumerate(entries)}
    vectors = [_vector(found, places, rarity) for found, _ in examples]
    weights = _weights(vectors, [column[entry_id] for _, entry_id in examples], (len(rarity), len(entries)))
    return {"entries": entries, "features": features, "rarity": rarity, "weights": _packed(weights)}


def _weights(vectors: Sequence[Vector], meant: Sequence[int], shape: tuple[int, int]) -> Floats:
    """The weights by feature and entry; `meant` holds the column of the entry that each vector asks for."""
    weights = np.zeros(shape, dtype=np.float32)
    pushed = np.zeros((len(vectors), shape[1]), dtype=np.float32)
    wanted = np.full(shape[1], -1, dtype=np.float32)
    softness = np.float32(1 / (2 * _FREEDOM))
    stride = stride_for(len(vectors))
    for step in range(_ROUNDS * len(vectors)):
        number = step * stride % len(vectors)
        places, values = vectors[number]
        wanted[meant[number]] = 1
        short = 1 - wanted * (values @ weights[places]) - pushed[number] * softness
        push = np.maximum(pushed[number] + short / (values @ values + softness), 0)
        change = (push - pushed[number]) * wanted
        moved = np.flatnonzero(change)
        weights[np.ix_(places, moved)] += np.outer(values, change[moved])
        pushed[number] = push
        wanted[meant[number]] = -1
    return weights


def _packed(weights: Floats) -> list[str]:
    """The weights worth keeping, row by row, as text: where each row starts, the columns, the weights."""
    large = np.abs(weights) >= _WORTH_KEEPING
    starts = np.concatenate(([0], np.cumsum(large.sum(axis=1)))).astype(np.int32)
    columns = np.nonzero(large)[1].astype(np.int16)
    return [base64.b64encode(each.tobytes()).decode() for each in (starts, columns, weights[large].astype(np.float16))]


def _unpacked(packed: Sequence[str]) -> tuple[list[int], NDArray[np.int16], Floats]:
    starts, columns, weights = map(base64.b64decode, packed)
    numbers = np.frombuffer(weights, np.float16).astype(np.float32)
    return np.frombuffer(starts, np.int32).tolist(), np.frombuffer(columns, np.int16), numbers
