"""Learns to tell questions that may have an answer here, complaints, and everyday requests apart, from what the trained net hears.

    python -m training.subject [FOLDER]

A regression (`signpost/nlu/likely/subject.py`), within ten minutes; the net stays as it is. `make subject` calls it. It learns from
the stories, and the messages of every voice, that are not held out, from `training/living_with.txt`, from the half of
`training/everyday.txt` that the net did not learn from, and from the half of `training/outside.txt` that the sentence encoder learned
from: the other half measures.
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
from training.held_out import everyday, files_of, is_held_out
from training.notation import ROOT, messages, stories
from training.regression import regressed

EVERYDAY, OUTSIDE, LIVING = ROOT / "everyday.txt", ROOT / "outside.txt", ROOT / "living_with.txt"
MESSAGES = ROOT / "messages"
ASKED, ELSEWHERE = "question", "other"
# What each group of texts does: it asks, complains, or is about something else.
MEANT = (0, 0, 0, 1, 1, 2)
# How strongly weights are kept small.
HOLD = 30.0
Vectors = np.ndarray[Any, Any]


def fit(folder: Path) -> None:
    """Writes the weights for the net of a folder."""
    net = LearnedReader(folder)
    groups = texts()
    kept = learned([np.array([net.signs(each) for each in group]) for group in groups])
    packed(folder / FILE, {**kept, "learned_from": np.array(fingerprint_of_texts()), "version": np.array(net.version)})
    print(f"models/reader/{FILE}: {', '.join(str(len(each)) for each in groups)} texts of each group")


def texts() -> tuple[list[str], ...]:
    """What asks for something known here, in short, in stories and in people's own way, what complains, and what does neither."""
    asked, complaints, elsewhere = [], [], [*everyday(held=True), *everyday(file=OUTSIDE.name)]
    for path in _files():
        for each in messages(path):
            if each.kind == ASKED:
                asked.append(each.text)
            elif each.kind != ELSEWHERE:
                complaints.append(each.text)
            elif not each.told:
                elsewhere.append(each.text)
    told = [each.text for path in files_of("stories") for each in stories(path)]
    lines = [each.partition(" || ") for each in LIVING.read_text(encoding="utf-8").splitlines() if not each.startswith("#")]
    lives, new = ([text for mark, _, text in lines if mark == wanted] for wanted in "LU")
    return asked, told, lives, complaints, new, [each for each in elsewhere if each.strip()]


def fingerprint_of_texts() -> str:
    """What the weights were learned from, as a hash."""
    return fingerprint([EVERYDAY, OUTSIDE, LIVING, *_files(), *files_of("stories")])


def learned(groups: Sequence[Vectors]) -> dict[str, Vectors]:
    """Weights and shift for signs as they are; each group counts the same."""
    signs, sizes = np.concatenate(list(groups)), [len(each) for each in groups]
    meant = np.repeat(MEANT, sizes)
    weighs = np.repeat([len(signs) / size / len(sizes) for size in sizes], sizes)
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    weights, shift = regressed((signs - mean) / spread, meant, HOLD, weighs)
    weights = weights / spread
    return {"weights": weights.astype(np.float32), "shift": (shift - weights @ mean).astype(np.float32)}


def _files() -> list[Path]:
    return sorted(each for each in MESSAGES.glob("voice-*.txt") if not is_held_out(each.stem))


if __name__ == "__main__":
    fit(folder_given(__doc__))
