"""Answers a question about a condition; every word of the answer is knowledge or a response."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.situation import Situation
from signpost import education
from signpost.decision import load_rulebook, payload
from signpost.transcript import EDUCATION_SLOT

_RELATED_SHOWN = 3


def answer_for(tracker: Tracker, now: Situation) -> education.Answer:
    """The answer to the latest message, read with what the latest answer was about."""
    context = education.context_from({**(tracker.get_slot(EDUCATION_SLOT) or {}), "undiagnosed": _undiagnosed(now)})
    return education.answer(now.words, context=context, base=education.load_base())


def offered(tracker: Tracker, now: Situation) -> bool:
    """Whether the answer just before offered something that a "yes" can take: later a "yes" or "ok" means something else."""
    latest = tracker.get_slot(EDUCATION_SLOT) or {}
    return bool(latest.get("offers_numbers") or latest.get("suggestions")) and just_answered(tracker, now)


def just_answered(tracker: Tracker, now: Situation) -> bool:
    """Whether the message before the latest one got an education answer."""
    return (tracker.get_slot(EDUCATION_SLOT) or {}).get("turn") == now.said.turns - 1


def say_answer(dispatcher: CollectingDispatcher, now: Situation, answer: education.Answer) -> list[EventType]:
    """Says an answer, or that there is none, and keeps what it was about."""
    triage = information_payload(now, answer)
    kept = [SlotSet(EDUCATION_SLOT, {**answer.context.as_dict(), "turn": now.said.turns})]
    if answer.kind == "did_you_mean":
        options = [[title, title] for _, title in answer.suggestions]
        dispatcher.utter_message(response="utter_did_you_mean", options=options, triage=triage)
    elif answer.part == "declined":
        dispatcher.utter_message(response="utter_education_declined")
    elif answer.entry is None:
        dispatcher.utter_message(response="utter_no_education_answer", triage=triage)
    else:
        _say_entry(dispatcher, answer, answer.entry, triage)
    return kept


def information_payload(now: Situation, answer: education.Answer) -> dict[str, Any]:
    """The contract's payload of an education answer: level `information`, with its citations."""
    triage = payload(now.case, now.assessment, None, load_rulebook())
    triage.update(level="information", status="information", question=None, rules=[], topic=answer.topic, disease=answer.disease)
    triage.pop("route", None)
    triage["citations"] = [each.as_dict() for each in answer.entry.citations] if answer.entry else []
    if answer.entry is not None:
        triage["education"] = {"entry": answer.entry.id, "title": answer.entry.title, "table": [list(row) for row in answer.entry.table]}
    return triage


def _say_entry(dispatcher: CollectingDispatcher, answer: education.Answer, entry: Any, triage: dict[str, Any]) -> None:
    first = answer.part == "short"
    response = {"short": "utter_education", "sources": "utter_education_sources"}.get(answer.part, "utter_education_more")
    table = [["utter_table_row", {"axis": axis, "als": als, "ms": ms}] for axis, als, ms in entry.table[1:]] if first else []
    dispatcher.utter_message(
        response=response,
        answer=answer.text,
        table=table,
        safety=entry.safety or "",
        sources="; ".join(dict.fromkeys(each.source.title for each in entry.citations)),
        as_of=str(entry.as_of),
        corrections=[["utter_correction", {"note": note}] for _, note in entry.corrects],
        options=[[title, title] for _, title in answer.related[:_RELATED_SHOWN]] if first else [],
        triage=triage,
    )


def _undiagnosed(now: Situation) -> bool:
    """Whether the person told of symptoms and of no diagnosis; numbers about life span are then kept back."""
    present = {each.id for each in now.case.facts(now.case.subject) if each.status == "present"}
    return bool(present) and not any(each.startswith("diagnosed_") for each in present)
