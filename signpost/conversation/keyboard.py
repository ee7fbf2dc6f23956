"""Somebody else at the keyboard: "mum here, she's chatting now" tells of the one the talk is about, and of nobody new."""

from __future__ import annotations

from typing import Any

from signpost.decision import Case
from signpost.findings import OTHERS
from signpost.relatives import relatives

_SELF, _TAKES_OVER = "self", "takes_over"
_TYPES_FOR, _AGE = "types_for", "age"
_OF_OTHER = frozenset({"for_other", "speaks_of_other", _TAKES_OVER})


def told_by_another(turn: dict[str, Any], case: Case) -> dict[str, Any]:
    """The turn in which what is told of "her" is told of the one who wrote before, where nobody else was spoken of so far.

    That somebody else writes is said ("mum here"), or shows where "she" has or has not what was told by the writer before.
    """
    turn = _without_own_age(turn)
    if case.subject != _SELF or not case.facts(_SELF) or any(case.facts(each) for each in OTHERS):
        return turn
    theirs = [each for each in turn["findings"] if each.get("person") in OTHERS]
    known = {each.id for each in case.facts(_SELF)}
    pronouns = set(relatives().pronouns.values())
    named = {str(name) for _, name in turn.get("relatives", ())}
    shows = bool(theirs) and named <= pronouns and bool(named) and {each["id"] for each in theirs} <= known
    if _TAKES_OVER not in turn["acts"] and not shows:
        return turn
    told = [{**each, "person": _SELF} if each in theirs else each for each in turn["findings"]]
    acts = [each for each in turn["acts"] if each not in _OF_OTHER]
    return {**turn, "findings": told, "acts": acts, "relatives": []}


def _without_own_age(turn: dict[str, Any]) -> dict[str, Any]:
    """The turn without the age of who only writes for somebody else: "im molly im 12 im typing for him"."""
    if _TYPES_FOR not in turn["acts"]:
        return turn
    told = [each for each in turn["findings"] if each["id"] != _AGE or each.get("person", _SELF) != _SELF]
    return {**turn, "findings": told, "acts": [*turn["acts"], *({"for_other"} - {*turn["acts"]})]}
