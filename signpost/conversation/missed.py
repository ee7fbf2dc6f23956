"""The answer to the last question, whether anything was missed: a bare name is had or taken, a bare onset is of what was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.conversation.turns import KINDS_OF_COMPLAINTS, MORE
from signpost.decision import Case, load_rulebook

# An act: the message names, in answer to the last question, what somebody has or takes.
NAMES, _CORRECTS = "names_what_was_missed", "correction"
_TELLS, _DETAIL = "tell_symptoms", "give_detail"
# What a name may sound like where nothing is asked: a subject to read about, or a medicine to be advised on.
_SOUNDS_ASKED = frozenset({"ask_about_condition", "ask_medicine_advice"})
_ASKS = "asks_"
_LONGEST_NAME = 4
# A date so near is of something that happened now, whatever was there before.
_THESE_DAYS = 2.0
_BEGAN, _DAYS, _SUDDEN = "onset", "duration_days", "sudden"


def as_named(question_id: str | None, intent: str, reading: Mapping[str, Any], text: str) -> tuple[str, Mapping[str, Any]]:
    """A message at the last question, with what its bare names tell there: "lithium" is taken, and nothing is asked about it."""
    if question_id != MORE:
        return intent, reading
    named = reading.get("named_alone") or []
    acts = reading.get("acts", ())
    if named:
        ids = {each["id"] for each in named}
        kept = [each for each in reading.get("findings", ()) if each["id"] not in ids]
        return _TELLS, {**reading, "findings": [*kept, *named], "acts": [*acts, NAMES]}
    asks = "?" in text or "question" in acts or any(each.startswith(_ASKS) for each in acts)
    if intent in _SOUNDS_ASKED and not asks and len(text.split()) <= _LONGEST_NAME:
        return _DETAIL, {**reading, "acts": [*acts, NAMES]}
    return intent, reading


def names_missed(reading: Mapping[str, Any]) -> bool:
    """Whether a message named what was missed."""
    return NAMES in reading.get("acts", ())


def began_otherwise(turn: dict[str, Any], question_id: str | None, case: Case, *, closing: bool) -> dict[str, Any]:
    """The turn in which "it was all at once" is told of the complaints, and "today was like a switch" of today.

    So at the last question, and where that was put before and no other is open. Where an onset of another kind was told of some
    of the complaints it is these; where that alone would alarm, it is asked which is right.
    """
    reply, acts = turn["reply"], turn["acts"]
    began, days = reply.get(_BEGAN), reply.get(_DAYS)
    told = any(each.get("status", "present") != "absent" for each in turn["findings"])
    last = question_id == MORE or closing and question_id is None and _CORRECTS not in acts
    if not last or began is None or told or "question" in acts:
        return turn
    there = case.complaints(load_rulebook().levels.background)
    otherwise = [each for each in there if getattr(each, _BEGAN) not in (None, began)] or there
    dates = days is not None and (began != _SUDDEN or days <= _THESE_DAYS)
    values = {_BEGAN: began, **({_DAYS: days} if dates else {})}
    places = ({"id": each.id, "person": each.person, "side": each.side, "body_part": each.body_part} for each in otherwise)
    found = [{**{name: value for name, value in each.items() if value is not None}, **values} for each in places]
    return {**turn, "findings": [*turn["findings"], *found]}


def leaves_unsaid(question_id: str | None, reading: Mapping[str, Any]) -> bool:
    """Whether the answer to the last question names a part of the body and not what is wrong there: "and now my face"."""
    reply = reading.get("reply") or {}
    told = reading.get("findings") or reply.get("polarity") is not None
    return question_id == MORE and bool(reply.get("body_part")) and not told and reading.get("kind") in KINDS_OF_COMPLAINTS
