"""Answers "am I dying?", "how likely is it?", "are you sure?": never with a diagnosis, a probability or false comfort."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.sending import send


class ActionDeclineDiagnosis(Action):
    """Runs after a wish for certainty that names no illness we have an answer for; repeated wishes get support."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_decline_diagnosis"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Sends the reply of its move."""
        return send(self.name(), dispatcher, tracker)
