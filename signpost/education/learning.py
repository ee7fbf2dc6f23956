"""Learns the second opinion from the wordings: a linear support vector machine for each entry, all trained side by side.

Dual coordinate descent (Hsieh and others, 2008); always the same weights for the same wordings. Run by
`python -m signpost.education learn` after wordings changed; what it writes is what opinion.py reads.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from signpost.education.opinion import FILE, Example, Floats, Vector, hashed, vector_of

# Chosen on the rows of evaluation/education/questions/ that are not held out, with evaluation/education/tune.py; not clinical.
_ROUNDS, _FREEDOM = 8, 1.0
_LEVELS, _BYTE = 31, 256
_SEEN_AT_LEAST = 3
_GOLDEN = (math.sqrt(5) - 1) / 2


def key_of(examples: Iterable[Example]) -> str:
    """What the weights depend on, as a hash: every example and the way of learning."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for found, entry_id in examples:
        digest.update(f"{entry_id}\n{sorted(found)}\n".encode())
    return digest.hexdigest()


def learn(examples: Sequence[Example], file: Path = FILE) -> Path:
    """Learns from the examples and writes the file that the program reads; returns its path."""
    counts = Counter(feature for found, _ in examples for feature in found)
    features = sorted((feature for feature, count in counts.items() if count >= _SEEN_AT_LEAST), key=hashed)
    rarity = np.array([0.0, *(1 + math.log(len(examples) / counts[feature]) for feature in features)], dtype=np.float32)
    places = {feature: place for place, feature in enumerate(features, 1)}
    entries = sorted({entry_id for _, entry_id in examples})
    column = {entry_id: place for place, entry_id in enumerate(entries)}
    vectors = [vector_of(found, places, rarity) for found, _ in examples]
    weights = _weights(vectors, [column[entry_id] for _, entry_id in examples], (len(rarity), len(entries)))
    _write(file, weights, features, rarity, entries, key_of(examples))
    return file


def stride_for(count: int) -> int:
    """How far to step through so many examples that each is met once a round, and neighbours far apart, without chance.

    Neighbours are wordings of one entry: met one after the other they are learned worse. Steps of the golden section
    spread evenly for every count; a fixed stride does not.
    """
    stride = max(1, int(count * _GOLDEN))
    while math.gcd(stride, count) > 1:
        stride += 1
    return stride


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


def _write(file: Path, weights: Floats, features: Sequence[str], rarity: Floats, entries: Sequence[str], key: str) -> None:
    """Keeps the weights that are more than nothing in one byte each, row by row."""
    scale = np.float32(np.abs(weights).max() / _LEVELS)
    levels = np.round(weights / scale).astype(np.int8)
    kept = levels != 0
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        file,
        key=np.array(key),
        entries=np.array(entries),
        hashes=np.array([hashed(feature) for feature in features], dtype=np.uint32),
        rarity=rarity.astype(np.float16),
        counts=kept.sum(axis=1).astype(np.uint16),
        columns=np.nonzero(kept)[1].astype(np.uint8 if len(entries) <= _BYTE else np.uint16),
        weights=levels[kept],
        scale=scale,
    )
