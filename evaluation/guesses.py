"""Counts how often a guess of the learned reader is right, apart for what it hears plainly and what it hears only faintly.

    python -m evaluation.guesses training/waiting/voice-20.txt [FILE ...]

Each file holds written messages in the notation of `training/README.md`; the net must not have learned from them. A guess is right
where the writer named it, or a sign that is told with the same words (`near` in `knowledge/language/likely.yml`), as there.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from signpost.knowledge import knowledge_root, read_yaml
from signpost.language import read
from training.notation import Message, messages


def counted(told: Iterable[Message]) -> Counter[tuple[str, bool]]:
    """By "faint" or "plain" and whether they are right, the guesses of the learned reader; what words resemble is none of them."""
    rows = [frozenset(row) for row in read_yaml(knowledge_root() / "language" / "likely.yml").data["near"]]
    found: Counter[tuple[str, bool]] = Counter()
    for message in told:
        there = {each.finding for each in message.told if each.status == "present"}
        reading = read(message.text)
        resembled = {each.id for each in read(message.text, by_rules=True).proposals}
        for guess in {each.id for each in reading.proposals} - resembled:
            alike = frozenset({guess}).union(*(row for row in rows if guess in row))
            found["faint" if guess in reading.faint else "plain", not alike.isdisjoint(there)] += 1
    return found


def main() -> None:
    """Prints one line for what is heard plainly and one for what is heard faintly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    found = counted(each for path in parser.parse_args().files for each in messages(path))
    for how in ("plain", "faint"):
        right, wrong = found[how, True], found[how, False]
        print(f"{how}: {right} of {right + wrong} right" + (f" ({right / (right + wrong):.2f})" if right + wrong else ""))


if __name__ == "__main__":
    main()
