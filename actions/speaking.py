"""Says what follows from a situation: picks the response and its values; every word of it is a response or knowledge."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.situation import Situation
from signpost.decision import Question, load_rulebook, payload, questions_left
from signpost.transcript import QUESTION_SLOT

OUTCOMES = {"urgent": "utter_outcome_urgent", "soon": "utter_outcome_soon", "routine": "utter_outcome_routine"}
QUESTIONS = {"yes_no": "utter_question_yes_no", "choice": "utter_question_choice", "number": "utter_question_open", "text": "utter_question_open"}
Parts = list[list[Any]]


def say_next(dispatcher: CollectingDispatcher, now: Situation, *, lead: Parts | None = None) -> list[EventType]:
    """Asks the next question or gives the outcome, and leaves the open question in the tracker."""
    lead = lead or []
    proposal = _proposal(now)
    if now.assessment.level == "emergency":
        _say(dispatcher, now, "utter_emergency_stands", lead=lead)
    elif proposal is not None:
        _say(dispatcher, now, "utter_confirm_proposal", question=proposal, label=load_rulebook().vocabulary.findings[proposal.id], lead=lead)
        return [SlotSet(QUESTION_SLOT, proposal.id)]
    elif now.question is not None:
        _ask(dispatcher, now, now.question, lead)
    elif now.assessment.level in OUTCOMES:
        _conclude(dispatcher, now, lead)
    else:
        dispatcher.utter_message(response="utter_symptom_wanted", lead=lead)
    asked = now.question if now.assessment.level != "emergency" else None
    return [SlotSet(QUESTION_SLOT, asked.id if asked else None)]


def behind_emergency(now: Situation) -> list[str]:
    """The findings that the emergency rules which fired rest on."""
    fired = [each for each in now.assessment.fired if each.rule.level == "emergency"]
    return list(dict.fromkeys(finding.id for rule in fired for finding in rule.because))


def _ask(dispatcher: CollectingDispatcher, now: Situation, question: Question, lead: Parts) -> None:
    asked = question.ask_other if now.case.subject == "other" else question.ask
    options = [[option.label, option.value] for option in question.options]
    _say(dispatcher, now, QUESTIONS[question.kind], question=question, options=options, lead=lead, ask=asked)


def _conclude(dispatcher: CollectingDispatcher, now: Situation, lead: Parts) -> None:
    deciding = [each for each in now.assessment.fired if each.rule.level == now.assessment.level]
    said = list(dict.fromkeys(finding.said for rule in deciding for finding in rule.because if finding.said))
    reasons = [["utter_because", {"said": each}] for each in said] or [["utter_noticed", {"noticed": each.rule.noticed}] for each in deciding]
    meanings = [["utter_meaning", {"matters": each}] for each in dict.fromkeys(each.rule.matters for each in deciding)]
    steps = [["utter_step", {"do": each.rule.do}] for each in deciding[:1]]
    _say(dispatcher, now, OUTCOMES[now.assessment.level], reasons=reasons + meanings, steps=steps, lead=lead)


def _say(dispatcher: CollectingDispatcher, now: Situation, response: str, *, question: Question | None = None, **values: Any) -> None:
    triage = payload(now.case, now.assessment, question, load_rulebook())
    if question is not None:
        triage["progress"] = {"left": questions_left(now.case, load_rulebook())}
    dispatcher.utter_message(response=response, json_message={"triage": triage}, **values)


def _proposal(now: Situation) -> Question | None:
    """The question whether words that merely resemble a finding mean it; None when it was asked or settled before."""
    known = {each.id for each in now.case.findings} | set(now.case.asked)
    for each in now.said.latest_reading.get("proposals", ()):
        if each["id"] not in known and each["id"] in load_rulebook().vocabulary.findings:
            return Question(each["id"], "yes_no", "", "")
    return None
