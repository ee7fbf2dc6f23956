"""Sums up what was told, for the person to show to a doctor."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.sending import send


class ActionSummarise(Action):
    """Runs after "summary"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_summarise"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Sends the reply of its move."""
        return send(self.name(), dispatcher, tracker)
