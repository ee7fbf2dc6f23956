"""What comes next in a conversation: a check, the warning that stands, a question, the outcome, or the wish to hear more."""

from __future__ import annotations

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.checking import check_contradiction, check_withdrawal, contradicted
from actions.concluding import OUTCOMES, conclude, confirm_advice
from actions.situation import Situation, situation_before
from actions.speaking import Parts, ask, ask_whether_meant, say
from signpost.decision import load_rulebook
from signpost.transcript import CONTRADICTION, QUESTION_SLOT, WITHDRAWAL


def go_on(dispatcher: CollectingDispatcher, now: Situation, *, lead: Parts | None = None, checked: bool = False) -> list[EventType]:
    """Says the next thing and leaves the open question in the tracker; `checked` when a check was just answered."""
    lead = lead or []
    before = None if checked else situation_before(now)
    if before is not None:
        doubted = _check(dispatcher, before, now, lead)
        if doubted is not None:
            return doubted
    if now.assessment.level == "emergency":
        return _stand(dispatcher, now, lead)
    proposal = _proposal(now)
    if proposal is not None:
        return ask_whether_meant(dispatcher, now, proposal, lead)
    if now.question is not None:
        return ask(dispatcher, now, now.question, lead)
    if now.assessment.level not in OUTCOMES or not now.case.facts(now.case.subject):
        dispatcher.utter_message(response="utter_symptom_wanted", lead=lead)
    elif before is not None and _nothing_new(before, now):
        confirm_advice(dispatcher, now, lead)
    else:
        conclude(dispatcher, now, lead)
    return [SlotSet(QUESTION_SLOT, None)]


def resume(dispatcher: CollectingDispatcher, now: Situation) -> list[EventType]:
    """After small talk: back to what is open, and nothing when nothing is."""
    told = any(each.get("status") in ("present", "past") for each in now.said.latest_reading.get("findings", ()))
    if now.said.question_id in (WITHDRAWAL, CONTRADICTION):
        return []
    if told or now.said.question_id or now.assessment.level == "emergency":
        return go_on(dispatcher, now)
    return []


def ease(dispatcher: CollectingDispatcher, now: Situation) -> list[EventType]:
    """After a crisis: gladness and the numbers, and no question about anything else in the same breath."""
    say(dispatcher, now, "utter_crisis_eased")
    return [SlotSet(QUESTION_SLOT, None)]


def _check(dispatcher: CollectingDispatcher, before: Situation, now: Situation, lead: Parts) -> list[EventType] | None:
    if before.assessment.level == "emergency" and now.assessment.level != "emergency":
        if before.assessment.status == "crisis":
            return ease(dispatcher, now)
        return check_withdrawal(dispatcher, before)
    earlier = contradicted(before, now) if now.assessment.level != "emergency" else None
    return check_contradiction(dispatcher, now, earlier, lead) if earlier is not None else None


def _stand(dispatcher: CollectingDispatcher, now: Situation, lead: Parts) -> list[EventType]:
    called = now.said.times_done("confirm_help_called") > 0
    if now.assessment.status == "crisis":
        response = "utter_crisis_stays"
    else:
        response = "utter_emergency_waiting" if called else "utter_emergency_stands"
    say(dispatcher, now, response, lead=lead)
    return [SlotSet(QUESTION_SLOT, None)]


def _nothing_new(before: Situation, now: Situation) -> bool:
    """Whether the outcome was given before this message, and the message changed nothing."""
    same = [each.rule.id for each in before.assessment.fired] == [each.rule.id for each in now.assessment.fired]
    return before.question is None and same and now.case == before.case and not now.said.question_id


def _proposal(now: Situation) -> str | None:
    """What words of the conversation merely resemble; None when it was asked or settled before."""
    known = {each.id for each in now.case.findings} | set(now.case.asked)
    ids = [each["id"] for each in now.said.proposals]
    return next((each for each in ids if each not in known and each in load_rulebook().vocabulary.findings), None)
