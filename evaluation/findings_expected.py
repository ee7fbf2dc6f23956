"""Findings that must, or must not, be there: rows of sets and steps of conversations name them alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_TENTH = 0.1


def alike(value: Any, wanted: Any) -> bool:
    """Whether a value is what is wanted: one of a list, a number within a tenth, or the same."""
    if isinstance(wanted, list):
        return set(wanted) <= set(value or ()) if isinstance(value, (list, tuple)) else value in wanted
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
        return isinstance(value, (int, float)) and abs(value - wanted) <= _TENTH * abs(wanted)
    return bool(value == wanted)


def of_findings(expect: Mapping[str, Any], found: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is otherwise: `findings` lack, one of `not` has a status it must not have, or others than `only` are there `only_as`."""
    there = [{"status": "present", "person": "self", **each} for each in found]
    wrong = [f"no {wanted}" for wanted in expect.get("findings", ()) if not any(_fits(each, wanted) for each in there)]
    for each in there:
        if each["status"] in expect.get("not", {}).get(each["id"], ()):
            wrong.append(f"{each['id']} {each['status']}")
        if "only" in expect and each["id"] not in expect["only"] and each["status"] in expect["only_as"]:
            wrong.append(f"{each['id']} {each['status']} as well")
    return wrong


def _fits(finding: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(alike(finding.get(name), value) for name, value in wanted.items())
