"""Which facts and entries a question asks for: plain likeness of meaning to the questions written beside them, and to what people say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from signpost.education.words import sentences
from signpost.encoder import FOLDER, Vector, load_encoder

FILE = "answers.npz"
# Vectors are kept in bytes: 26 stands for 1. Finer steps find nothing more (docs/education.md) and pack worse.
_WHOLE = 26.0
# So many are handed over, and of so many texts it is kept what is found: a turn asks for the same more than once.
_MOST, _KEPT = 60, 32


class Near(NamedTuple):
    """A fact or an entry by its id, how like a question it is (up to 2), and which of its questions is likest, by number."""

    name: str
    like: float
    ask: int = -1


Like = tuple[Vector, Vector]
Search = Callable[[str], tuple[Near, ...]]


class Answers:
    """The vectors of all questions, and of the messages that each answer was written for, as `make points` wrote them."""

    def __init__(self, folder: Path = FOLDER) -> None:
        with np.load(folder / FILE, allow_pickle=False) as kept:
            self._names: list[str] = kept["names"].tolist()
            # The questions of one answer stand together, so that the likest of each is found in one go.
            self._starts = np.flatnonzero(np.diff(kept["owners"], prepend=-1))
            self._ends = [*self._starts[1:], len(kept["owners"])]
            self._asks, self._told = (np.ascontiguousarray(kept[each], dtype=np.float32) / _WHOLE for each in ("asks", "told"))
            self.key = str(kept["key"])
        # Which entry each answer is of, by number.
        self._of_entry = np.unique([name.partition("#")[0] for name in self._names], return_inverse=True)[1]

    def like(self, meaning: Vector) -> Like:
        """How like a meaning each answer is, by the likest of its questions and by its messages, and each question."""
        asked = _product(self._asks, meaning)
        return np.maximum.reduceat(asked, self._starts) + _product(self._told, meaning), asked

    def near(self, message: Like, parts: Iterable[Like] = ()) -> tuple[Near, ...]:
        """The answers that are likest to a message, where that is more to the whole and one of its parts together."""
        like, asked = message
        return self._likest(np.max([like, *((like + each) / 2 for each, _ in parts)], axis=0), asked)

    def near_of(self, story: Like, question: Like) -> tuple[Near, ...]:
        """The answers that are likest to a question at the end of a story: the story tells the entry, the question the fact of it."""
        of_entries = np.zeros(self._of_entry.max() + 1, dtype=np.float32)
        np.maximum.at(of_entries, self._of_entry, story[0])
        return self._likest((of_entries[self._of_entry] + question[0]) / 2, question[1])

    def _likest(self, like: Vector, asked: Vector) -> tuple[Near, ...]:
        likest = np.argsort(-like, kind="stable")[:_MOST].tolist()
        asks = (int(asked[self._starts[place] : self._ends[place]].argmax()) for place in likest)
        return tuple(Near(self._names[place], round(float(like[place]), 4), ask) for place, ask in zip(likest, asks, strict=True))


def arrays(asks: Mapping[str, Sequence[Vector]], told: Mapping[str, Sequence[Vector]], key: str) -> dict[str, Any]:
    """The arrays of all answers: the meanings of their questions, by id, and the mean of what is `told` to get each, else of those."""
    means = np.array([np.mean(told[name] or each, axis=0) for name, each in asks.items()])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    kept = {"asks": np.concatenate([np.array(each) for each in asks.values()]), "told": means}
    # Column by column they pack a quarter smaller.
    found = {name: np.asfortranarray(np.round(each * _WHOLE).astype(np.int8)) for name, each in kept.items()}
    owners = [place for place, each in enumerate(asks.values()) for _ in each]
    return {**found, "owners": np.array(owners, dtype=np.int32), "names": np.array(list(asks)), "key": np.array(key)}


@lru_cache(maxsize=_KEPT)
def by_meaning(question: str) -> tuple[Near, ...]:
    """What the sentence encoder finds for a message, and for the sentences of it that end in a question mark, likest first."""
    answers, meaning = load_answers(), load_encoder().meaning
    asked = [each for each in sentences(question) if each.endswith("?") and each != question]
    whole, *parts = (answers.like(meaning(each)) for each in (question, *asked))
    return answers.near(whole, parts)


@lru_cache(maxsize=_KEPT)
def of_story(story: str, question: str) -> tuple[Near, ...]:
    """What the sentence encoder finds for a question at the end of a story that was told before, likest first."""
    answers, meaning = load_answers(), load_encoder().meaning
    return answers.near_of(answers.like(meaning(story)), answers.like(meaning(question)))


@lru_cache(maxsize=1)
def load_answers() -> Answers:
    """The vectors, loaded once and kept."""
    return Answers()


def _product(rows: Vector, one: Vector) -> Vector:
    """The product of each row with a vector, without the library that `@` calls: its threads go on spinning for longer than a turn."""
    return np.asarray(np.einsum("ij,j->i", rows, one))
