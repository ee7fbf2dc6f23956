"""Whose life a question of a crisis is about: a carer may speak of their own in a talk about somebody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from signpost.decision import Assessment, load_rulebook
from signpost.dialogue.turns import HINTS

# What only the one who writes can be asked about, whoever the talk is about.
FEAR = "fear_of_harming"
# Who is asked whether they have taken something and tells of a locked door, a key or sleep, or how much it was, has taken it.
_HINDERS = frozenset({"door_locked", "has_key", "gets_sleepy", "tells_amount"})
# A number that is no place among "yes", "no" and "not sure" is how many there were.
_PLACES = 3


def person_in_crisis(emergency: Assessment) -> str | None:
    """Whose life may be in danger by their own hand; None where no rule says so."""
    kinds = load_rulebook().levels.responses
    return next((each.person for each in emergency.fired if kinds.get(str(each.rule.response)) == "crisis"), None)


def hinted_by(earlier: str | None, reading: Mapping[str, Any]) -> str | None:
    """Who was spoken of when words last merely resembled a crisis: the writer, by "I" or "me", or None for the subject of the talk."""
    of_crisis, acts = load_rulebook().of_crisis, reading.get("acts", ())
    hints = [each for each in reading.get("proposals", ()) if each["id"] in of_crisis]
    if not hints:
        return earlier
    return "self" if "speaks_of_self" in acts and any(each.get("person", "self") == "self" for each in hints) else None


def answers_in_crisis(question_id: str | None, intent: str, reading: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """What is said at a question of a crisis: yes or no with a swearword is an answer, "maybe" is half a yes, and so is a second hint."""
    crisis, acts, reply = load_rulebook().of_crisis, reading.get("acts", ()), reading.get("reply") or {}
    # What hints again has to tell of a wish, a plan or means; "what? no, I never said that, I want to live" puts right.
    denies = reply.get("polarity") == "no" or {"puts_right", "never_said", "correction"}.intersection(acts)
    told = not denies and any(each["id"] in crisis for each in reading.get("proposals", ()))
    of_crisis = question_id in crisis
    if of_crisis and ("half_admits" in acts or told and HINTS in acts):
        return "affirm", {**reading, "reply": {**reply, "polarity": "partly"}}
    # "Over about 20 minutes" counts no tablets.
    timed = reply.get("duration_days") is not None or reply.get("lasting_minutes") is not None
    counted = reply.get("polarity") is None and not timed and (reply.get("number") or 0) > _PLACES
    if question_id in load_rulebook().levels.looked_for and (counted or not _HINDERS.isdisjoint(reading.get("acts", ()))):
        return "affirm", {**reading, "reply": {**reply, "polarity": "yes"}}
    answer = {"yes": "affirm", "no": "deny", "unsure": "not_sure"}.get(reply.get("polarity") or "")
    talks = intent in ("insult", "chat", "nlu_fallback", "out_of_scope") and of_crisis
    return (answer if talks and answer else intent), reading


def asked_of(question_id: str | None, emergency: Callable[[], Assessment], hinted: str | None) -> str | None:
    """Whom the question that is open is about, where it is one of a crisis; None for the subject of the talk."""
    if question_id == FEAR:
        return "self"
    return (person_in_crisis(emergency()) or hinted) if question_id in load_rulebook().of_crisis else None
