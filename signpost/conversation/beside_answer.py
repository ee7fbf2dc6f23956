"""What a longer message puts right of what was told before, beside all else that it says: "no weakness. And it's 3 weeks, not 3 months"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from signpost.conversation.places import place_meant
from signpost.decision import Case
from signpost.findings import ATTRIBUTES

_PART = re.compile(r"[.,;!?\n]+|\b(?:and|but|oh)\b", re.IGNORECASE)
_CORRECTS, _THERE = "correction", ("present", "past")
_TIMES = ("onset", "duration_days")
_PLACES = ("side", "body_part")


def put_right_beside(turn: Mapping[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn with the time, the side and the part of what was told before that it corrects besides; as it is where it does nothing else.

    What the open question asks for is its answer, and what is told of a sign in the same message is told of that one.
    """
    told = [each for each in turn["findings"] if each.get("status") in _THERE]
    if not turn["findings"] and not turn["question_id"]:
        return dict(turn)
    asked = str(turn["question_id"]).partition(".")[2]
    own = {name for each in told for name in ATTRIBUTES if each.get(name) is not None} | {asked}
    found: dict[str, Any] = {}
    if _CORRECTS in turn["acts"]:
        found = {name: turn["reply"][name] for name in _TIMES if turn["reply"].get(name) is not None}
    for part in filter(None, map(str.strip, _PART.split(text))):
        found |= place_meant(case, part, puts_right=_CORRECTS in turn["acts"])
    right = {name: value for name, value in found.items() if name not in own}
    if not right:
        return dict(turn)
    # The place that a correction names is none of what is asked about.
    reply = {name: value for name, value in turn["reply"].items() if name not in right}
    return {**turn, "reply": reply, "puts_right": right}
