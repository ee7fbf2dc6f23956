"""Asks once before what was said is taken back: an emergency that is over, and an answer that contradicts an earlier one."""

from __future__ import annotations

from collections.abc import Iterable

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.describing import label_of
from actions.situation import Situation, situation_after
from actions.speaking import Parts, inline, say
from signpost.decision import Question, load_rulebook, payload
from signpost.findings import Finding, finding_from
from signpost.transcript import CONTRADICTION, DOUBT_SLOT, QUESTION_SLOT, WITHDRAWAL, settled

# What answers the check: it is over, it never was, it is still there.
_WITHDRAWAL_OPTIONS = ["yes", "false alarm", "no"]


def behind_emergency(now: Situation) -> list[Finding]:
    """The findings that the emergency rules which fired rest on."""
    fired = [each for each in now.assessment.fired if each.rule.level == "emergency"]
    return list({(finding.id, finding.person): finding for rule in fired for finding in rule.because}.values())


def check_withdrawal(dispatcher: CollectingDispatcher, warned: Situation) -> list[EventType]:
    """Asks whether what led to a warning never was, is over, or is still there; in a crisis, whether the person is safe.

    Until that is answered the warning stands, and the payload says so.
    """
    findings = behind_emergency(warned)
    labels = [["utter_label", {"label": label_of(each)}] for each in dict.fromkeys(finding.id for finding in findings)]
    response = "utter_check_safety" if warned.assessment.status == "crisis" else "utter_check_withdrawal"
    triage = payload(warned.case, warned.assessment, None, load_rulebook())
    triage["question"] = {"id": WITHDRAWAL, "kind": "choice", "options": _WITHDRAWAL_OPTIONS}
    dispatcher.utter_message(response=response, labels=inline(labels), triage=triage)
    return [SlotSet(QUESTION_SLOT, WITHDRAWAL), SlotSet(DOUBT_SLOT, [each.as_dict() for each in findings])]


def check_contradiction(dispatcher: CollectingDispatcher, now: Situation, earlier: Finding, lead: Parts) -> list[EventType]:
    """Points out kindly that something was told before and is now denied, and asks what is right."""
    name = "utter_contradiction" if earlier.said else "utter_contradiction_without_words"
    question = Question(earlier.id, "yes_no", "", "")
    say(dispatcher, now, name, question=question, label=label_of(earlier.id), said=earlier.said, lead=lead)
    return [SlotSet(QUESTION_SLOT, CONTRADICTION), SlotSet(DOUBT_SLOT, [earlier.as_dict()])]


def check_again(dispatcher: CollectingDispatcher, now: Situation) -> list[EventType]:
    """Puts the check that is open once more, after something came between; nothing when none is open."""
    if not now.said.doubtful:
        return []
    if now.said.question_id == CONTRADICTION:
        return check_contradiction(dispatcher, now, finding_from(now.said.doubtful[0]), [])
    return check_withdrawal(dispatcher, _warned(now))


def _warned(now: Situation) -> Situation:
    """The situation that a check is about: with what is doubted put as it was told, or the one that brought it up."""
    restored = situation_after(now.said, now.said.folding.after(settled(now.said.doubtful)).case)
    if restored.assessment.level == "emergency":
        return restored
    earlier = (situation_after(now.said, case) for case in reversed(now.said.checked))
    return next((each for each in earlier if each.assessment.level == "emergency"), restored)


def contradicted(before: Situation, now: Situation) -> Finding | None:
    """What the latest message plainly denies although the person told it before, and did not say that it was a mistake."""
    latest = now.said.latest
    if "correction" in latest.get("acts", ()) or now.said.latest_intent == "go_back":
        return None
    denied = {each["id"] for each in latest.get("findings", ()) if each.get("status") == "absent"}
    still = {each.id for each in _there(now)}
    return next((each for each in _there(before) if each.id in denied and each.id not in still), None)


def _there(now: Situation) -> Iterable[Finding]:
    return [each for each in now.case.facts(now.case.subject) if each.status == "present"]
