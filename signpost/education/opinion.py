"""A second opinion on which entry a question means: weights of words, learned from the wordings when the base is loaded.

The index compares a question with single wordings; this looks at what sets the wordings of one entry apart from those of
all others. It starts from the mean of each entry's wordings and goes over them once, taking weight from entries that
would have won instead (softmax regression). Always the same weights for the same wordings.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from signpost.kept import kept

# Chosen on evaluation/education/tuned-*.yml with evaluation/education/tune.py; not clinical.
_STEP, _STEP_END, _SHARPNESS, _OTHERWISE = 0.5, 0.3, 8.0, 0.3
_LEARNED, _NEAR, _WORTH_LEARNING, _WORTH_KEEPING = 0.02, 5.0, 0.01, 0.004
_STRIDE = 1543

Vector = tuple[tuple[str, float], ...]


def features(words: Sequence[str], said: Sequence[str], diseases: Iterable[str]) -> frozenset[str]:
    """What the opinion looks at: folded words (alone and with the disease), stems, pairs of neighbours, the disease."""
    about = "+".join(sorted(diseases)) or "-"
    pairs = zip(("^", *said), (*said, "$"), strict=True)
    found = {f"f:{word}" for word in words} | {f"{about}:{word}" for word in words} | {f"w:{word}" for word in said}
    return frozenset(found | {f"b:{one}_{two}" for one, two in pairs} | {f"d:{about}"})


class Opinion:
    """Learned weights; ask it with `likeness`."""

    def __init__(self, examples: Sequence[tuple[frozenset[str], str]]) -> None:
        counts = Counter(feature for found, _ in examples for feature in found)
        self._rarity = {feature: math.log(1 + len(examples) / count) for feature, count in counts.items()}
        self._weights: dict[str, dict[str, float]] = kept("opinion", _key(examples), lambda: self._learned(examples))

    def likeness(self, found: Iterable[str]) -> dict[str, float]:
        """How much each entry is meant (about -0.5 to 1); entries that share nothing with the question are left out."""
        return self._scores(self._vector(found))

    def _learned(self, examples: Sequence[tuple[frozenset[str], str]]) -> dict[str, dict[str, float]]:
        """The weights of each entry, by feature."""
        learned = [(self._vector(found), entry_id) for found, entry_id in examples]
        self._weights = _means(learned)
        for number in range(len(learned)):
            # A stride that is prime to most lengths mixes the entries without chance.
            vector, entry_id = learned[number * _STRIDE % len(learned)]
            self._learn(vector, entry_id, _STEP + (_STEP_END - _STEP) * number / len(learned))
        return {feature: _without_small(row) for feature, row in self._weights.items()}

    def _vector(self, found: Iterable[str]) -> Vector:
        known = [(feature, self._rarity[feature]) for feature in sorted(found) if feature in self._rarity]
        length = math.sqrt(sum(value * value for _, value in known)) or 1.0
        return tuple((feature, value / length) for feature, value in known)

    def _scores(self, vector: Vector) -> dict[str, float]:
        scores: dict[str, float] = {}
        for feature, value in vector:
            for entry_id, weight in self._weights.get(feature, {}).items():
                scores[entry_id] = scores.get(entry_id, 0.0) + value * weight
        return scores

    def _learn(self, vector: Vector, entry_id: str, step: float) -> None:
        scores = self._scores(vector)
        own, best = scores.get(entry_id, 0.0), max(scores.values(), default=0.0)
        strong = {each: (score - best) * _SHARPNESS for each, score in scores.items()}
        shares = {each: math.exp(score) for each, score in strong.items() if score > -_NEAR and each != entry_id}
        mine = math.exp((own - best) * _SHARPNESS)
        whole = sum(shares.values()) + mine + _OTHERWISE
        if 1 - mine / whole < _LEARNED:
            return
        change = {each: -share / whole for each, share in shares.items() if share / whole > _WORTH_LEARNING}
        change[entry_id] = 1 - mine / whole
        for feature, value in vector:
            row = self._weights.setdefault(feature, {})
            for each, amount in change.items():
                row[each] = row.get(each, 0.0) + step * value * amount


def _key(examples: Sequence[tuple[frozenset[str], str]]) -> str:
    """Changes with the wordings and with the way in which they are learned."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for found, entry_id in examples:
        digest.update(f"{entry_id}|{'|'.join(sorted(found))}\n".encode())
    return digest.hexdigest()


def _means(learned: Iterable[tuple[Vector, str]]) -> dict[str, dict[str, float]]:
    """The sum of each entry's wordings, brought to length 1, by feature and entry."""
    weights: dict[str, dict[str, float]] = {}
    squares: dict[str, float] = {}
    for vector, entry_id in learned:
        for feature, value in vector:
            row = weights.setdefault(feature, {})
            row[entry_id] = row.get(entry_id, 0.0) + value
    for row in weights.values():
        for entry_id, value in row.items():
            squares[entry_id] = squares.get(entry_id, 0.0) + value * value
    return {feature: {each: value / math.sqrt(squares[each]) for each, value in row.items()} for feature, row in weights.items()}


def _without_small(row: Mapping[str, float]) -> dict[str, float]:
    return {entry_id: weight for entry_id, weight in row.items() if abs(weight) >= _WORTH_KEEPING}
