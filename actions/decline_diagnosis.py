"""Answers "am I dying?", "how likely is it?", "are you sure?": never with a diagnosis, a probability or false comfort."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.concluding import OUTCOMES, confirm_advice
from actions.educating import information_payload
from actions.going_on import resume
from actions.safety import never_silent
from actions.situation import situation_of
from signpost import education


class ActionDeclineDiagnosis(Action):
    """Runs after a wish for certainty that names no illness we have an answer for; repeated wishes get support."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_decline_diagnosis"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """What nobody can tell in a chat, and then what was told that matters, or the open question."""
        now = situation_of(tracker)
        base = education.load_base()
        entry = base.entries[base.vocabulary.self_check.entry]
        triage = information_payload(now, education.show(entry, base=base))
        dispatcher.utter_message(response="utter_no_diagnosis", triage=triage)
        events = resume(dispatcher, now)
        if not events and now.question is None and now.assessment.level in OUTCOMES:
            confirm_advice(dispatcher, now, [])
        return events
