"""`python -m training.misread`: shows kept misreadings to somebody who keeps the vocabulary; `make misreadings` calls it."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path

from signpost.decision import load_rulebook
from signpost.misreadings.store import FILE, MisreadingStore
from signpost.settings import SettingsError, read_settings
from training.misread.review import Desk, review

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Goes through what waits; comes back with the exit status."""
    try:
        var = Path(read_settings().text("SIGNPOST_VAR") or ROOT / "var")
    except SettingsError as wrong:
        print(f"signpost: {wrong}", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(prog="make misreadings", description="Go through misread messages that were given with consent.")
    parser.add_argument("--store", type=Path, default=var / FILE, help="the file of kept misreadings")
    parser.add_argument("--rows", type=Path, default=ROOT / "training" / "messages" / "misread.txt", help="where accepted messages go")
    parser.add_argument("--cases", type=Path, default=ROOT / "evaluation" / "sets" / "misread.jsonl", help="the set they go to")
    given = parser.parse_args(arguments)
    if not given.store.exists():
        print(f"signpost: there is no {given.store}: nobody has sent a misreading, or SIGNPOST_MISREADINGS is off.", file=sys.stderr)
        # Where none was named there is nothing to do; a file that was named is missed.
        return int(given.store != var / FILE)
    desk = Desk(MisreadingStore(given.store), given.rows, given.cases, load_rulebook().vocabulary.findings, input, print)
    try:
        done = review(desk)
    except (EOFError, KeyboardInterrupt):
        print("\nStopped; what was decided so far is kept.")
        return 0
    except sqlite3.DatabaseError as error:
        print(f"signpost: {given.store} cannot be read: {error}", file=sys.stderr)
        return 1
    print(", ".join(f"{count} {what}" for what, count in done.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
