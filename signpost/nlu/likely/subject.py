"""Whether a message asks for what has answers here, complains, or is an everyday request or small talk, from what the net hears anyway.

A regression over the same signs as the guess of an intent (`guessing.py`), learned by `training/subject.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from signpost.nlu.likely.beside_net import kept_for

FILE = "subject.npz"

Vectors = np.ndarray[Any, Any]


class Subject:
    """The weights in one folder; `learned_from` is the hash of the texts, `version` that of the net whose hearing they weigh."""

    def __init__(self, kept: Any) -> None:
        self.learned_from, self.version = str(kept["learned_from"]), str(kept["version"])
        self._weights, self._shift = kept["weights"], kept["shift"]

    def about(self, signs: Vectors) -> tuple[float, float]:
        """The chances, 0 to 1, that something is asked that has answers here, and that nothing is meant that is known here."""
        # Without the library that `@` calls: its threads go on spinning for longer than a turn.
        scores = np.einsum("ij,j->i", self._weights, signs) + self._shift
        raised = np.exp(scores - scores.max())
        return float(raised[0] / raised.sum()), float(raised[-1] / raised.sum())


def load_subject(folder: Path, version: str) -> Subject | None:
    """The weights for the net of this version; None, which is said in the log, where there are none."""
    kept = kept_for(folder / FILE, version, "nobody knows what a message is about (make subject learns it)")
    return Subject(kept) if kept else None
