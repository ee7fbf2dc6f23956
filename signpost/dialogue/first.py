"""What must come before everything else in a turn: the emergency that has to be said now, a step of a crisis, an answer."""

from __future__ import annotations

from typing import NamedTuple

from signpost.decision import load_rulebook
from signpost.dialogue.answering import asked_for_certain, no_driving_first
from signpost.dialogue.companion import companion, misheard, new_dangers
from signpost.dialogue.in_crisis import DONE, kind_of
from signpost.dialogue.situation import situation_now
from signpost.dialogue.transcript import Transcript
from signpost.dialogue.turns import ALARMS, ASKS, OF_THE_TALK
from signpost.dialogue.waiting import asked_at_once
from signpost.region import waiting_for

SAFE_REPLY = "utter_safe_reply"
TRIAGE, EDUCATE = "action_triage", "action_educate"
# What a question of somebody's own case may sound like: "is Tuesday ok?", "what's a bladder?".
_TAKEN_FOR = frozenset(
    "getting_help out_of_scope nlu_fallback chat goodbye ask_privacy ask_number ask_help ask_identity ask_why ask_next_step "
    "ask_medicine_advice doubt_doctor seek_diagnosis express_fear insult change_region dispute_summary choose_person "
    "request_summary greet thank".split()
)
_BARE = ("affirm", "deny", "not_sure")
# Acts: whom to call in a crisis, who picks up, who could go there, and what was done already.
_OF_HELP = frozenset({"asks_number", "asks_who_answers", "has_key", DONE})
# They speak only when something is open.
WAY_BACK = frozenset({"action_resume", "action_take_leave"})


def emergency_now(said: Transcript) -> str | None:
    """The response of the emergency that the latest message made true or told again; None when there is none.

    A warning is not repeated for words that say nothing new about it, so the person can go on with the talk.
    """
    now, stood, book = said.emergency, said.stood, load_rulebook()
    if not said.turns or not now.fired:
        return None
    known = {(each.rule.id, each.person) for each in stood.fired}
    fresh = [each.rule for each in now.fired if (each.rule.id, each.person) not in known]
    if not fresh:
        told = {each["id"] for each in said.latest["findings"] if each.get("status") == "present"}
        # Whose medicine or illness comes up again tells of nothing that is there now.
        behind = {finding.id for rule in now.fired for finding in rule.because} - set(book.levels.background)
        # Who names the sign again while telling or asking what to do ("they examined me, it is Bell's palsy") gets an answer to that.
        # The whole warning once more would be a wall: what was told is taken up in a line beside the warning that stands.
        # A crisis that stands has its next step instead.
        afresh = stood.status != "crisis" and (now.status == "crisis" or said.question_id is not None)
        return now.response if afresh and told & behind and companion(said) is None else None
    # What the doctors found ("they say it was a mini-stroke") sends nobody back to them.
    found = stood.fired and said.help_there and now.status != "crisis" and not new_dangers(said)
    if found or misheard(said):
        return None
    routes = book.levels.routes
    if stood.route is not None and min(routes.index(str(each.route)) for each in fresh) > routes.index(stood.route):
        # Who was told to call is not sent to go by themselves: the new danger is named beside the call.
        return None if new_dangers(said) else now.response
    # A second danger is named even while another one stands; who tells in a crisis what was done hears what to do about that.
    if stood.status == "crisis":
        fresh = [each for each in fresh if book.levels.responses[str(each.response)] != "crisis"] or fresh
    return min((str(each.response) for each in fresh), key=list(book.levels.responses).index)


def done_to_the_body(said: Transcript, response: str) -> str | None:
    """The response to what was swallowed or done, where that of a crisis comes for the same message; None where nothing was."""
    levels, now = load_rulebook().levels, said.emergency
    if levels.responses[response] != "crisis" or said.stood.fired:
        return None
    done = (each for each in now.fired if not levels.looked_for.keys().isdisjoint(found.id for found in each.because))
    of_body = {str(each.rule.response) for each in done if kind_of(each) != "crisis"}
    return min(of_body, key=list(levels.responses).index, default=None)


def something_waits(said: Transcript) -> bool:
    """Whether small talk leads back to something: a question, a warning, advice, or a symptom told, resembled or feared along."""
    alarms = said.proposals or said.latest_reading.get("kind") in ALARMS
    advised = said.case.complaints(load_rulebook().levels.background)
    return bool(said.tells or said.question_id or alarms or said.emergency.fired or advised)


class First(NamedTuple):
    """The response or action that comes first, if any.

    `warns`: it is a warning, which leaves the question `asks` open. Behind it `then` is said in the same turn: the answer to what is
    asked about the next minutes, or what is said in a crisis.
    """

    action: str | None = None
    warns: bool = False
    asks: str | None = None
    then: str | None = None


def first_in_turn(said: Transcript, intent: str) -> First:
    """What comes first after a message of this intent; the rules of the talk are asked only where nothing does."""
    response = emergency_now(said)
    # A crisis response ends with a question; "yes" to it must count.
    if response is not None:
        # Of a life in danger what was done comes first: to call at once.
        done = done_to_the_body(said, response)
        first, then = (done, response) if done else (response, asked_at_once(said))
        return First(first, warns=True, asks=waiting_for(response).get("asks"), then=then)
    # An option of the open question is an answer, whatever its words mean elsewhere; so is what the learned reader heard,
    # and what somebody who was warned does or asks has an answer of its own.
    if is_answer(said):
        return First(TRIAGE)
    # In a crisis whom to call or send is told with the next step, and not instead of it.
    if said.emergency.status == "crisis" and not _OF_HELP.isdisjoint(said.latest_reading.get("acts", ())):
        return First(TRIAGE)
    now = situation_now(said)
    if not _TAKEN_FOR.isdisjoint((intent, said.latest_intent)) and "asks_whom" not in now.acts and asked_for_certain(now):
        return First(EDUCATE)
    # What is done with the talk itself comes before the advice not to drive.
    if intent not in OF_THE_TALK and no_driving_first(now):
        return First(TRIAGE)
    return First()


def is_answer(said: Transcript) -> bool:
    """Whether the latest message answers what was put to the person, whatever its words mean elsewhere."""
    # A swearword beside the answer to a step of a crisis leaves it an answer.
    of_crisis = said.latest.get("question_id") in load_rulebook().of_crisis and said.latest_intent in _BARE
    return (
        # "None. What is an EMG?" picks, and asks something besides.
        (said.chose and said.latest_intent not in ASKS) or said.heard or of_crisis or companion(said) is not None
    )
