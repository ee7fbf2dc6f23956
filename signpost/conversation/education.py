"""Answers a question about a condition; every word of the answer is knowledge or a response."""

from __future__ import annotations

from typing import Any

from signpost import education
from signpost.conversation.payloads import triage_of
from signpost.conversation.reply import Reply, remembered, said
from signpost.conversation.situation import Situation
from signpost.conversation.transcript import EDUCATION_SLOT

_RELATED_SHOWN = 3


def answer_for(now: Situation) -> education.Answer:
    """The answer to the latest message, read with what the latest answer was about."""
    context = education.context_from({**now.said.education, "undiagnosed": _undiagnosed(now)})
    read = now.said.latest_reading
    asked = read.get("kind") == "question"
    # What sounds like an entry in words that ask nothing is no question: anything does.
    heard = education.heard_in(read if now.said.latest_intent == "ask_about_condition" else {})
    return education.answer(now.words, context=context, base=education.load_base(), asked=asked, heard=heard)


def offered(now: Situation) -> bool:
    """Whether the answer just before offered something that a "yes" can take: later a "yes" or "ok" means something else."""
    latest = now.said.education
    return bool(latest.get("offers_numbers") or latest.get("suggestions")) and just_answered(now)


def just_answered(now: Situation) -> bool:
    """Whether the message before the latest one got an education answer."""
    return bool(now.said.education.get("turn") == now.said.turns - 1)


def told_answer(now: Situation, answer: education.Answer) -> Reply:
    """An answer, or that there is none; what it was about is remembered."""
    triage = information_payload(now, answer)
    kept = remembered(EDUCATION_SLOT, {**answer.context.as_dict(), "turn": now.said.turns})
    if answer.kind == "did_you_mean":
        options = [[title, title] for _, title in answer.suggestions]
        return said("utter_did_you_mean", options=options, triage=triage) + kept
    if answer.part == "declined":
        return said("utter_education_declined") + kept
    if answer.entry is None:
        return said("utter_no_education_answer", triage=triage) + kept
    return _told_entry(answer, answer.entry, triage) + kept


def information_payload(now: Situation, answer: education.Answer) -> dict[str, Any]:
    """The contract's payload of an education answer: level `information`, with its citations."""
    triage = triage_of(now)
    triage.update(level="information", status="information", question=None, rules=[], topic=answer.topic, disease=answer.disease)
    triage.pop("route", None)
    triage["citations"] = [each.as_dict() for each in answer.entry.citations] if answer.entry else []
    if answer.entry is not None:
        triage["education"] = {"entry": answer.entry.id, "title": answer.entry.title, "table": [list(row) for row in answer.entry.table]}
    return triage


def _told_entry(answer: education.Answer, entry: Any, triage: dict[str, Any]) -> Reply:
    first = answer.part == "short"
    response = {"short": "utter_education", "sources": "utter_education_sources"}.get(answer.part, "utter_education_more")
    table = [["utter_table_row", {"axis": axis, "als": als, "ms": ms}] for axis, als, ms in entry.table[1:]] if first else []
    return said(
        response,
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
