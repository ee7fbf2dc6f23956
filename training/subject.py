"""Learns to tell everyday requests and small talk from questions that may have an answer here, from what the trained net hears.

    python -m training.subject [FOLDER]

A regression (`signpost/nlu/likely/subject.py`), within ten minutes; the net stays as it is. `make subject` calls it. It learns from
the messages of every voice that is not held out, from the half of `training/everyday.txt` that the net did not learn from, and from the
half of `training/outside.txt` that the sentence encoder learned from: the other half measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from signpost.knowledge import fingerprint
from signpost.nlu.likely.encoder import LearnedReader
from signpost.nlu.likely.packing import packed
from signpost.nlu.likely.subject import FILE
from training.beside_net import folder_given
from training.held_out import everyday, is_held_out
from training.notation import ROOT, messages
from training.regression import regressed

EVERYDAY, OUTSIDE = ROOT / "everyday.txt", ROOT / "outside.txt"
MESSAGES = ROOT / "messages"
ASKED, ELSEWHERE = "question", "other"
# How strongly weights are kept small.
HOLD = 30.0
Vectors = np.ndarray[Any, Any]


def fit(folder: Path) -> None:
    """Writes the weights for the net of a folder."""
    net = LearnedReader(folder)
    groups = texts()
    kept = learned([np.array([net.signs_of_both(each) for each in group]) for group in groups])
    packed(folder / FILE, {**kept, "learned_from": np.array(fingerprint_of_texts()), "version": np.array(net.both_versions)})
    print(f"models/reader/{FILE}: {len(groups[0])} questions, {len(groups[1])} complaints, {len(groups[2])} of everyday life")


def texts() -> tuple[list[str], list[str], list[str]]:
    """What asks for something known here, what complains, and what does neither; without what is held out."""
    asked, complaints, elsewhere = [], [], [*everyday(held=True), *everyday(file=OUTSIDE.name)]
    for path in _files():
        for each in messages(path):
            if each.kind == ASKED:
                asked.append(each.text)
            elif each.kind != ELSEWHERE:
                complaints.append(each.text)
            elif not each.told:
                elsewhere.append(each.text)
    return asked, complaints, [each for each in elsewhere if each.strip()]


def fingerprint_of_texts() -> str:
    """What the weights were learned from, as a hash."""
    return fingerprint([EVERYDAY, OUTSIDE, *_files()])


def learned(groups: Sequence[Vectors]) -> dict[str, Vectors]:
    """Weights and shift for signs as they are; the last group is elsewhere and counts as much as all before, which count the same."""
    signs, sizes = np.concatenate(list(groups)), [len(each) for each in groups]
    meant = np.repeat([0, 1], [sum(sizes[:-1]), sizes[-1]])
    shares = [*[0.5 / (len(sizes) - 1)] * (len(sizes) - 1), 0.5]
    weighs = np.concatenate([np.full(size, share * len(signs) / size) for size, share in zip(sizes, shares, strict=True)])
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    weights, shift = regressed((signs - mean) / spread, meant, HOLD, weighs)
    # Of two classes the difference says all.
    one, start = weights[1] - weights[0], shift[1] - shift[0]
    return {"weights": (one / spread).astype(np.float32), "shift": np.float32(start - one @ (mean / spread))}


def _files() -> list[Path]:
    return sorted(each for each in MESSAGES.glob("voice-*.txt") if not is_held_out(each.stem))


if __name__ == "__main__":
    fit(folder_given(__doc__))
