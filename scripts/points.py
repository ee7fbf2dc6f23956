"""Writes down what the questions and texts of all answers mean, for both that search them; `make points` calls it when they change."""

from __future__ import annotations

import hashlib

from signpost.education import load_base
from signpost.education.search import FILE as SEARCHED
from signpost.education.search import arrays
from signpost.encoder import FOLDER as ENCODER
from signpost.encoder import load_encoder, version
from signpost.nlu.likely.encoder import FOLDER, LearnedReader
from signpost.nlu.likely.packing import packed
from signpost.nlu.likely.points import FILE, write

# Enough to tell the reader model what an entry as a whole is asked for.
_OF_AN_ENTRY = 12

Answers = dict[str, tuple[tuple[str, ...], str]]


def answers() -> Answers:
    """The questions and the text of every entry and every point, by id, as the reader model learns them."""
    base = load_base()
    found: Answers = {name: ((entry.title, *entry.asked_as[:_OF_AN_ENTRY]), entry.short) for name, entry in base.entries.items()}
    return found | {name: (point.asks, point.says) for name, point in base.every_point.items()}


def searched() -> Answers:
    """The same as they are searched: every wording of an entry, and each text behind the title of its entry."""
    base = load_base()
    found: Answers = {
        name: ((entry.title, *entry.asked_as, *entry.also_asked), f"{entry.title}. {entry.short}") for name, entry in base.entries.items()
    }
    for name, point in base.every_point.items():
        found[name] = (point.asks, f"{base.entries[point.entry].title}. {point.verdict} {point.says}")
    return found


def points_key(version: str, of: Answers | None = None) -> str:
    """What the vectors depend on: every question, every answer, and the net."""
    digest = hashlib.sha256(version.encode())
    for name, (asks, says) in sorted((answers() if of is None else of).items()):
        digest.update("\n".join([name, *asks, says, ""]).encode())
    return digest.hexdigest()[:16]


def main() -> None:
    """Writes models/reader/points.npz and models/encoder/answers.npz."""
    learned = LearnedReader()
    points = answers()
    meanings = [learned.meaning(text) for asks, says in points.values() for text in (*asks, says)]
    write(FOLDER, points, meanings, points_key(learned.version))
    print(f"models/reader/{FILE}: {len(points)} answers, {len(meanings)} texts")
    encoder, of = load_encoder(), searched()
    texts = [text for asks, says in of.values() for text in (*asks, says)]
    packed(ENCODER / SEARCHED, arrays(of, map(encoder.meaning, texts), points_key(version(), of)))
    print(f"models/encoder/{SEARCHED}: {len(of)} answers, {len(texts)} texts")


if __name__ == "__main__":
    main()
