"""Sums up what was told, for the person to show to a doctor."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.going_on import resume
from actions.safety import never_silent
from actions.situation import situation_of
from actions.summing import summary_data, summary_parts
from signpost.decision import load_rulebook, payload


class ActionSummarise(Action):
    """Runs after "summary"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_summarise"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The summary, then the open question again when there is one; both carry the summary as JSON."""
        now = situation_of(tracker)
        if not now.case.facts(now.case.subject):
            dispatcher.utter_message(response="utter_nothing_to_summarise")
            return resume(dispatcher, now)
        data = summary_data(now, date.today())
        triage = payload(now.case, now.assessment, now.question, load_rulebook())
        values = {"version": data["rulebook"], "today": data["made_on"], "parts": summary_parts(now)}
        dispatcher.utter_message(response="utter_summary", triage=triage, **values)
        events = resume(dispatcher, now) if now.said.question_id else []
        # The contract's payload of a turn is that of its last message; the summary must not be lost there.
        for message in dispatcher.messages:
            if message.get("triage"):
                message["triage"] = {**message["triage"], "summary": data}
        return events
