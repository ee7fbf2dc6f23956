"""Answers "what should I do?" and "who should I see?" at any moment with what is known so far."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.concluding import OUTCOMES
from actions.going_on import go_on, resume
from actions.safety import never_silent
from actions.situation import situation_of
from signpost.decision import certain_level, load_rulebook
from signpost.transcript import CONTRADICTION, WITHDRAWAL


class ActionAdvise(Action):
    """Runs after a wish for the next step; in the middle of an interview too."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_advise"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The advice so far and the open question; without any advice, what it depends on."""
        now = situation_of(tracker)
        if now.said.question_id in (WITHDRAWAL, CONTRADICTION) or now.assessment.status == "crisis":
            return resume(dispatcher, now)
        if now.assessment.level == "emergency":
            return go_on(dispatcher, now, lead=[["utter_do_not_wait", {}]])
        if "asks_if_worse" in now.said.latest_reading.get("acts", ()):
            return go_on(dispatcher, now, lead=[["utter_net", {}]])
        if now.question is None and now.assessment.level in OUTCOMES:
            return go_on(dispatcher, now)
        if certain_level(now.assessment, load_rulebook()) not in OUTCOMES:
            return go_on(dispatcher, now, lead=[["utter_advice_depends", {}]])
        return go_on(dispatcher, now, lead=[["utter_advice_so_far", {"do": now.assessment.telling[0].rule.do}]])
