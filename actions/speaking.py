"""Says what follows from a situation: picks the response and its values; every word of it is a response or knowledge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.situation import Situation
from signpost.decision import Question, assess_emergency, load_rulebook, payload
from signpost.findings import Finding
from signpost.transcript import QUESTION_SLOT

QUESTIONS = {
    "yes_no": "utter_question_yes_no",
    "choice": "utter_question_choice",
    "number": "utter_question_open",
    "text": "utter_question_open",
}
# How many questions are left is said at the first question and at every so many-th after it, when there are several.
_PROGRESS_EVERY, _PROGRESS_FROM = 4, 3
Parts = list[list[Any]]


def ask(dispatcher: CollectingDispatcher, now: Situation, question: Question, lead: Parts) -> list[EventType]:
    """Asks a question of the rule book, and leaves it in the tracker."""
    asked = question.ask_other if now.case.subject == "other" else question.ask
    options = [[option.label, option.value] for option in question.options]
    left = now.outlook.left
    told = left >= _PROGRESS_FROM and now.case.questions % _PROGRESS_EVERY == 0 and now.said.question_id != question.id
    progress = [["utter_progress", {"left": left}]] if told else []
    gently: Parts = [["utter_gentle_question", {}]] if would_be_crisis(now, question.id) else []
    words = {"options": options, "lead": [*lead, *gently], "ask": asked, "hint": question.help, "progress": progress}
    say(dispatcher, now, QUESTIONS[question.kind], question=question, left=left, **words)
    return [SlotSet(QUESTION_SLOT, question.id)]


def ask_whether_meant(dispatcher: CollectingDispatcher, now: Situation, finding: str, lead: Parts) -> list[EventType]:
    """Asks whether words that merely resemble a finding mean it."""
    label = load_rulebook().vocabulary.findings[finding]
    left = now.outlook.left + 1
    response = "utter_confirm_crisis" if would_be_crisis(now, finding) else "utter_confirm_proposal"
    say(dispatcher, now, response, question=Question(finding, "yes_no", "", ""), label=label, lead=lead, left=left)
    return [SlotSet(QUESTION_SLOT, finding)]


def would_be_crisis(now: Situation, finding: str) -> bool:
    """Whether a finding, if it is there, means that a life may be in danger by the person's own hand."""
    if finding not in load_rulebook().of_crisis:
        return False
    told = replace(now.case, findings=(*now.case.findings, Finding(finding, person=now.case.subject)))
    return assess_emergency(told, load_rulebook()).status == "crisis"


def say(
    dispatcher: CollectingDispatcher, now: Situation, response: str, *, question: Question | None = None, left: int = 0, **values: Any
) -> None:
    """Says a response together with the contract's payload of the situation."""
    triage = payload(now.case, now.assessment, question, load_rulebook())
    if question is not None:
        triage["progress"] = {"left": left}
    dispatcher.utter_message(response=response, triage=triage, **values)


def inline(parts: Parts) -> dict[str, Parts]:
    """Parts that stand in one line instead of one below the other."""
    return {"inline": parts}
