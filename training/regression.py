"""Soft-max regression by plain gradient steps: always the same for the same rows, and nothing to install."""

from __future__ import annotations

from typing import Any

import numpy as np

STEPS = 3000
Vectors = np.ndarray[Any, Any]


def regressed(signs: Vectors, wanted: Vectors, hold: float, weighs: Vectors | None = None) -> tuple[Vectors, Vectors]:
    """Weights and shift of each class, by gradient steps with momentum.

    `wanted` is the place of each row's class, `hold` says how strongly weights are kept small, `weighs` how much each row counts.
    """
    shares = np.eye(int(wanted.max()) + 1)[wanted]
    whole = np.hstack([signs, np.ones((len(signs), 1))])
    counted = whole if weighs is None else whole * weighs[:, None]
    held = np.full(whole.shape[1], hold)
    held[-1] = 0.0
    widest = whole if weighs is None else whole * np.sqrt(weighs)[:, None]
    step = 1 / (np.linalg.norm(widest, 2) ** 2 / 2 + hold)
    weights = ahead = np.zeros((shares.shape[1], whole.shape[1]))
    for number in range(STEPS):
        slope = (softmax(whole @ ahead.T) - shares).T @ counted + held * ahead
        before, weights = weights, ahead - step * slope
        ahead = weights + number / (number + 3) * (weights - before)
    return weights[:, :-1], weights[:, -1]


def softmax(scores: Vectors) -> Vectors:
    """The chances that scores stand for, row by row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Vectors = raised / raised.sum(axis=1, keepdims=True)
    return found
