"""Which facts and entries a question asks for: likeness of meaning to the questions beside them, to what people say, and to their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from signpost.education.words import sentences
from signpost.encoder import FOLDER, Vector, after, load_encoder

FILE = "answers.npz"
# Vectors are kept in bytes: 22 stands for 1. Finer steps find nothing more (docs/education.md) and pack worse.
WHOLE = 22.0
# So many are handed over, and of so many texts it is kept what is found: a turn asks for the same more than once.
_MOST, _KEPT = 60, 16
# What likeness to the text counts, and beside a message its question alone, the message after what was said before, and that alone.
SAYS, _ALONE, _AFTER, _BEFORE = 0.5, 0.4, 0.6, 0.6


class Near(NamedTuple):
    """A fact or an entry by its id, how like a question it is (up to 2.5), and which of its questions is likest, by number."""

    name: str
    like: float
    ask: int = -1


Like = tuple[Vector, Vector]
Search = Callable[[str], tuple[Near, ...]]


class Answers:
    """The vectors of all questions, and of the text of each answer with the messages that it was written for (`make points`)."""

    def __init__(self, folder: Path = FOLDER) -> None:
        with np.load(folder / FILE, allow_pickle=False) as kept:
            self._names: list[str] = kept["names"].tolist()
            # The questions of one answer stand together, so that the likest of each is found in one go.
            self._starts = np.flatnonzero(np.diff(kept["owners"], prepend=-1))
            self._ends = [*self._starts[1:], len(kept["owners"])]
            self._asks, self._told = (np.ascontiguousarray(kept[each], dtype=np.float32) / WHOLE for each in ("asks", "told"))
            self.key = str(kept["key"])
        # Which entry each answer is of, by number.
        self._of_entry = np.unique([name.partition("#")[0] for name in self._names], return_inverse=True)[1]

    def like(self, meaning: Vector) -> Like:
        """How like a meaning each answer is, by the likest of its questions, by its messages and its text; and each question."""
        asked = _product(self._asks, meaning)
        return np.maximum.reduceat(asked, self._starts) + _product(self._told, meaning), asked

    def near(self, message: Like, parts: Iterable[Like] = (), after: Like | None = None, before: Like | None = None) -> tuple[Near, ...]:
        """What is likest to a message and one of its parts, to it `after` what was said before, and by entry to what was said `before`."""
        like, asked = message
        like = np.max([like, *((like + _ALONE * each) / (1 + _ALONE) for each, _ in parts)], axis=0)
        if after is not None and before is not None:
            of_entries = np.full(self._of_entry.max() + 1, -2.0, dtype=np.float32)
            np.maximum.at(of_entries, self._of_entry, before[0])
            like = (like + _AFTER * after[0] + _BEFORE * of_entries[self._of_entry]) / (1 + _AFTER + _BEFORE)
        return self._likest(like, asked)

    def _likest(self, like: Vector, asked: Vector) -> tuple[Near, ...]:
        likest = np.argsort(-like, kind="stable")[:_MOST].tolist()
        asks = (int(asked[self._starts[place] : self._ends[place]].argmax()) for place in likest)
        return tuple(Near(self._names[place], round(float(like[place]), 4), ask) for place, ask in zip(likest, asks, strict=True))


@lru_cache(maxsize=_KEPT)
def like_of(text: str) -> Like:
    """How like a text each answer and each question is; kept, since what was said before stands beside every question of a turn."""
    return load_answers().like(load_encoder().meaning(text))


def by_meaning(question: str, alone: str = "", before: str = "") -> tuple[Near, ...]:
    """What is likest to a message and to what it asks: what stands `alone`, else any sentence with its mark; after what came `before`."""
    asked = [alone] if alone else [each for each in sentences(question) if each.endswith("?")]
    texts = [question, *(each for each in asked if each != question), *([after(before, question), before] if before else ())]
    whole, *rest = map(like_of, texts)
    return load_answers().near(whole, rest[:-2], *rest[-2:]) if before else load_answers().near(whole, rest)


@lru_cache(maxsize=1)
def load_answers() -> Answers:
    """The vectors, loaded once and kept."""
    return Answers()


def _product(rows: Vector, one: Vector) -> Vector:
    """The product of each row with a vector, without the library that `@` calls: its threads go on spinning for longer than a turn."""
    return np.asarray(np.einsum("ij,j->i", rows, one))
