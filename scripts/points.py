"""Writes down what the learned reader takes the questions of all entries and points to mean; `make points` calls it when they change."""

from __future__ import annotations

import hashlib

from signpost.education import load_base
from signpost.language.likely.encoder import FOLDER, LearnedReader
from signpost.language.likely.points import FILE, write

# Enough to tell what an entry as a whole is asked for.
_OF_AN_ENTRY = 12


def answers() -> dict[str, tuple[tuple[str, ...], str]]:
    """The questions and the text of every entry and every point, by id."""
    base = load_base()
    found = {name: ((entry.title, *entry.asked_as[:_OF_AN_ENTRY]), entry.short) for name, entry in base.entries.items()}
    return found | {name: (point.asks, point.says) for name, point in base.every_point.items()}


def points_key(version: str) -> str:
    """What the vectors depend on: every question, every answer, and the net."""
    digest = hashlib.sha256(version.encode())
    for name, (asks, says) in sorted(answers().items()):
        digest.update("\n".join([name, *asks, says, ""]).encode())
    return digest.hexdigest()[:16]


def main() -> None:
    """Writes models/reader/points.npz."""
    learned = LearnedReader()
    points = answers()
    meanings = [learned.meaning(text) for asks, says in points.values() for text in (*asks, says)]
    write(FOLDER, points, meanings, points_key(learned.version))
    print(f"models/reader/{FILE}: {len(points)} answers, {len(meanings)} texts")


if __name__ == "__main__":
    main()
