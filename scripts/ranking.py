"""Learns what to believe about a question: `python -m scripts.ranking` writes models/reader/ranking.json.

From training/asked.yml (what answers questions of outsiders) and, with less weight, from those rows of the question set that are
not held out, each with the entries that answer it. The same files always give the same weights. With `--check` nothing is written:
five times a fifth is left out, and it is counted how often the likeliest of the candidates is right.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from signpost import education, language
from signpost.education.answers import asking, before_ranking, placed
from signpost.education.base import EducationBase
from signpost.education.ranking import FEATURES, FILE, features
from signpost.knowledge import read_yaml
from signpost.places import place

ASKED, QUESTIONS = "training/asked.yml", "evaluation/education/questions"
# How much the two kinds of rows count, every how many of the second is taken, and how the weights are found.
_WEIGHTS, _EVERY = (1.0, 0.35), 8
_STEPS, _RATE, _STIFFNESS, _FOLDS = 800, 0.05, 0.4, 5
Numbers = np.ndarray[Any, Any]


class Row(NamedTuple):
    """A question, which of its candidates answers it, and how much it counts."""

    values: Numbers
    right: Numbers
    weight: float


def rows(base: EducationBase) -> list[Row]:
    """All questions whose answer is among their candidates."""
    points = {(point.entry, ask): point.id for point in base.every_point.values() for ask in point.asks}
    found = []
    for asked in read_yaml(place(ASKED)).data["questions"]:
        wants = {points.get((entry, ask), entry) if ask else entry for entry, _, ask in (each.partition(" > ") for each in asked["wants"])}
        found.append(_row(asked["ask"], lambda name, wants=wants: name in wants, _WEIGHTS[0], base, here=asked.get("from")))
    for number, (ask, entries) in enumerate(_of_the_set(place(QUESTIONS))):
        if number % _EVERY == 0:
            found.append(_row(ask, lambda name, entries=entries: name.partition("#")[0] in entries, _WEIGHTS[1], base))
    return [row for row in found if row is not None]


def _of_the_set(folder: Path) -> Iterable[tuple[str, tuple[str, ...]]]:
    for path in sorted(folder.glob("*.yml")):
        for row in read_yaml(path).data["questions"]:
            entry = row["entry"]
            if entry != "none" and not row.get("held_out") and not row.get("after"):
                yield row["ask"], tuple(entry) if isinstance(entry, list) else (entry,)


def _row(ask: str, is_right: Callable[[str], bool], weight: float, base: EducationBase, *, here: str | None = None) -> Row | None:
    """A question as it is asked from one country, or from nowhere in particular."""
    reading = language.read(ask).as_dict()
    heard = placed(replace(education.heard_in(reading), places=frozenset({here} if here else ())), ask)
    if not heard.asked:
        return None
    read = education.read_question(ask, base=base, heard=heard)
    found = before_ranking(ask, base=base, asked=reading["kind"] == "question", heard=heard, read=read)
    known = features(asking(read), heard, found, base)
    right = np.array([is_right(name) for name in known])
    return Row(np.array(list(known.values())), right, weight) if right.any() else None


def learned(found: Sequence[Row]) -> Numbers:
    """The weights under which what answers is likeliest: a conditional logit, found by Adam from nought."""
    every = np.concatenate([row.values for row in found])
    mean, spread = every.mean(axis=0), every.std(axis=0) + 1e-6
    scaled = [((row.values - mean) / spread, row.right, row.weight) for row in found]
    weights, slope, square = (np.zeros(len(FEATURES)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        gradient = _STIFFNESS * weights
        for values, right, weight in scaled:
            share = np.exp(values @ weights - (values @ weights).max())
            share /= share.sum()
            wanted = share * right
            gradient = gradient + weight * (values.T @ (share - wanted / max(wanted.sum(), 1e-12)))
        gradient /= sum(row.weight for row in found)
        slope, square = 0.9 * slope + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        weights = weights - _RATE * (slope / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    result: Numbers = weights / spread
    return result


def check(found: Sequence[Row]) -> None:
    """Prints how often the likeliest candidate is right for rows that were left out."""
    hits: dict[float, list[bool]] = {}
    for fold in range(_FOLDS):
        weights = learned([row for number, row in enumerate(found) if number % _FOLDS != fold])
        for row in found[fold::_FOLDS]:
            hits.setdefault(row.weight, []).append(bool(row.right[int((row.values @ weights).argmax())]))
    for weight, right in hits.items():
        print(f"rows of weight {weight}: {np.mean(right):.3f} right of {len(right)}")


def main() -> None:
    """Learns and writes, or only checks."""
    found = rows(education.load_base())
    if "--check" in sys.argv:
        check(found)
        return
    weights = {name: round(float(value), 4) for name, value in zip(FEATURES, learned(found), strict=True)}
    place(FILE).write_text(json.dumps({"weights": weights, "rows": len(found)}, indent=1) + "\n", encoding="utf-8")
    print(f"{FILE}: learned from {len(found)} questions")


if __name__ == "__main__":
    main()
