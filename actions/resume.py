"""Leads back to the open question after small talk."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.sending import send


class ActionResume(Action):
    """Runs after responses to greetings, thanks, fear and the like, which are said by the server itself."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_resume"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Sends the reply of its move."""
        return send(self.name(), dispatcher, tracker)
