"""Writes down what the questions of all answers mean, and the messages that ask for them; `make points` calls it when they change."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from signpost.education import load_base
from signpost.education.search import FILE as SEARCHED
from signpost.education.search import arrays
from signpost.encoder import FOLDER as ENCODER
from signpost.encoder import load_encoder, version
from signpost.nlu.likely.packing import packed
from training.held_out import files_of
from training.notation import stories


class Searched(NamedTuple):
    """What an answer is found by: its questions in every wording, its text (while the encoder is taught), and messages written for it."""

    asks: tuple[str, ...]
    says: str
    stories: tuple[str, ...] = ()


def searched() -> dict[str, Searched]:
    """What every entry and every point is found by, by id; each text stands behind the title of its entry."""
    base, points, told = load_base(), named(), defaultdict[str, list[str]](list)
    for each in (story for path in files_of("stories") for story in stories(path)):
        told[points.get(each.answer, each.answer.partition(" > ")[0])].append(each.text)
    found = {
        name: Searched((entry.title, *entry.asked_as, *entry.also_asked), f"{entry.title}. {entry.short}", tuple(told[name]))
        for name, entry in base.entries.items()
    }
    for name, point in base.every_point.items():
        found[name] = Searched(point.asks, f"{base.entries[point.entry].title}. {point.verdict} {point.says}", tuple(told[name]))
    return found


def named() -> dict[str, str]:
    """The ids of the facts by their entry and each of their questions: "als/diet > keto diet for als"."""
    return {f"{point.entry} > {ask}": point.id for point in load_base().every_point.values() for ask in point.asks}


def points_key(version: str, of: Mapping[str, Searched]) -> str:
    """What the vectors depend on: every question and message, and the encoder."""
    digest = hashlib.sha256(version.encode())
    for name, each in sorted(of.items()):
        digest.update("\n".join([name, *each.asks, "", *each.stories, ""]).encode())
    return digest.hexdigest()[:16]


def main() -> None:
    """Writes models/encoder/answers.npz."""
    meaning, of = load_encoder().meaning, searched()
    asks = {name: [*map(meaning, each.asks)] for name, each in of.items()}
    told = {name: [*map(meaning, each.stories)] for name, each in of.items()}
    packed(ENCODER / SEARCHED, arrays(asks, told, points_key(version(), of)))
    print(f"models/encoder/{SEARCHED}: {len(of)} answers, {sum(map(len, (*asks.values(), *told.values())))} texts")


if __name__ == "__main__":
    main()
