"""Writes accepted misreadings into files of their own: a row in the notation of `training/`, and one of the sets in `evaluation/`.

Each names its record, so that it can be taken out again when its writer withdraws it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from training.notation import Told, one_line, row_of

_NAME = 16  # characters of a record's name that stand in a file
_MARKED = re.compile(r"^# misreading ([0-9a-f]{16})\b")
_OF_SET = re.compile(r'^\{"id": "([0-9a-f]{16})"')
_ROWS_HEAD = "# Misread messages, scrubbed, given with consent, labelled by those who keep the vocabulary: `make misreadings`.\n"


def add_row(path: Path, name: str, day: str, kind: str, text: str, labels: Iterable[Told]) -> None:
    """Adds a row to a file of messages."""
    _add(path, _ROWS_HEAD, f"# misreading {name[:_NAME]} {day}\n{row_of(kind, text, labels)}\n")


def add_case(path: Path, name: str, day: str, text: str, labels: Iterable[Told], read: Iterable[tuple[str, str]]) -> bool:
    """Adds a row to the set of misread messages; it is wrong until it can be read. False when there is nothing to look at.

    `read` is what was read from the message then, by status: what the keeper does not say is there must not be read as present.
    """
    labels = list(labels)
    there = {each.finding for each in labels if each.status == "present"}
    wanted = [{"id": each.finding, "status": each.status, "person": "other" if each.other else "self"} for each in labels]
    unwanted = sorted({finding for finding, status in read if status == "present"} - there)
    held = {key: value for key, value in (("findings", wanted), ("not", {each: ["present"] for each in unwanted})) if value}
    if held:
        row = {"id": name[:_NAME], "from": f"misreading of {day}", "reader": "both", "text": one_line(text), "expect": held}
        _add(path, "", json.dumps(row, ensure_ascii=False) + "\n")
    return bool(held)


def take_out(path: Path, names: Iterable[str]) -> int:
    """The number of entries of these records that were taken out of a file; an empty file goes too."""
    gone = {name[:_NAME] for name in names}
    if not gone or not path.exists():
        return 0
    kept, taken, drop = [], 0, False
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        marked, of_set = _MARKED.match(line), _OF_SET.match(line)
        if of_set and of_set.group(1) in gone:
            taken += 1
        elif marked and marked.group(1) in gone:
            taken, drop = taken + 1, True
        elif drop:
            drop = False
        else:
            kept.append(line)
    if "".join(kept) in (_ROWS_HEAD, ""):
        path.unlink()
    else:
        path.write_text("".join(kept), encoding="utf-8")
    return taken


def _add(path: Path, head: str, entry: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else head
    path.write_text(before + entry, encoding="utf-8")
