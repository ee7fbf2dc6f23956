"""Sets the country whose numbers and words are used."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.going_on import resume
from actions.safety import never_silent
from actions.situation import situation_of
from signpost.region import region_named_in


class ActionChangeRegion(Action):
    """Runs after "I live in Ireland" and the like."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_change_region"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The new numbers, or the question which country it is; then the open question again."""
        events = change_region(dispatcher, tracker.latest_message.get("text") or "")
        if not events:
            dispatcher.utter_message(response="utter_region_unknown")
        return events + resume(dispatcher, situation_of(tracker))


def change_region(dispatcher: CollectingDispatcher, text: str) -> list[EventType]:
    """Says the numbers of the region that a text names and keeps it; nothing when it names none."""
    region = region_named_in(text)
    if region is None:
        return []
    dispatcher.utter_message(response="utter_region_changed", region=region)
    return [SlotSet("region", region)]
