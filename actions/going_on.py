"""What comes next in a conversation: a check, the warning that stands, a question, the outcome, or the wish to hear more."""

from __future__ import annotations

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.checking import check_again, check_contradiction, check_withdrawal, contradicted
from actions.concluding import OUTCOMES, conclude, confirm_advice
from actions.describing import read_back
from actions.situation import Situation, situation_before
from actions.speaking import Parts, ask, ask_whether_meant, say
from signpost.decision import load_rulebook
from signpost.region import waiting_for
from signpost.transcript import CONTRADICTION, QUESTION_SLOT, WITHDRAWAL

# What is meant as an answer to the open question.
_ANSWERS = frozenset({"affirm", "deny", "give_detail"})


def go_on(
    dispatcher: CollectingDispatcher, now: Situation, *, lead: Parts | None = None, checked: bool = False, stay: bool = False
) -> list[EventType]:
    """Says the next thing and leaves the open question in the tracker.

    `checked` when a check was just answered, `stay` when the question that was put is to be put again where it still matters.
    """
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
        return ask_whether_meant(dispatcher, now, proposal, lead or _heard(before, now))
    question = (now.open_question if stay else None) or now.question
    if question is not None:
        return ask(dispatcher, now, question, lead or _heard(before, now) or _unanswered(before, now))
    if now.assessment.level not in OUTCOMES or not now.case.facts(now.case.subject):
        _want_symptom(dispatcher, before, now, lead)
    elif before is not None and _nothing_new(before, now):
        confirm_advice(dispatcher, now, lead)
    else:
        conclude(dispatcher, now, lead)
    return [SlotSet(QUESTION_SLOT, None)]


def _want_symptom(dispatcher: CollectingDispatcher, before: Situation | None, now: Situation, lead: Parts) -> None:
    """Asks what is wrong; what was told so far, such as that something is not there, is said and handed over."""
    if now.case.findings:
        say(dispatcher, now, "utter_symptom_wanted", lead=lead or _heard(before, now))
    else:
        dispatcher.utter_message(response="utter_symptom_wanted", lead=lead)


def resume(dispatcher: CollectingDispatcher, now: Situation) -> list[EventType]:
    """After small talk: back to what is open, and nothing when nothing is."""
    if now.said.question_id in (WITHDRAWAL, CONTRADICTION):
        return check_again(dispatcher, now)
    if now.said.tells or now.said.question_id or now.assessment.level == "emergency":
        return go_on(dispatcher, now)
    return []


def say_unclear(dispatcher: CollectingDispatcher, now: Situation) -> None:
    """Says that a message was not understood; when it named a part of the body, asks what is wrong there."""
    reply = now.said.latest_reading.get("reply") or {}
    if now.said.question_id:
        dispatcher.utter_message(response="utter_not_understood")
    elif reply.get("body_part"):
        part = " ".join(each for each in (reply.get("side"), reply["body_part"].replace("_", " ")) if each not in (None, "both"))
        dispatcher.utter_message(response="utter_part_wanted", part=part)
    else:
        dispatcher.utter_message(response="utter_unclear")


def ease(dispatcher: CollectingDispatcher, now: Situation) -> list[EventType]:
    """After a crisis: gladness and the numbers, and no question about anything else in the same breath."""
    say(dispatcher, now, "utter_crisis_eased")
    return [SlotSet(QUESTION_SLOT, None)]


def _check(dispatcher: CollectingDispatcher, before: Situation, now: Situation, lead: Parts) -> list[EventType] | None:
    if before.assessment.level == "emergency" and now.assessment.level != "emergency":
        if before.assessment.status == "crisis":
            return ease(dispatcher, now)
        return check_withdrawal(dispatcher, before, now.case)
    earlier = contradicted(before, now) if now.assessment.level != "emergency" else None
    return check_contradiction(dispatcher, now, earlier, lead) if earlier is not None else None


def _stand(dispatcher: CollectingDispatcher, now: Situation, lead: Parts) -> list[EventType]:
    if now.assessment.status == "crisis":
        response = "utter_crisis_stays"
    elif now.said.help_called:
        response = "utter_emergency_waiting"
    else:
        by_route = "utter_emergency_go_stands" if now.assessment.route == "go" else "utter_emergency_stands"
        response = waiting_for(str(now.assessment.response)).get("stands", by_route)
        frightened = "expresses_fear" in now.said.latest_reading.get("acts", ())
        lead = lead or ([["utter_fear_in_emergency", {}]] if frightened else [])
    say(dispatcher, now, response, lead=lead)
    return [SlotSet(QUESTION_SLOT, None)]


def _heard(before: Situation | None, now: Situation) -> Parts:
    """What the latest message told beyond an answer to the open question, so that a wrong reading is seen at once."""
    known = before.case.findings if before is not None else ()
    latest = now.said.latest
    answered = str(latest.get("question_id") or "").partition(".")[0] if "correction" not in latest.get("acts", ()) else ""
    return read_back(each for each in now.case.findings if each not in known and each.id != answered)


def _unanswered(before: Situation | None, now: Situation) -> Parts:
    """A word of excuse when the open question comes again although the message was meant to answer it."""
    again = now.question is not None and now.question.id == now.said.question_id
    meant = now.said.latest_intent in _ANSWERS and "acknowledges" not in now.said.latest_reading.get("acts", ())
    same = before is not None and before.case.findings == now.case.findings
    return [["utter_answer_unclear", {}]] if again and meant and same else []


def _nothing_new(before: Situation, now: Situation) -> bool:
    """Whether the outcome was given before this message, and the message changed nothing."""
    same = [each.rule.id for each in before.assessment.fired] == [each.rule.id for each in now.assessment.fired]
    return before.question is None and same and now.case == before.case and not now.said.question_id


def _proposal(now: Situation) -> str | None:
    """What words of the conversation merely resemble; None when it was asked or settled before."""
    known = {each.id for each in now.case.findings} | set(now.case.asked)
    return next((each for each in now.said.proposals if each not in known and each in load_rulebook().vocabulary.findings), None)
