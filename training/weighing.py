"""Learns how sure the trained net may be of an answer, from answers that it never learned from.

    python -m training.weighing [FOLDER] [--check]

A logistic regression over what the net hears (`signpost/nlu/likely/weighing.py`), within a minute; the net stays as it is.
With `--check` nothing is written: how many answers are right from which chance on, each eighth of them by the weights of the
others, and those that are held out, in totals.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from signpost.decision import load_rulebook
from signpost.nlu.likely.encoder import FOLDER, LearnedReader
from signpost.nlu.likely.weighing import CLASSES, FILE, signs_of
from training.held_out import is_held_out, weighs
from training.notation import ROOT, Answer, answers
from training.regression import regressed, softmax

# How strongly weights are kept small.
HOLD = 20.0
PARTS, CHANCES = 8, (0.5, 0.7, 0.8, 0.85, 0.88, 0.9, 0.95)
_PLACES = 5
Vectors = np.ndarray[Any, Any]


def fit(folder: Path) -> None:
    """Writes the weights for the net of a folder."""
    net = LearnedReader(folder)
    signs, meant = _learned_from(net, [each for path in _files() if weighs(path.stem) for each in _wanted(path)])
    mean, spread = signs.mean(0), signs.std(0)
    weights, shift = regressed((signs - mean) / spread, meant, HOLD)
    kept = {"mean": mean, "spread": spread, "weights": weights, "shift": shift}
    rounded = {name: np.round(each, _PLACES).tolist() for name, each in kept.items()}
    about = {"learned_from": fingerprint(), "version": net.version, "classes": list(CLASSES), **rounded}
    (folder / FILE).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def fingerprint() -> str:
    """SHA-256, in hexadecimal, over the answers that are learned from."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in _files() if weighs(path.stem))).hexdigest()


def check(folder: Path) -> None:
    """Prints how often what is taken from a chance on is right."""
    net = LearnedReader(folder)
    signs, meant = _learned_from(net, [each for path in _files() if weighs(path.stem) for each in _wanted(path)])
    shares = np.zeros((len(meant), len(CLASSES)))
    part = np.arange(len(meant)) % PARTS
    for each in range(PARTS):
        shares[part == each] = _shares(signs[part != each], meant[part != each], signs[part == each])
    _report("answers that are learned from, each eighth by the others", shares, meant)
    held = [each for path in _files() for each in _wanted(path) if is_held_out(path.stem)]
    others, wanted = _learned_from(net, held)
    _report("held out", _shares(signs, meant, others), wanted)


def _files() -> list[Path]:
    return sorted((ROOT / "replies").glob("*.txt"))


def _wanted(path: Path) -> Iterator[Answer]:
    """The answers of a file to questions whether something is there."""
    known = load_rulebook().vocabulary.findings
    return (each for each in answers(path) if each.question.removeprefix("confirm.") in known)


def _learned_from(net: LearnedReader, rows: Sequence[Answer]) -> tuple[Vectors, Vectors]:
    """What is weighed of each answer, and the place of what it means among CLASSES."""
    book, signs, meant = load_rulebook(), [], []
    for row in rows:
        finding = row.question.removeprefix("confirm.")
        heard = net.read_answer(book.asked(finding), row.text)
        signs.append(signs_of(heard, net.read(row.text), finding))
        meant.append(next(place for place, group in enumerate(CLASSES.values()) if row.polarity in group))
    return np.array(signs), np.array(meant)


def _shares(signs: Vectors, meant: Vectors, others: Vectors) -> Vectors:
    """The chances of the classes for others, by weights learned from some."""
    mean, spread = signs.mean(0), signs.std(0)
    weights, shift = regressed((signs - mean) / spread, meant, HOLD)
    found: Vectors = softmax((others - mean) / spread @ weights.T + shift)
    return found


def _report(title: str, shares: Vectors, meant: Vectors) -> None:
    names = list(CLASSES)
    counts = ", ".join(f"{int((meant == place).sum())} {name}" for place, name in enumerate(names))
    print(f"{title}: {len(meant)} ({counts}); the likeliest is right in {(shares.argmax(1) == meant).mean():.3f}")
    print(f"| from | {' | '.join(f'{name}: right, wrong' for name in names)} | a no as yes | a yes as no |\n{'|---' * (len(names) + 3)}|")
    for least in CHANCES:
        taken = shares >= least
        cells = [f"{int((taken[:, at] & (meant == at)).sum())}, {int((taken[:, at] & (meant != at)).sum())}" for at in range(len(names))]
        turned = [int((taken[:, 0] & (meant == 1)).sum()), int((taken[:, 1] & (meant == 0)).sum())]
        print(f"| {least} | {' | '.join(cells)} | {turned[0]} | {turned[1]} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--check", action="store_true", help="measure instead of writing")
    given = parser.parse_args()
    (check if given.check else fit)(given.folder)


if __name__ == "__main__":
    main()
