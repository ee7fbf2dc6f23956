"""Says why the open question is asked."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.educating import answer_for, just_answered, say_answer
from actions.going_on import go_on, resume
from actions.safety import never_silent
from actions.situation import situation_of
from actions.speaking import Parts
from signpost.decision import Question, Wish, load_rulebook


def reasons(question: Question, wish: Wish | None) -> Parts:
    """What the question is for, and the rule that asks it (none where a check asks, which no rule does)."""
    why: Parts = [["utter_question_reason", {"help": question.help}]]
    if wish is not None and wish.question.id == question.id:
        why.append(["utter_question_rule", {"label": wish.rule.title}])
    return why


class ActionExplainQuestion(Action):
    """Runs after "why do you ask?"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_explain_question"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The reason, then the question again; after an education answer its plainer words, after an outcome the advice."""
        now = situation_of(tracker)
        question = load_rulebook().questions.get(now.said.question_id or "")
        if question is not None:
            return go_on(dispatcher, now, lead=reasons(question, now.outlook.wish))
        answer = answer_for(tracker, now) if just_answered(tracker, now) else None
        if answer is not None and answer.entry is not None:
            return say_answer(dispatcher, now, answer) + resume(dispatcher, now)
        fired = now.assessment.fired[:1]
        if not fired:
            dispatcher.utter_message(response="utter_no_open_question")
            return []
        dispatcher.utter_message(response="utter_advice_reason", noticed=fired[0].rule.noticed, matters=fired[0].rule.matters)
        return []
