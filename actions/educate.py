"""Answers a question about a condition, then goes on with the interview where it was."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.educating import answer_for, say_answer
from actions.going_on import resume
from actions.safety import never_silent
from actions.situation import situation_of


class ActionEducate(Action):
    """Runs after a question; symptoms told in the same message are assessed too."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_educate"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The cited answer, and after it the interview's next step when one is open."""
        now = situation_of(tracker)
        answer = answer_for(tracker, now)
        # What to take was answered by the server already; an entry adds facts, "no answer" would add nothing.
        needed = answer.entry is not None or not now.said.tells and now.said.latest_intent != "ask_medicine_advice"
        return (say_answer(dispatcher, now, answer) if needed else []) + resume(dispatcher, now)
