"""Which facts and entries a question asks for: plain likeness of meaning to the questions written beside them, and to their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from signpost.encoder import FOLDER, Vector, load_encoder

FILE = "answers.npz"
# Vectors are kept in bytes: 26 stands for 1. Finer steps find nothing more (docs/education.md) and pack worse.
_WHOLE = 26.0
# What likeness to the text counts beside likeness to a question.
TEXT = 0.4
# So many are handed over, and of so many texts it is kept how like they are: a turn asks for the same more than once.
_MOST, _KEPT = 60, 32


class Near(NamedTuple):
    """A fact or an entry by its id, how like a question it is (up to 1.4), and which of its questions is likest, by number."""

    name: str
    like: float
    ask: int = -1


Like = tuple[Vector, Vector]
Search = Callable[[str, tuple[str, ...]], tuple[Near, ...]]


class Answers:
    """The vectors of all questions and texts, as `make points` wrote them."""

    def __init__(self, folder: Path = FOLDER) -> None:
        with np.load(folder / FILE, allow_pickle=False) as kept:
            self._names: list[str] = kept["names"].tolist()
            # The questions of one answer stand together, so that the likest of each is found in one go.
            self._starts = np.flatnonzero(np.diff(kept["owners"], prepend=-1))
            self._ends = [*self._starts[1:], len(kept["owners"])]
            self._asks, self._says = (np.ascontiguousarray(kept[each], dtype=np.float32) / _WHOLE for each in ("asks", "says"))
            self.key = str(kept["key"])

    def like(self, meaning: Vector) -> Like:
        """How like a meaning each answer is, and each question."""
        asked = _product(self._asks, meaning)
        return np.maximum.reduceat(asked, self._starts) + TEXT * _product(self._says, meaning), asked

    def near(self, message: Like, parts: Sequence[Like] = ()) -> tuple[Near, ...]:
        """The answers that are likest to a message and its parts, the likest of which counts as much as the whole."""
        like, asked = message
        like = (like + np.max([each for each, _ in parts], axis=0)) / 2 if parts else like
        likest = np.argsort(-like, kind="stable")[:_MOST].tolist()
        asks = (int(asked[self._starts[place] : self._ends[place]].argmax()) for place in likest)
        return tuple(Near(self._names[place], round(float(like[place]), 4), ask) for place, ask in zip(likest, asks, strict=True))


def arrays(answers: Mapping[str, tuple[Sequence[str], str]], meanings: Iterable[Vector], key: str) -> dict[str, Any]:
    """The arrays of all answers (their questions and their text, by id); `meanings` come in that order."""
    owners = [place for place, (asks, _) in enumerate(answers.values()) for _ in asks]
    asked = np.array([part for asks, _ in answers.values() for part in [*[True] * len(asks), False]])
    kept = np.round(np.array(list(meanings)) * _WHOLE).astype(np.int8)
    # Column by column they pack a quarter smaller.
    found = {"asks": np.asfortranarray(kept[asked]), "says": np.asfortranarray(kept[~asked]), "owners": np.array(owners, dtype=np.int32)}
    return {**found, "names": np.array(list(answers)), "key": np.array(key)}


def by_meaning(question: str, parts: tuple[str, ...] = ()) -> tuple[Near, ...]:
    """What the sentence encoder finds for a message and the parts of it that ask something, likest first."""
    return load_answers().near(_like(question), [*map(_like, parts)])


@lru_cache(maxsize=_KEPT)
def _like(text: str) -> Like:
    return load_answers().like(load_encoder().meaning(text))


def in_vain(_: str, __: tuple[str, ...] = ()) -> tuple[Near, ...]:
    """What is found for a message that asks nothing: anything is like something."""
    return ()


@lru_cache(maxsize=1)
def load_answers() -> Answers:
    """The vectors, loaded once and kept."""
    return Answers()


def _product(rows: Vector, one: Vector) -> Vector:
    """The product of each row with a vector, without the library that `@` calls: its threads go on spinning for longer than a turn."""
    return np.asarray(np.einsum("ij,j->i", rows, one))
