"""Learns which option of a choice an answer in words of its own means ("I spill my tea": moderate), from what the trained net hears.

    python -m training.choices [--check | FOLDER]

A regression like that of the intents (`signpost/nlu/likely/guessing.py`), within two minutes; the net stays as it is. `make choices` calls
it, and `--check` prints how often the shipped one is right on the files that are held out. A row of `training/choices/*.txt` is a
question, an answer and the option that it means; none where nobody could choose one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from signpost.decision import load_rulebook
from signpost.knowledge import fingerprint
from signpost.learning import learned
from signpost.nlu.likely.encoder import FOLDER, LearnedReader
from signpost.nlu.likely.guessing import CHOICES, Guessing
from signpost.nlu.reader import default_reader
from training.held_out import files_of

_BETWEEN, _SEVERAL = "||", ";"


class Row(NamedTuple):
    """An answer to a choice: the question's id, its words, and the options that it means; none where it means no certain one."""

    question: str
    text: str
    meant: tuple[str, ...]

    @property
    def attribute(self) -> str:
        """What the question asks for."""
        return self.question.split(".")[1]


def rows(*, held: bool = False) -> Iterator[Row]:
    """The answers to learn from, or those that are held out; raises ValueError for a question or an option that there is not."""
    for path in files_of("choices", held=held):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            question, text, meant = (each.strip() for each in line.split(_BETWEEN))
            row = Row(question, text, tuple(filter(None, meant.split(_SEVERAL))))
            asked = load_rulebook().questions.get(question)
            if asked is None or not {each.value for each in asked.options}.issuperset(row.meant):
                raise ValueError(f"{path.name}, line {number}: no such question or option")
            yield row


def fit(folder: Path) -> None:
    """Writes the weights for the net of a folder."""
    net, told = LearnedReader(folder), list(rows())
    names = [f"{each.attribute}/{each.meant[0] if each.meant else ''}" for each in told]
    kept = learned(np.array([net.signs_of_both(each.text) for each in told]), [each.text for each in told], names)
    Guessing({**kept, "learned_from": fingerprint(files_of("choices")), "version": net.both_versions}).keep(folder / CHOICES)
    print(f"models/reader/{CHOICES}: {len(told)} answers")


def counted(told: Iterable[Row]) -> dict[str, Counter[str]]:
    """By attribute how many answers are understood: `right`, `wrong`, `nothing`; of those that mean none how many are `taken` for one."""
    found: dict[str, Counter[str]] = {}
    for row in told:
        heard = default_reader().read(row.text).choices.get(row.attribute)
        kind = "nothing" if heard is None else "taken" if not row.meant else "right" if heard in row.meant else "wrong"
        found.setdefault(row.attribute, Counter())[kind if row.meant or heard else "rightly nothing"] += 1
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--check", action="store_true", help="measure the shipped one instead of writing")
    given = parser.parse_args()
    if given.check:
        print(*(f"{attribute} {dict(counts)}" for attribute, counts in counted(rows(held=True)).items()), sep="\n")
    else:
        fit(given.folder)
