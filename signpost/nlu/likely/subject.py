"""What a whole message is about, and whether it is of somebody who may not want to live, from what the net hears anyway.

Two regressions over the same signs as the guess of an intent (`guessing.py`), learned by `training/subject.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from signpost.nlu.likely.guessing import Vectors, kept_for, shares_of

SUBJECT, DESPAIR = "subject.npz", "despair.npz"


class Weights:
    """The weights in one file; `learned_from` is the hash of the texts, `version` that of the net whose hearing they weigh."""

    def __init__(self, kept: Any) -> None:
        self.learned_from, self.version = str(kept["learned_from"]), str(kept["version"])
        self._weights, self._shift = kept["weights"], kept["shift"]

    def chances(self, signs: Vectors) -> list[float]:
        """The chance of each thing that a message may be about, 0 to 1, in the order in which they were learned."""
        # Without the library that `@` calls: its threads go on spinning for longer than a turn.
        return [float(each) for each in shares_of(np.einsum("ij,j->i", self._weights, signs) + self._shift)]


def load_weights(folder: Path, version: str, file: str) -> Weights | None:
    """The weights of a file for the net of this version; None, which is said in the log, where there are none."""
    kept = kept_for(folder / file, version, "nobody knows what a message is about (make subject learns it)")
    return Weights(kept) if kept else None
