"""Puts a question: of the rule book, or whether words that merely resemble a finding mean it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from signpost.decision import Assessment, Question, Wish, assess_emergency, load_rulebook
from signpost.dialogue.reply import CLOSED, Parts, Reply, remembered, said
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import QUESTION_SLOT
from signpost.dialogue.turns import ANSWERS, the_rest
from signpost.findings import Finding

# Words of the person's own are waited for; in the payload alone.
OWN_WORDS = "own.words"
QUESTIONS = {
    "yes_no": "utter_question_yes_no",
    "choice": "utter_question_choice",
    "number": "utter_question_open",
    "text": "utter_question_open",
}
_PROPOSAL = "utter_confirm_proposal"
# The number to call, before a question.
NUMBER: Parts = [["utter_number_first", {}]]


def ask(now: Situation, question: Question, lead: Parts) -> Reply:
    """Asks a question of the rule book, and leaves it open."""
    asked = question.ask if now.case.subject == "self" else question.ask_other
    options = [[option.label, option.value] for option in question.options]
    ahead = opening(now, question.id, [question.id])
    lead = [*NUMBER * is_alarmed(now), *lead, *([["utter_gentle_question", {}]] if would_be_crisis(now, question.id) else [])]
    words: dict[str, Any] = {"options": options, "lead": lead, "ask": asked, "hint": question.help, "progress": ahead}
    return put(now, _response_of(now, question), question, **words)


def _response_of(now: Situation, question: Question) -> str:
    """How a question is put: one for a date offers dates to tap, and that of another complaint where one is known."""
    dated = the_rest(now.case, question.finding) is not None
    if question.attribute == "onset" and dated:
        return "utter_question_onset_too"
    if question.attribute != "duration_days":
        return QUESTIONS[question.kind]
    return "utter_question_when_too" if dated else "utter_question_when"


def opening(now: Situation, name: str, about: Iterable[str]) -> Parts:
    """With the first question: whom it is taken to be about where nobody was named, and why this is asked."""
    if now.case.questions or now.said.question_id == name:
        return []
    of_self = now.case.subject == "self" and not now.case.named
    told: Parts = [["utter_taken_as_yours", {}]] if of_self and now.there else []
    return told + (because(now, about) if now.said.question_id is None else [])


def ask_whether_meant(now: Situation, finding: str, lead: Parts) -> Reply:
    """Asks whether words that merely resemble a finding mean it."""
    book = load_rulebook()
    label = book.vocabulary.findings[finding]
    response = book.levels.looked_for.get(finding) or ("utter_confirm_crisis" if would_be_crisis(now, finding) else _PROPOSAL)
    question = Question(finding, "yes_no", "", "")
    # The others name a number themselves.
    first = NUMBER * (response == _PROPOSAL and is_alarmed(now))
    of_whom: dict[str, Any] = {"about": now.said.hinted} if finding in book.of_crisis and now.said.hinted else {}
    return put(now, response, question, label=label, lead=[*first, *lead], **of_whom)


def invite(now: Situation, response: str, **values: Any) -> Reply:
    """Asks for words of the person's own; no question of the rule book stays open."""
    return told_with(now, response, question=Question(OWN_WORDS, "text", "", ""), **values) + CLOSED


def is_alarmed(now: Situation) -> bool:
    """Whether the latest message is surely heard as an emergency and no rule warns, so that a question names the number to call.

    A bare answer ("2 minutes", "slowly") tells of nothing, however it sounds.
    """
    read = now.said.latest_reading
    alarmed = read.get("alarms") and now.assessment.level != "emergency"
    bare = now.said.latest_intent in ANSWERS and not read.get("findings") and not read.get("proposals")
    # Who only puts right which hand it was tells of nothing that could not wait before.
    corrects = "correction" in now.acts and not any(each["status"] == "present" for each in read.get("findings", ()))
    return bool(alarmed and not (bare or corrects))


def reasons(now: Situation, question: Question, wish: Wish | None) -> Parts:
    """What the question is for, and the rule that asks it (none where a check asks, which no rule does)."""
    why: Parts = [["utter_question_reason", {"help": question.help}], *because(now, [question.id])]
    if wish is not None and wish.question.id == question.id:
        why.append(["utter_question_rule", {"label": wish.rule.title}])
    return why


def because(now: Situation, questions: Iterable[str]) -> Parts:
    """Why one of these is asked of somebody with this complaint, where a reason is written down."""
    there = [each for each in now.case.facts(now.case.subject) if each.status == "present"]
    told, at = [each.id for each in there], {(each.id, each.body_part) for each in there}
    order = load_rulebook().order
    reason = next((found for each in questions if (found := order.reason(each, told, at))), None)
    return [["utter_question_because", {"because": reason}]] if reason else []


def would_be_crisis(now: Situation, finding: str) -> bool:
    """Whether a finding, if it is there, means that a life may be in danger by the person's own hand."""
    return finding in load_rulebook().of_crisis and if_there(now, finding).status == "crisis"


def if_there(now: Situation, finding: str) -> Assessment:
    """What the emergency rules would say if a finding were there too."""
    told = replace(now.case, findings=(*now.case.findings, Finding(finding, person=now.case.subject)))
    return assess_emergency(told, load_rulebook())


def put(now: Situation, response: str, question: Question, **values: Any) -> Reply:
    """A response that asks a question, which stays open."""
    return told_with(now, response, question=question, **values) + remembered(QUESTION_SLOT, question.id)


def told_with(now: Situation, response: str, *, question: Question | None = None, left: int = 0, **values: Any) -> Reply:
    """A response together with the contract's payload of the situation."""
    triage = now.triage(question)
    if question is not None:
        triage["progress"] = {"left": left}
    return said(response, triage=triage, **values)
