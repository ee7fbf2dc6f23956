"""Turns the talk to the person it is about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.going_on import go_on
from actions.safety import never_silent
from actions.situation import situation_of


class ActionChoosePerson(Action):
    """Runs after "it is about my mother" or "no, it is about me", when nothing else was said."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_choose_person"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Says whom the talk is about from now on, and goes on with what is known about them."""
        now = situation_of(tracker)
        return go_on(dispatcher, now, lead=[["utter_about_other" if now.case.subject == "other" else "utter_about_you", {}]])
