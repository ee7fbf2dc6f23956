"""Learns to guess what a message does (greets, thanks, fears, asks for a pizza) from data/nlu and what the trained net hears.

    python -m training.intents [FOLDER]

A soft-max regression (`signpost/language/likely/guessing.py`), within a minute; the net stays as it is. `make soft-intents` calls it;
`python -m evaluation.intents` measures it on examples that are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from signpost.knowledge import fingerprint
from signpost.language.likely.encoder import LearnedReader
from signpost.language.likely.guessing import FILE
from signpost.language.likely.packing import packed
from signpost.turn.examples import examples
from training.beside_net import folder_given
from training.notation import ROOT
from training.regression import regressed

EXAMPLES = ROOT.parent / "data" / "nlu"
# How strongly weights are kept small. Rare intents count more, by the root: wholly made up for, they are guessed too often.
HOLD, EVEN = 1.7, 0.5
Vectors = np.ndarray[Any, Any]


def fit(folder: Path) -> None:
    """Writes the weights for the net of a folder."""
    net = LearnedReader(folder)
    texts, intents = map(list, zip(*examples(), strict=True))
    kept = learned(np.array([net.signs(each) for each in texts]), intents)
    packed(folder / FILE, {**kept, "learned_from": np.array(fingerprint_of_examples()), "version": np.array(net.version)})
    print(f"models/reader/{FILE}: {len(texts)} examples, {len(kept['intents'])} intents")


def fingerprint_of_examples() -> str:
    """What the weights were learned from, as a hash."""
    return fingerprint(EXAMPLES.rglob("*.yml"))


def learned(signs: Vectors, intents: Sequence[str]) -> dict[str, Vectors]:
    """What a guess needs: the names of the intents, and weights and shift of each, for signs as they are."""
    names, meant, counts = np.unique(np.array(intents), return_inverse=True, return_counts=True)
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    weighs = (len(meant) / len(names) / counts[meant]) ** EVEN
    weights, shift = regressed((signs - mean) / spread, meant, HOLD, weighs)
    found = {"weights": weights / spread, "shift": shift - weights @ (mean / spread)}
    return {"intents": names, **{name: each.astype(np.float32) for name, each in found.items()}}


if __name__ == "__main__":
    fit(folder_given(__doc__))
