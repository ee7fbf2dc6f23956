"""Whether a message is an everyday request or small talk, or asks what this service knows: a chance from what the learned net hears anyway.

A regression over the same signs as the guess of an intent (`guessing.py`), learned by `training/subject.py` from questions and from
talk. It counts only where nothing known here is named.
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
        self._weights, self._shift = kept["weights"], float(kept["shift"])

    def elsewhere(self, signs: Vectors) -> float:
        """The chance, 0 to 1, that nothing is meant that has answers here."""
        # Without the library that `@` calls: its threads go on spinning for longer than a turn.
        score = float(np.einsum("i,i->", self._weights, signs)) + self._shift
        return float(1 / (1 + np.exp(-score)))


def load_subject(folder: Path, version: str) -> Subject | None:
    """The weights for the net of this version; None, which is said in the log, where there are none."""
    kept = kept_for(folder / FILE, version, "no everyday request is told (make subject learns it)")
    return Subject(kept) if kept else None
