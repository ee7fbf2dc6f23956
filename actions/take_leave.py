"""What somebody who leaves in the middle must still hear: the warning that stands, or the advice so far."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.sending import send


class ActionTakeLeave(Action):
    """Runs after the goodbye, which the server says itself."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_take_leave"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Sends the reply of its move."""
        return send(self.name(), dispatcher, tracker)
