"""Whose life a question of a crisis is about: a carer may speak of their own in a talk about somebody else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from signpost.conversation.beside_answer import put_right_beside
from signpost.conversation.denials import denied_for_good, without_bare
from signpost.conversation.in_company import answered_in_company, in_company
from signpost.conversation.in_passing import in_passing, put_away
from signpost.conversation.keyboard import told_by_another
from signpost.conversation.meant import meant_now
from signpost.conversation.missed import as_named
from signpost.conversation.numbered import as_numbered
from signpost.conversation.of_before import begun_with, of_one_day, over_by_now, told_of_before
from signpost.conversation.others import of_nobody_else, placed
from signpost.conversation.over_today import over_today
from signpost.conversation.places import in_place_meant
from signpost.conversation.unasked import unasked
from signpost.conversation.units import in_unit_meant
from signpost.conversation.unsure import all_unsure
from signpost.decision import Assessment, Case, load_rulebook
from signpost.findings import OTHERS, PERSONS

# From whom to whom a sign goes over, by act.
_CHANGES = {"was_mine": ("other", "self"), "was_theirs": ("self", "other")}

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
    own = "speaks_of_self" in acts and "observes" not in acts
    return "self" if own and any(each.get("person", "self") == "self" for each in hints) else None


def answers_beside(question_id: str | None, intent: str, reading: Mapping[str, Any], text: str) -> tuple[str, Mapping[str, Any]]:
    """What a message is at a question: words that ask nothing are no question.

    At one of a crisis a yes or no with a swearword is still an answer, and "maybe" is half a yes.
    """
    intent, reading = as_named(question_id, unasked(question_id, intent, reading, text), reading, text)
    intent, reading = as_numbered(question_id, intent, reading, text)
    told = answered_in_company(question_id, reading, text)
    if told is not reading:
        return "give_detail", told
    of_crisis = question_id in load_rulebook().of_crisis
    if of_crisis and "half_admits" in reading.get("acts", ()):
        return "affirm", {**reading, "reply": {**(reading.get("reply") or {}), "polarity": "partly"}}
    reply = reading.get("reply") or {}
    # "Over about 20 minutes" counts no tablets.
    timed = reply.get("duration_days") is not None or reply.get("lasting_minutes") is not None
    counted = reply.get("polarity") is None and not timed and (reply.get("number") or 0) > _PLACES
    if question_id in load_rulebook().levels.looked_for and (counted or not _HINDERS.isdisjoint(reading.get("acts", ()))):
        return "affirm", {**reading, "reply": {**reply, "polarity": "yes"}}
    answer = {"yes": "affirm", "no": "deny", "unsure": "not_sure"}.get((reading.get("reply") or {}).get("polarity") or "")
    talks = intent in ("insult", "chat", "unclear", "out_of_scope") and of_crisis
    return (answer if talks and answer else intent), reading


def asked_of(question_id: str | None, emergency: Callable[[], Assessment], hinted: str | None) -> str | None:
    """Whom the question that is open is about, where it is one of a crisis; None for the subject of the talk."""
    if question_id == FEAR:
        return "self"
    return (person_in_crisis(emergency()) or hinted) if question_id in load_rulebook().of_crisis else None


def as_meant(
    turn: dict[str, Any],
    case: Case,
    latest: Mapping[str, Any],
    emergency: Callable[[], Assessment],
    text: str,
    likened: Collection[str],
    asked: str | None = None,
) -> dict[str, Any]:
    """The turn as it is meant: put right in unit and place, with what is said of signs told before, each sign told of whoever has it."""
    meant = in_place_meant(in_unit_meant(placed(told_by_another(of_nobody_else(turn, case), case), case), case, text), case, text)
    meant = put_right_beside(meant, case, text)
    meant = put_away(in_passing(all_unsure(meant, case, asked), case, text), case, asked, emergency, text)
    told = told_of_before(begun_with(meant_now(over_by_now(meant), latest), latest, likened), case, text)
    told = in_company(of_the_warned(over_today(of_one_day(told, case), case, text), case, emergency), case, text, likened)
    return changed_hands(denied_for_good(without_bare(told), case), case, latest, emergency)


def of_the_warned(turn: dict[str, Any], case: Case, emergency: Callable[[], Assessment]) -> dict[str, Any]:
    """The turn in which signs told of nobody are of whom a warning stands for: "lips are grey", in a fit."""
    own = "speaks_of_self" in turn["acts"] and "observes" not in turn["acts"]
    book = load_rulebook()
    apart = {*book.of_crisis, *book.levels.looked_for, *book.levels.background}
    bare = [each for each in turn["findings"] if each.get("person", PERSONS[0]) == PERSONS[0] and each["id"] not in apart]
    if turn["question_id"] or own or not bare or case.subject not in OTHERS or case.facts(PERSONS[0]):
        return turn
    if not any(each.person == case.subject for each in emergency().fired):
        return turn
    return {**turn, "findings": [{**each, "person": case.subject} if each in bare else each for each in turn["findings"]]}


def changed_hands(turn: dict[str, Any], case: Case, latest: Mapping[str, Any], emergency: Callable[[], Assessment]) -> dict[str, Any]:
    """The turn in which a sign goes over to the other one of two people: "that was me, sorry. He's not numb".

    What the message denies of the one, or else what the turn before told of them, is told of the other with all that is known of it.
    """
    whose = next((persons for act, persons in _CHANGES.items() if act in turn["acts"]), None)
    if whose is None or emergency().fired:
        # What a warning rests on is asked about first.
        return turn
    was, now = (case.subject if each != "self" and case.subject != "self" else each for each in whose)
    denied = {each["id"] for each in turn["findings"] if each.get("status") == "absent" and each.get("person", "self") == was}
    # "That's dad choking, not me" names what goes over; "that was him" means what was told before.
    named = {each["id"] for each in turn["findings"] if each.get("status", "present") == "present" and each.get("person", "self") == now}
    told = denied or named or {each["id"] for each in latest.get("findings", ())}
    over = [
        each
        for each in case.facts(was)
        if each.id in told and each.status == "present" and each.id not in load_rulebook().levels.background
    ]
    if not over:
        return turn
    gone = [{"id": name, "person": was, "status": "absent"} for name in dict.fromkeys(each.id for each in over)]
    kept = [each for each in turn["findings"] if each not in gone and not (each["id"] in told and each.get("person", "self") == was)]
    theirs = [{**each.as_dict(), "person": now} for each in over]
    return {**turn, "findings": [*kept, *gone, *theirs], "acts": [*turn["acts"], "correction"]}


def has_changed_hands(turn: Mapping[str, Any]) -> bool:
    """Whether a turn put a sign of one of two people to the other."""
    acts = set(turn.get("acts", ()))
    return "correction" in acts and not acts.isdisjoint(_CHANGES) and bool(turn.get("findings"))
