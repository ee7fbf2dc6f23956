"""Says why the open question is asked."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.situation import situation_of
from actions.speaking import say_next
from signpost.decision import load_rulebook


class ActionExplainQuestion(Action):
    """Runs after "why do you ask?"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_explain_question"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The reason, then the question again."""
        now = situation_of(tracker)
        question = load_rulebook().questions.get(now.said.question_id or "")
        if question is None:
            dispatcher.utter_message(response="utter_no_open_question")
            return []
        return say_next(dispatcher, now, lead=[["utter_question_reason", {"help": question.help}]])
