"""Checks once, by a question, before an emergency warning is taken back."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.checking import check_withdrawal
from actions.going_on import go_on, resume
from actions.safety import never_silent
from actions.situation import situation_before, situation_of
from actions.triage import settle, settle_as_over
from signpost.transcript import WITHDRAWAL


class ActionWithdrawEmergency(Action):
    """Runs after "false alarm" or "it is gone"; a second time, in answer to its question, the words are taken as they are."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_withdraw_emergency"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Asks whether what led to the warning is really not there now."""
        now = situation_of(tracker)
        if now.said.question_id == WITHDRAWAL:
            if "gone" in now.said.latest_reading.get("acts", ()):
                return settle_as_over(dispatcher, now)
            never = [{"id": each["id"], "person": each.get("person", "self"), "status": "absent"} for each in now.said.doubtful]
            return settle(dispatcher, now, never, lifted=True)
        if now.assessment.level == "emergency":
            return check_withdrawal(dispatcher, now, now.case)
        before = situation_before(now)
        if before is not None and before.assessment.level == "emergency":
            return go_on(dispatcher, now)
        dispatcher.utter_message(response="utter_no_emergency_to_withdraw")
        return resume(dispatcher, now)
