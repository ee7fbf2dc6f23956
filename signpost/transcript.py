"""A conversation's turns, read from the events that Rasa keeps; the only place that knows how they look there.

Works on plain dictionaries, so that the server's policy and the action server build the same case from the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Mapping

QUESTION_SLOT = "open_question"
WITHDRAWN_SLOT = "withdrawn_findings"

# The question whether an emergency is really over; it is not about a finding.
WITHDRAWAL = "emergency.withdrawn"

# Messages of these intents are about the talk; they are no answers to the bot's open question.
_NO_ANSWERS = ("ask_about_condition", "ask_why", "unclear", "say_nothing", "greet", "thank", "ask_identity", "ask_help", "ask_privacy", "insult")
_INTENTS_THAT_ARE_ACTS = ("start_over", "go_back")


@dataclass(frozen=True)
class Transcript:
    """The turns of a conversation as `signpost.decision.fold` reads them, oldest first, and the latest message."""

    turns: tuple[Mapping[str, Any], ...]
    question_id: str | None
    latest_text: str
    latest_intent: str
    latest_reading: Mapping[str, Any]


def transcript(events: Iterable[Mapping[str, Any]]) -> Transcript:
    """The transcript of a conversation since it was last restarted.

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
            turns.append(_turn(reading, question, intent))
    return Transcript(tuple(turns), question, text, intent, reading)


def withdrawal(finding_ids: Iterable[str]) -> dict[str, Any]:
    """The turn in which findings are taken back: they were there, and are not now."""
    return {"findings": [{"id": each, "status": "past"} for each in finding_ids], "acts": ["correction"]}


def _turn(reading: Mapping[str, Any], question: str | None, intent: str) -> dict[str, Any]:
    acts = [each for each in reading.get("acts", ()) if each not in ("withdrawal", *_INTENTS_THAT_ARE_ACTS)]
    if intent in _INTENTS_THAT_ARE_ACTS:
        acts.append(intent)
    answers = question not in (None, WITHDRAWAL) and intent not in _NO_ANSWERS
    return {
        "findings": list(reading.get("findings", ())),
        "reply": dict(reading.get("reply") or {}),
        "acts": acts,
        "question_id": question if answers else None,
    }
