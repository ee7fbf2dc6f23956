"""What a message does besides telling (greets, thanks, fears, asks for a pizza): a guess from what the learned net hears anyway.

A soft-max regression over the net's vector of meaning, with the kind of message, the polarity and whether anything is asked for
beside it: a few thousand numbers, no second run of the net and no second model. `training/intents.py` learns it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from signpost.language.likely.beside_net import kept_for
from signpost.language.likely.heard import Guess

FILE = "intents.npz"
_LEAST = 1e-4

Vectors = np.ndarray[Any, Any]


def signs_of(meaning: Vectors, scores: Iterable[Vectors], nothing: float, present: float) -> Vectors:
    """What is weighed, from one run of the net: the meaning, and log chances.

    Those of all kinds and all polarities, by their `scores`, that `nothing` is asked for, and that any sign is `present`.
    """
    rest = np.log(np.array([nothing, present]).clip(_LEAST))
    found: Vectors = np.concatenate([meaning, *map(_log_shares, scores), rest])
    return found


def _log_shares(scores: Vectors) -> Vectors:
    lowered = scores - scores.max()
    found: Vectors = lowered - np.log(np.exp(lowered).sum())
    return found


class Guessing:
    """The weights in one folder; `learned_from` is the hash of the examples, `version` that of the net whose hearing they weigh."""

    def __init__(self, kept: Any) -> None:
        self.learned_from, self.version = str(kept["learned_from"]), str(kept["version"])
        self.intents: list[str] = kept["intents"].tolist()
        self._weights, self._shift = kept["weights"], kept["shift"]

    def guess(self, signs: Vectors) -> Guess:
        """The likeliest intent."""
        # Without the library that `@` calls: its threads go on spinning for longer than a turn.
        scores = np.einsum("ij,j->i", self._weights, signs) + self._shift
        raised = np.exp(scores - scores.max())
        best = int(raised.argmax())
        return Guess(self.intents[best], float(raised[best] / raised.sum()))


def load_guessing(folder: Path, version: str) -> Guessing | None:
    """The weights for the net of this version; None, which is said in the log, where there are none."""
    kept = kept_for(folder / FILE, version, "no small talk is guessed (make soft-intents learns it)")
    return Guessing(kept) if kept else None
