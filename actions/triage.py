"""The one interviewer: assesses what was told and asks the next question, or gives the outcome."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.educating import CONTEXT_SLOT, answer_for, say_answer
from actions.safety import never_silent
from actions.situation import Situation, situation_after, situation_of
from actions.speaking import behind_emergency, say_next
from signpost.decision import fold
from signpost.transcript import WITHDRAWAL, WITHDRAWN_SLOT, withdrawal


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
            return _withdraw(dispatcher, now)
        offered = tracker.get_slot(CONTEXT_SLOT) or {}
        if not now.said.question_id and not now.said.latest_reading.get("findings") and (offered.get("offers_numbers") or offered.get("suggestions")):
            answer = answer_for(tracker, now)
            if answer.kind != "none" or answer.part == "declined":
                return say_answer(dispatcher, now, answer)
        return say_next(dispatcher, now)


def _withdraw(dispatcher: CollectingDispatcher, now: Situation) -> list[EventType]:
    """Lifts the warning when the person confirms that it was none; anything else leaves it."""
    if now.said.latest_intent != "affirm":
        return say_next(dispatcher, now)
    ids = behind_emergency(now)
    after = situation_after(now.said, fold([*now.said.turns, withdrawal(ids)]))
    return [SlotSet(WITHDRAWN_SLOT, ids), *say_next(dispatcher, after, lead=[["utter_withdrawal_lifted", {}]])]
