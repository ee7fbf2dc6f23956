"""Writes down what the questions and texts of all answers mean, for the search; `make points` calls it when they change."""

from __future__ import annotations

import hashlib

from signpost.education import load_base
from signpost.education.search import FILE as SEARCHED
from signpost.education.search import arrays
from signpost.encoder import FOLDER as ENCODER
from signpost.encoder import load_encoder, version
from signpost.nlu.likely.packing import packed

Answers = dict[str, tuple[tuple[str, ...], str]]


def searched() -> Answers:
    """The questions and the text of every entry and every point, by id: every wording, and each text behind the title of its entry."""
    base = load_base()
    found: Answers = {
        name: ((entry.title, *entry.asked_as, *entry.also_asked), f"{entry.title}. {entry.short}") for name, entry in base.entries.items()
    }
    for name, point in base.every_point.items():
        found[name] = (point.asks, f"{base.entries[point.entry].title}. {point.verdict} {point.says}")
    return found


def named() -> dict[str, str]:
    """The ids of the facts by their entry and each of their questions: "als/diet > keto diet for als"."""
    return {f"{point.entry} > {ask}": point.id for point in load_base().every_point.values() for ask in point.asks}


def points_key(version: str, of: Answers) -> str:
    """What the vectors depend on: every question, every answer, and the encoder."""
    digest = hashlib.sha256(version.encode())
    for name, (asks, says) in sorted(of.items()):
        digest.update("\n".join([name, *asks, says, ""]).encode())
    return digest.hexdigest()[:16]


def main() -> None:
    """Writes models/encoder/answers.npz."""
    encoder, of = load_encoder(), searched()
    texts = [text for asks, says in of.values() for text in (*asks, says)]
    packed(ENCODER / SEARCHED, arrays(of, map(encoder.meaning, texts), points_key(version(), of)))
    print(f"models/encoder/{SEARCHED}: {len(of)} answers, {len(texts)} texts")


if __name__ == "__main__":
    main()
