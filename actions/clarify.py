"""When nothing certain was understood: a follow-up to an answer, another language, or an honest "I didn't understand"."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.change_region import change_region
from actions.educating import answer_for, say_answer
from actions.going_on import resume, say_unclear
from actions.safety import never_silent
from actions.situation import situation_of
from signpost import education

# A country alone is an answer to "which country?"; in a longer message it is said by the way.
_WORDS_OF_A_COUNTRY = 4


class ActionClarify(Action):
    """Runs after a message whose intent is unclear."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_clarify"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """An education answer if the words are one's title or a follow-up; else a way on, the open question included."""
        now = situation_of(tracker)
        if now.said.latest_reading.get("language", "en") != "en":
            dispatcher.utter_message(response="utter_other_language")
            return resume(dispatcher, now)
        short = len(now.said.latest_text.split()) <= _WORDS_OF_A_COUNTRY
        events = change_region(dispatcher, now.said.latest_text) if short else []
        if not events:
            # While a question is open, words that are no question are more likely its answer than a wish to read.
            asked = not now.said.question_id or education.looks_like_question(now.words, base=education.load_base())
            answer = answer_for(tracker, now) if asked else None
            if answer is not None and (answer.kind != "none" or answer.part == "declined"):
                events = say_answer(dispatcher, now, answer)
            else:
                say_unclear(dispatcher, now)
        return events + resume(dispatcher, now)
