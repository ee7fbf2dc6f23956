"""Begins a new case in the same conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.situation import situation_of
from signpost.decision import assess_emergency, load_rulebook
from signpost.transcript import EDUCATION_SLOT, QUESTION_SLOT


class ActionStartOver(Action):
    """Runs after "start again"; the turns before it no longer count (see signpost.transcript)."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_start_over"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Says so and closes what was open; a warning that stood until now is said once more."""
        said = situation_of(tracker).said
        warned = assess_emergency(said.earlier, load_rulebook()).fired
        dispatcher.utter_message(response="utter_started_over_warned" if warned else "utter_started_over")
        return [SlotSet(QUESTION_SLOT, None), SlotSet(EDUCATION_SLOT, None)]
