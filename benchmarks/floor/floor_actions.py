"""The least that an action can do: what is left is the price of calling one."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher


class ActionNothing(Action):
    """Says "ok"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_nothing"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """No events."""
        dispatcher.utter_message(text="ok")
        return []
