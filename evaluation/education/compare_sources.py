"""Looks for runs of eight words that the education entries share with other texts: `python … --sources FOLDER`.

The texts themselves are no part of the project. Exit status 1 when a shared run is found.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from signpost.education import EducationBase, load_base
from signpost.education.words import tokens

RUN = 8


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words in a text, without punctuation and case."""
    words = tokens(text)
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def shared_runs(base: EducationBase, folder: Path) -> list[tuple[str, str, str]]:
    """The shared runs as (entry, file, words); lists of names in a row count like any other words."""
    sources = {path.name: runs(path.read_text(encoding="utf-8", errors="replace")) for path in sorted(folder.glob("*.txt"))}
    found = []
    for entry in base.entries.values():
        notes = [note for _, note in entry.corrects] + [each.means for each in entry.terms] + [" ".join(row) for row in entry.table]
        said = set().union(*map(runs, (entry.short, entry.more, entry.simpler, entry.numbers, entry.safety, *notes)))
        found += [(entry.id, name, " ".join(run)) for name, theirs in sources.items() for run in sorted(said & theirs)]
    return found


def main() -> int:
    """Prints the shared runs and their number."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="a folder with .txt files to compare with")
    folder = parser.parse_args().sources
    if not any(folder.glob("*.txt")):
        print(f"{folder} holds no .txt file", file=sys.stderr)
        return 2
    found = shared_runs(load_base(), folder)
    for entry, name, words in found:
        print(f"{entry}  {name}: {words}")
    print(f"{len(found)} shared runs of {RUN} words")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
