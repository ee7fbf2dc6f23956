"""The one interviewer: assesses what was told and asks the next question, or gives the outcome."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.sending import send


class ActionTriage(Action):
    """Runs after everything that may be about symptoms, answers included."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_triage"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Sends the reply of its move."""
        return send(self.name(), dispatcher, tracker)
