"""The one interviewer: assesses what was told and asks the next question, or gives the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.checking import check_again
from actions.educating import answer_for, offered, say_answer
from actions.going_on import ease, go_on, resume, say_unclear
from actions.safety import never_silent
from actions.situation import Situation, situation_after, situation_of
from signpost.transcript import CONTRADICTION, DOUBT_SLOT, SETTLED_SLOT, WITHDRAWAL, settled

# What is said first to somebody who tells how they feel.
_FEELINGS = {"expresses_burden": "utter_burden_heard", "expresses_fear": "utter_fear_heard"}


class ActionTriage(Action):
    """Runs after everything that may be about symptoms, answers included."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_triage"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The next question or the outcome; a "yes" to an offer of the education room goes there."""
        now = situation_of(tracker)
        if now.said.question_id == WITHDRAWAL:
            # Only a plain yes takes a warning back; "mostly" does not.
            gone = now.said.latest_intent == "affirm" and now.said.latest_reading.get("reply", {}).get("polarity") != "partly"
            return settle_as_over(dispatcher, now) if gone else settle(dispatcher, now, now.said.doubtful)
        if now.said.question_id == CONTRADICTION and now.said.latest_intent in ("affirm", "deny"):
            return settle(dispatcher, now, now.said.doubtful if now.said.latest_intent == "affirm" else ())
        if not now.said.question_id and not now.said.latest_reading.get("findings") and offered(tracker, now):
            answer = answer_for(tracker, now)
            if answer.kind != "none" or answer.part == "declined":
                return say_answer(dispatcher, now, answer) + resume(dispatcher, now)
        if now.said.latest_intent == "give_detail" and not now.said.question_id and not now.case.findings:
            # A number, a day or a place that answers nothing.
            say_unclear(dispatcher, now)
            return []
        felt = hear_feelings(dispatcher, now)
        if felt and not now.case.findings and not now.said.proposals:
            return []
        return go_on(dispatcher, now, stay=felt)


def hear_feelings(dispatcher: CollectingDispatcher, now: Situation) -> bool:
    """Whether the message spoke of fear or of a burden; if so this was answered first. A warning has its own words for it."""
    if now.assessment.level == "emergency":
        return False
    acts = now.said.latest_reading.get("acts", ())
    response = next((response for act, response in _FEELINGS.items() if act in acts), None)
    if response is not None:
        dispatcher.utter_message(response=response)
    return response is not None


def settle_as_over(dispatcher: CollectingDispatcher, now: Situation) -> list[EventType]:
    """Takes a warning back because what led to it is over; it keeps when it began."""
    return settle(dispatcher, now, [{**each, "status": "past"} for each in now.said.doubtful], lifted=True)


def settle(
    dispatcher: CollectingDispatcher, now: Situation, findings: Iterable[Mapping[str, Any]], *, lifted: bool = False
) -> list[EventType]:
    """Keeps findings as the person confirmed them, and goes on from there; `lifted` when that takes a warning back."""
    confirmed = settled(findings)
    after = situation_after(now.said, now.said.folding.after(confirmed).case)
    # A correction of what was told is no answer to the check.
    unanswered = after.assessment.level != "emergency" or "correction" in now.said.latest.get("acts", ())
    if now.said.question_id == WITHDRAWAL and not lifted and unanswered:
        return check_again(dispatcher, now)
    over = lifted and after.assessment.level != "emergency"
    kept = [SlotSet(SETTLED_SLOT, confirmed["findings"] or None), SlotSet(DOUBT_SLOT, None)]
    if over and now.assessment.status == "crisis":
        return [*kept, *ease(dispatcher, after)]
    lead = [["utter_withdrawal_lifted", {}]] if over else []
    return [*kept, *go_on(dispatcher, after, lead=lead, checked=True)]
