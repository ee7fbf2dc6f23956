"""What a longer message puts right of what was told before, beside all else that it says: "no weakness. And it's 3 weeks, not 3 months"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from signpost.conversation.places import place_meant
from signpost.decision import Case, load_rulebook
from signpost.decision.questions import SCREEN
from signpost.findings import ATTRIBUTES
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of

_PART = re.compile(r"[.,;!?\n]+|\b(?:and|but|oh)\b", re.IGNORECASE)
_CORRECTS, _THERE = "correction", ("present", "past")
_TIMES, _INSTEAD, _WORSE = ("onset", "duration_days"), "instead_of_days", "progressive"


def put_right_beside(turn: Mapping[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn with what it corrects besides of what was told before: the time, the side, the part; and with "also, it is worse".

    What the open question asks for is its answer, and what is told of a sign in the same message is told of that one.
    """
    turn = _of_complaints(turn)
    if not turn["findings"] and not turn["question_id"]:
        return dict(turn)
    told = [each for each in turn["findings"] if each.get("status") in _THERE]
    asked = str(turn["question_id"]).partition(".")[2]
    own = {name for each in told for name in ATTRIBUTES if each.get(name) is not None} | {asked}
    found: dict[str, Any] = {}
    if _CORRECTS in turn["acts"]:
        found = {name: turn["reply"][name] for name in (*_TIMES, _INSTEAD) if turn["reply"].get(name) is not None}
    for part in filter(None, map(str.strip, _PART.split(text))):
        found |= place_meant(case, part, puts_right=_CORRECTS in turn["acts"])
    right = {name: value for name, value in found.items() if name not in own}
    right = right if right.keys() - {_INSTEAD} else {}
    if not right:
        return _worse_besides(turn, case, text)
    # The place that a correction names is none of what is asked about.
    reply = {name: value for name, value in turn["reply"].items() if name not in right}
    return {**turn, "reply": reply, "puts_right": right}


def _of_complaints(turn: Mapping[str, Any]) -> dict[str, Any]:
    """The turn in which a background fact has no course, and what is denied no time that a correction names."""
    corrects = _CORRECTS in turn["acts"]

    def kept(told: Mapping[str, Any]) -> dict[str, Any]:
        unfit = {"course"} if told["id"] in _facts() else set(_TIMES) if corrects and told.get("status") == "absent" else set()
        return {name: value for name, value in told.items() if name not in unfit}

    return {**turn, "findings": [kept(each) for each in turn["findings"]]}


def _worse_besides(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn in which "also, it's a bit worse" beside facts, or beside signs that were told before, is said of the complaint."""
    complaints = case.complaints(_facts())
    finding, _, asked = str(turn["question_id"]).partition(".")
    if turn["reply"].get("course") != _WORSE or not complaints or asked and finding != SCREEN:
        return turn
    told = [each for each in turn["findings"] if each.get("status") in _THERE and each["id"] not in _facts()]
    before = {each.id for each in complaints}
    of_all = _also_worse().search(text.casefold().replace("\u2019", "'")) is not None
    if not turn["findings"] or not of_all and any(each["id"] not in before or each.get("course") for each in told):
        return turn
    return {**turn, "puts_right": {"course": _WORSE, "of": complaints[0].id}}


def _facts() -> Collection[str]:
    return load_rulebook().levels.background


@lru_cache(maxsize=1)
def _also_worse() -> re.Pattern[str]:
    """Words that say of the whole that it is worse: "also it's a bit worse"."""
    data = read_yaml(knowledge_root() / "language" / "also_worse.yml").data
    return re.compile(rf"(?<![\w']){any_of(data['also'])}\W+{any_of(data['it'])}\W+(?:[\w']+\W+){{0,3}}{any_of(data['worse'])}(?![\w'])")
