"""The action server gets what the case depends on, and nothing that grows for nothing."""

from __future__ import annotations

import json
from typing import Any

from signpost.components.action_payload import lean
from signpost.decision import fold, load_rulebook
from signpost.transcript import transcript


def body(turns: int) -> dict[str, Any]:
    """A call as Rasa makes it."""
    events: list[dict[str, Any]] = [{"event": "session_started", "timestamp": 1.0, "metadata": {"model_id": "x" * 32}}]
    for number in range(turns):
        reading = {"findings": [{"id": "falls", "status": "present", "said": f"fell {number} times"}], "reply": {}, "acts": []}
        parsed = {"intent": {"name": "tell_symptoms", "confidence": 1.0}, "intent_ranking": [{"name": "x"}] * 20, "reading": reading}
        events.append({"event": "user", "text": f"I fell {number} times", "parse_data": parsed, "timestamp": 2.0, "message_id": "m"})
        events.append({"event": "action", "name": "action_triage", "policy": "p"})
        events.append({"event": "bot", "text": "words " * 100, "data": {"custom": {"triage": {"findings": ["x" * 500]}}}})
        events.append({"event": "slot", "name": "open_question", "value": "falls.duration_days", "timestamp": 3.0})
    return {"next_action": "action_triage", "tracker": {"slots": {"region": "uk"}, "events": events, "latest_message": {"text": "I fell"}}}


def test_lean_call_leads_to_the_same_case() -> None:
    full = body(30)
    questions = load_rulebook().questions
    whole, short = (transcript(each["tracker"]["events"], questions) for each in (full, lean(full)))
    assert short == whole
    assert fold(short.turns) == fold(whole.turns)


def test_lean_call_keeps_all_but_the_events() -> None:
    full = body(3)
    short = lean(full)
    assert short["tracker"]["slots"] == {"region": "uk"} and short["tracker"]["latest_message"] == {"text": "I fell"}
    assert {name: value for name, value in short.items() if name != "tracker"} == {"next_action": "action_triage"}


def test_lean_call_is_small() -> None:
    assert len(json.dumps(lean(body(100)))) < 0.3 * len(json.dumps(body(100)))


def test_call_without_a_tracker_stays_a_call() -> None:
    assert lean({"next_action": "x"})["tracker"]["events"] == []
