"""A conversation's turns, read from the events that Rasa keeps; the only place that knows how they look there.

Works on plain dictionaries, so that the server's policy and the action server build the same case from the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Mapping

from signpost.decision import Question

QUESTION_SLOT = "open_question"
WITHDRAWN_SLOT = "withdrawn_findings"

# The question whether an emergency is really over; it is not about a finding.
WITHDRAWAL = "emergency.withdrawn"

# Messages of these intents are about the talk; they are no answers to the bot's open question.
_NO_ANSWERS = frozenset(
    "ask_about_condition ask_why unclear say_nothing greet goodbye thank ask_identity ask_help ask_privacy insult express_fear "
    "request_summary change_region ask_medicine_advice confirm_help_called".split()
)
_INTENTS_THAT_ARE_ACTS = ("start_over", "go_back")


@dataclass(frozen=True)
class Transcript:
    """The turns of a conversation as `signpost.decision.fold` reads them, oldest first, and the latest message."""

    turns: tuple[Mapping[str, Any], ...]
    question_id: str | None
    latest_text: str
    latest_intent: str
    latest_reading: Mapping[str, Any]


def transcript(events: Iterable[Mapping[str, Any]], questions: Mapping[str, Question]) -> Transcript:
    """The transcript of a conversation since it was last restarted.

    `questions` are the rule book's: a reply that is the value or the label of an option is taken as that option.

    An emergency that was taken back is a turn of its own, in which the findings behind it are over: both stay on record.
    """
    turns: list[dict[str, Any]] = []
    question: str | None = None
    text, intent, reading = "", "", {}
    for event in events:
        kind = event.get("event")
        if kind in ("restart", "session_started"):
            turns, question = [], None
        elif kind == "slot" and event.get("name") == QUESTION_SLOT:
            question = event.get("value")
        elif kind == "slot" and event.get("name") == WITHDRAWN_SLOT and event.get("value"):
            turns.append(withdrawal(event["value"]))
        elif kind == "user":
            parsed = event.get("parse_data") or {}
            text = event.get("text") or ""
            intent = (parsed.get("intent") or {}).get("name") or ""
            reading = parsed.get("reading") or {}
            turns.append(_turn(reading, questions.get(question or ""), intent, text))
    return Transcript(tuple(turns), question, text, intent, reading)


def withdrawal(finding_ids: Iterable[str]) -> dict[str, Any]:
    """The turn in which findings are taken back: they were there, and are not now."""
    return {"findings": [{"id": each, "status": "past"} for each in finding_ids], "acts": ["correction"]}


def _turn(reading: Mapping[str, Any], question: Question | None, intent: str, text: str) -> dict[str, Any]:
    acts = [each for each in reading.get("acts", ()) if each not in ("withdrawal", *_INTENTS_THAT_ARE_ACTS)]
    if intent in _INTENTS_THAT_ARE_ACTS:
        acts.append(intent)
    reply = dict(reading.get("reply") or {})
    chosen = _chosen(question, text)
    if chosen is not None:
        reply["value"] = chosen
    answers = chosen is not None or intent not in _NO_ANSWERS
    return {
        "findings": list(reading.get("findings", ())),
        "reply": reply,
        "acts": acts,
        "question_id": question.id if question and answers else None,
    }


def _chosen(question: Question | None, text: str) -> str | None:
    """The value of the option that a text names, by its value or its label."""
    words = text.strip().casefold()
    for option in question.options if question else ():
        if words in (option.value.casefold(), option.label.casefold()):
            return option.value
    return None
