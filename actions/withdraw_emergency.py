"""Checks once, by a question, before an emergency warning is taken back."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.situation import situation_of
from actions.speaking import behind_emergency
from signpost.decision import load_rulebook
from signpost.transcript import QUESTION_SLOT, WITHDRAWAL


class ActionWithdrawEmergency(Action):
    """Runs after "false alarm"; the answer to its question is read by action_triage."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_withdraw_emergency"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Asks whether what led to the warning is really not there now."""
        now = situation_of(tracker)
        ids = behind_emergency(now)
        if not ids:
            dispatcher.utter_message(response="utter_no_emergency_to_withdraw")
            return []
        labels = ", ".join(load_rulebook().vocabulary.findings[each] for each in ids)
        dispatcher.utter_message(response="utter_check_withdrawal", labels=labels)
        return [SlotSet(QUESTION_SLOT, WITHDRAWAL)]

