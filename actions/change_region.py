"""Sets the country whose numbers and words are used."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from signpost.region import region_named_in


class ActionChangeRegion(Action):
    """Runs after "I live in Ireland" and the like."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_change_region"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The new numbers, or the question which country it is."""
        region = region_named_in(tracker.latest_message.get("text") or "")
        if region is None:
            dispatcher.utter_message(response="utter_region_unknown")
            return []
        dispatcher.utter_message(response="utter_region_changed", region=region)
        return [SlotSet("region", region)]
