"""Turns the talk to the person it is about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.sending import send


class ActionChoosePerson(Action):
    """Runs after "it is about my mother" or "no, it is about me", when nothing else was said."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_choose_person"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Sends the reply of its move."""
        return send(self.name(), dispatcher, tracker)
