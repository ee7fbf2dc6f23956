"""Writes accepted misreadings into files of their own: a row in the notation of `training/`, and a reading to be tested.

Each stands below a comment with the name of its record, so that it can be taken out again when its writer withdraws it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from training.notation import Told, one_line, row_of

_NAME = 16  # characters of a record's name that stand in a file
_MARKED = re.compile(r"^\s*# misreading ([0-9a-f]{16})\b")
_ROWS_HEAD = "# Misread messages, scrubbed, given with consent, labelled by those who keep the vocabulary: `make misreadings`.\n"
_CASES_HEAD = "# Misread messages, scrubbed, given with consent: `make misreadings`.\ncases:\n"


def add_row(path: Path, name: str, day: str, kind: str, text: str, labels: Iterable[Told]) -> None:
    """Adds a row to a file of messages."""
    _add(path, _ROWS_HEAD, f"# misreading {name[:_NAME]} {day}\n{row_of(kind, text, labels)}\n")


def add_case(path: Path, name: str, day: str, text: str, labels: Iterable[Told], read: Iterable[tuple[str, str]]) -> bool:
    """Adds a reading that a test will look at; it fails until the vocabulary can read it. False when there is nothing to look at.

    `read` is what was read from the message then, by status: what the keeper does not say is there must not be read as present.
    """
    labels = list(labels)
    there = {each.finding for each in labels if each.status == "present"}
    wanted = [{"id": each.finding, "status": each.status, "person": "other" if each.other else "self"} for each in labels]
    unwanted = sorted({finding for finding, status in read if status == "present"} - there)
    held = {key: value for key, value in (("read", wanted), ("not", unwanted)) if value}
    if held:
        case = json.dumps({"say": one_line(text), **held}, ensure_ascii=False)
        _add(path, _CASES_HEAD, f"  # misreading {name[:_NAME]} {day}\n  - {case}\n")
    return bool(held)


def take_out(path: Path, names: Iterable[str]) -> int:
    """The number of entries of these records that were taken out of a file, each with its comment; an empty file goes too."""
    gone = {name[:_NAME] for name in names}
    if not gone or not path.exists():
        return 0
    kept, taken, drop = [], 0, False
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        marked = _MARKED.match(line)
        if marked and marked.group(1) in gone:
            taken, drop = taken + 1, True
        elif drop:
            drop = False
        else:
            kept.append(line)
    if "".join(kept) in (_ROWS_HEAD, _CASES_HEAD):
        path.unlink()
    else:
        path.write_text("".join(kept), encoding="utf-8")
    return taken


def _add(path: Path, head: str, entry: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else head
    path.write_text(before + entry, encoding="utf-8")
