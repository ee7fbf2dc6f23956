"""Learns from what the trained net hears what a message is about: a question, a complaint, everyday talk, and whether of a wish to die.

    python -m training.subject [FOLDER]

Two regressions (`signpost/nlu/likely/subject.py`), within a quarter of an hour; the net stays as it is. `make subject` calls it. They
learn from the stories, the messages, the replies and, of a wish to die, the talks that are not held out, from
`training/living_with.txt` and `training/despair.txt`, from the half of `training/everyday.txt` that the net did not learn from, and
from the half of `training/outside.txt` that the sentence encoder learned from: the other half measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from signpost.knowledge import fingerprint, knowledge_root
from signpost.learning import packed
from signpost.nlu.likely.arbiter import load_arbiter
from signpost.nlu.likely.encoder import LearnedReader
from signpost.nlu.likely.subject import DESPAIR, SUBJECT
from training.beside_net import folder_given
from training.held_out import everyday, files_of, is_held_out
from training.notation import ROOT, TALKS, answers, messages, stories
from training.regression import regressed

EVERYDAY, OUTSIDE, LIVING, DYING = (ROOT / name for name in ("everyday.txt", "outside.txt", "living_with.txt", "despair.txt"))
MESSAGES = ROOT / "messages"
ASKED, ELSEWHERE = "question", "other"
# What each group of texts does: it asks, complains, or is about something else; and whether it is of somebody who may not want to live.
MEANT, DESPAIRS = (0, 0, 0, 1, 1, 2), (1, 1, 0, 0, 0, 0, 0, 0)
# Who asks for a fact of these, or of one whose question has this in it, may not want to live.
OF_MOOD, OF_DYING = ("both/carer-burnout", "both/emotions", "ms/mood"), "suicid"
# How strongly weights are kept small, of either.
HOLD, HOLD_FEW = 30.0, 300.0
# Of what has nothing to do with a wish to die every so many texts are enough.
EVERY = 5
Vectors = np.ndarray[Any, Any]


def fit(folder: Path) -> None:
    """Writes the weights for the net of a folder."""
    net, about = LearnedReader(folder), {"learned_from": np.array(fingerprint_of_texts())}
    # Both learn from many of the same texts.
    signs = cache(net.signs)
    for file, groups, meant, hold in ((SUBJECT, texts(), MEANT, HOLD), (DESPAIR, texts_of_despair(), DESPAIRS, HOLD_FEW)):
        kept = learned([np.array([signs(each) for each in group]) for group in groups], meant, hold)
        packed(folder / file, {**kept, **about, "version": np.array(net.version)})
        print(f"models/reader/{file}: {', '.join(str(len(each)) for each in groups)} texts of each group")


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
    return asked, told, _marked(LIVING, "L"), complaints, _marked(LIVING, "U"), [each for each in elsewhere if each.strip()]


def texts_of_despair() -> tuple[list[str], ...]:
    """What tells of a wish to die, sideways and in so many words; what only comes near to it; and what has nothing to do with it."""
    rows, of_it = [each for path in _files() for each in messages(path)], frozenset(load_arbiter(knowledge_root()).of_despair)
    wishes = [any(told.finding in of_it and told.status == "present" for told in each.told) for each in rows]
    plain, others = ([each.text for each, wish in zip(rows, wishes, strict=True) if wish is wanted] for wanted in (True, False))
    replies = [each.text for path in files_of("replies") for each in answers(path) if of_it.isdisjoint(told.finding for told in each.told)]
    asked, told, lives, _, _, elsewhere = texts()
    near, about = _marked(DYING, "N"), [*told, *asked][::EVERY] + lives
    return _marked(DYING, "P"), plain, near, others[::EVERY], replies[::EVERY], about, elsewhere[::EVERY], _talked()


def _talked() -> list[str]:
    """What somebody said first in a talk, and what they asked later; none of those who may well not want to live."""
    rows = [each for path in files_of(TALKS) for each in stories(path)]
    calm = [each for each in rows if not each.answer.startswith(OF_MOOD) and OF_DYING not in each.answer]
    return [text for each in calm for text in (each.before, each.text)]


def fingerprint_of_texts() -> str:
    """What the weights were learned from, as a hash."""
    return fingerprint([EVERYDAY, OUTSIDE, LIVING, DYING, *_files(), *files_of("stories"), *files_of("replies"), *files_of(TALKS)])


def learned(groups: Sequence[Vectors], meant: Sequence[int], hold: float) -> dict[str, Vectors]:
    """Weights and shift for signs as they are, by what each group is `meant` to be; each group counts the same."""
    signs, sizes = np.concatenate(list(groups)), [len(each) for each in groups]
    wanted = np.repeat(meant, sizes)
    weighs = np.repeat([len(signs) / size / len(sizes) for size in sizes], sizes)
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    weights, shift = regressed((signs - mean) / spread, wanted, hold, weighs)
    weights = weights / spread
    return {"weights": weights.astype(np.float32), "shift": (shift - weights @ mean).astype(np.float32)}


def _marked(path: Path, mark: str) -> list[str]:
    """The texts of a file that have this mark before them."""
    lines = [each.partition(" || ") for each in path.read_text(encoding="utf-8").splitlines() if not each.startswith("#")]
    return [text for found, _, text in lines if found == mark]


def _files() -> list[Path]:
    return sorted(each for each in MESSAGES.glob("voice-*.txt") if not is_held_out(each.stem))


if __name__ == "__main__":
    fit(folder_given(__doc__))
