"""What somebody who leaves in the middle must still hear: the warning that stands, or the advice so far."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.concluding import OUTCOMES
from actions.going_on import resume
from actions.safety import never_silent
from actions.situation import situation_of
from actions.speaking import say
from signpost.decision import certain_level, load_rulebook


class ActionTakeLeave(Action):
    """Runs after the goodbye, which the server says itself."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_take_leave"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The warning, or the advice of an interview that is not over; who leaves is asked nothing more."""
        now = situation_of(tracker)
        if now.assessment.level == "emergency" or now.said.doubt:
            return resume(dispatcher, now)
        if now.said.question_id and now.question and certain_level(now.assessment, load_rulebook()) in OUTCOMES:
            say(dispatcher, now, "utter_advice_parting", question=now.question, do=now.assessment.telling[0].rule.do)
        return []
