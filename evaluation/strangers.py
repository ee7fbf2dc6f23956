"""How texts of somebody who had seen no rule are read: talk that tells of no sign, and denials of every kind.

    python -m evaluation.strangers [--misses]

The texts lie in `evaluation/by_strangers`. What was found at the first try stands in docs/reading.md; since then they were looked at, so
that what this prints now shows what is not lost again, not how well strangers are read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.first_replies import ADVISED, ASKED, LEFT, LISTED, WARNED, what_is_done
from signpost import Conversation
from signpost.knowledge import read_yaml
from signpost.nlu import read

_FOLDER = Path(__file__).resolve().parent / "by_strangers"
RIGHT, SILENT, TURNED, WRONG = "right", "not read", "present and absent exchanged", "another status"
_OPPOSITES = {"present", "absent"}


def talk() -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each message that tells of no sign, and what the first reply to it does."""
    for row in read_yaml(_FOLDER / "talk.yml").data["messages"]:
        _, answer = Conversation(region="uk").say(row["text"])
        yield row, what_is_done(answer.triage)


def denials() -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each sentence with a sign, and how it was read; what is only asked about counts as not read."""
    for row in read_yaml(_FOLDER / "denials.yml").data["sentences"]:
        yield row, _judged(row)


def _judged(row: Mapping[str, Any]) -> str:
    found = next((each for each in read(row["text"]).findings if each.id == row["finding"]), None)
    if found is None:
        return SILENT
    status = "other" if row["status"] == "other" and found.person != "self" else found.status
    if status == row["status"]:
        return RIGHT
    return TURNED if {status, row["status"]} == _OPPOSITES else WRONG


def _table(rows: Iterator[tuple[Mapping[str, Any], str]], by: str, columns: tuple[str, ...], misses: tuple[str, ...]) -> None:
    counts: dict[str, Counter[str]] = {}
    for row, done in rows:
        counts.setdefault(row[by], Counter())[done] += 1
        if done in misses:
            print(f"{done}: {row['text']}")
    print(f"{'':12}" + "".join(f"{name:>30}" for name in columns))
    for name, found in counts.items():
        print(f"{name:12}" + "".join(f"{found[column]:>30}" for column in columns))


def main() -> None:
    """Prints two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    shown = parser.parse_args().misses
    _table(talk(), "kind", (LEFT, ADVISED, ASKED, LISTED, WARNED), (ASKED, WARNED) if shown else ())
    _table(denials(), "form", (RIGHT, SILENT, WRONG, TURNED), (WRONG, TURNED) if shown else ())


if __name__ == "__main__":
    main()
