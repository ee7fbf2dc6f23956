"""What changed between the text that was judged and the one that stands there now, line by line, in words."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from review.catalogue import words
from review.rulebook_words import Wording
from signpost.reviews import Content, judged_part

_CONDITIONS = ("when", "unless", "watch")
# What a machine needs and nobody has to read; a change of it is shown all the same.
_TECHNICAL = ("id", "code", "status", "response", "main", "order")


def differences(before: Content, after: Content, wording: Wording) -> list[tuple[str, str]]:
    """The lines that went and came, each with "gone" or "new"; empty when a reviewer would read the same."""
    old, new = list(lines(before, wording)), list(lines(after, wording))
    found: list[tuple[str, str]] = []
    for _, low, high, from_, to in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[low:high] != new[from_:to]:
            found += [("gone", each) for each in old[low:high]]
            found += [("new", each) for each in new[from_:to]]
    return found


def lines(data: Content, wording: Wording, *, plain: bool = False) -> Iterator[str]:
    """Everything that is judged, a line for each sentence, statement, source and example; `plain` leaves out what is technical."""
    labels = words()["fields"]
    for key, value in judged_part(data).items():
        if plain and key in _TECHNICAL:
            continue
        label = labels.get(key, key.replace("_", " "))
        if key in _CONDITIONS and value is not True:
            yield from (f"{label}: {each}" for each in _condition(wording.condition(value)))
        elif key == "not_sure":
            yield f"{label}: {value['because']}"
            for part in ("only_with", "unless"):
                if part in value:
                    yield from (f"{label}, {labels[part]}: {each}" for each in _condition(wording.condition(value[part])))
        else:
            yield from (f"{label}: {each}" for each in _said(value, wording))


def _condition(node: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    indent = "– " * depth
    if "parts" in node:
        yield indent + node["lead"]
        for part in node["parts"]:
            yield from _condition(part, depth + 1)
    else:
        unknown = f" ({node['unknown']})" if node["unknown"] else ""
        yield indent + "; ".join([f"{node['label']} {node['status']}", *node["details"]]) + unknown


def _said(value: Any, wording: Wording) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from (f"{key}: {line}" for line in _said(each, wording))
    elif isinstance(value, list):
        for each in value:
            yield from [_row(each, wording)] if isinstance(each, (dict, list)) else _said(each, wording)
    else:
        yield wording.text(_plain(value))


def _row(row: Any, wording: Wording) -> str:
    if isinstance(row, list):
        return " | ".join(map(_plain, row))
    return "; ".join(f"{key.replace('_', ' ')}: {wording.text(_nested(value))}" for key, value in row.items())


def _nested(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {_nested(each)}" for key, each in value.items())
    return ", ".join(map(_nested, value)) if isinstance(value, list) else _plain(value)


def _plain(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
