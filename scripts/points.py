"""Writes down what the questions of all answers mean, and the messages that ask for them; `make points` calls it when they change."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from signpost.education import load_base
from signpost.education.search import FILE as SEARCHED
from signpost.education.search import SAYS, WHOLE
from signpost.encoder import FOLDER as ENCODER
from signpost.encoder import Vector, after, load_encoder, version
from signpost.learning import packed
from training.held_out import files_of
from training.notation import ROOT, TALKS, Story, stories


class Searched(NamedTuple):
    """What an answer is found by: its questions in every wording, its text, and the messages written for it."""

    asks: tuple[str, ...]
    says: str
    stories: tuple[str, ...] = ()


def searched() -> dict[str, Searched]:
    """What every entry and every point is found by, by id; each text stands behind the title of its entry."""
    base, points, told = load_base(), named(), defaultdict[str, list[str]](list)
    for each in written():
        told[points.get(each.answer, each.answer.partition(" > ")[0])].append(after(each.before, each.text))
    found = {
        name: Searched((entry.title, *entry.asked_as, *entry.also_asked), f"{entry.title}. {entry.short}", tuple(told[name]))
        for name, entry in base.entries.items()
    }
    for name, point in base.every_point.items():
        found[name] = Searched(point.asks, f"{base.entries[point.entry].title}. {point.verdict} {point.says}", tuple(told[name]))
    return found


def written(root: Path = ROOT) -> Iterator[Story]:
    """The messages that were written to an answer, but for what is held out."""
    return chain.from_iterable(stories(path) for folder in ("stories", TALKS) for path in files_of(folder, root))


def named() -> dict[str, str]:
    """The ids of the facts by their entry and each of their questions: "als/diet > keto diet for als"."""
    return {f"{point.entry} > {ask}": point.id for point in load_base().every_point.values() for ask in point.asks}


def points_key(version: str, of: Mapping[str, Searched]) -> str:
    """What the vectors depend on: every question, text and message, and the encoder."""
    digest = hashlib.sha256(version.encode())
    for name, each in sorted(of.items()):
        digest.update("\n".join([name, *each.asks, "", each.says, *each.stories, ""]).encode())
    return digest.hexdigest()[:16]


def arrays(
    asks: Mapping[str, Sequence[Vector]], told: Mapping[str, Sequence[Vector]], says: Mapping[str, Vector], key: str
) -> dict[str, Any]:
    """The arrays of all answers: the meanings of their questions, by id, and with that of what each `says` the mean of what is `told`
    to get it, else of its questions."""
    means = np.array([np.mean(told[name] or each, axis=0) for name, each in asks.items()])
    means = means / np.linalg.norm(means, axis=1, keepdims=True) + SAYS * np.array([says[name] for name in asks])
    kept = {"asks": np.concatenate([np.array(each) for each in asks.values()]), "told": means}
    # Column by column they pack a quarter smaller.
    found = {name: np.asfortranarray(np.round(each * WHOLE).astype(np.int8)) for name, each in kept.items()}
    owners = [place for place, each in enumerate(asks.values()) for _ in each]
    return {**found, "owners": np.array(owners, dtype=np.int32), "names": np.array(list(asks)), "key": np.array(key)}


def main() -> None:
    """Writes models/encoder/answers.npz."""
    meaning, of = load_encoder().meaning, searched()
    asks = {name: [*map(meaning, each.asks)] for name, each in of.items()}
    told = {name: [*map(meaning, each.stories)] for name, each in of.items()}
    says = {name: meaning(each.says) for name, each in of.items()}
    packed(ENCODER / SEARCHED, arrays(asks, told, says, points_key(version(), of)))
    print(f"models/encoder/{SEARCHED}: {len(of)} answers, {sum(map(len, (*asks.values(), *told.values())))} texts")


if __name__ == "__main__":
    main()
