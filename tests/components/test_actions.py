"""The custom actions as `rasa run actions` finds them."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor

from signpost.dialogue.moves import MOVES
from tests.conftest import project_domain


@pytest.fixture(scope="module")
def executor() -> ActionExecutor:
    """What rasa-sdk makes of the package."""
    found = ActionExecutor()
    found.register_package("actions")
    return found


def called(executor: ActionExecutor, action: str, events: list[dict[str, Any]]) -> dict[str, Any]:
    """What the action server answers to a call."""
    tracker = {"sender_id": "test", "slots": {}, "latest_message": {}, "events": events, "paused": False, "latest_input_channel": "rest"}
    return asyncio.run(executor.run({"next_action": action, "tracker": tracker, "domain": {}})) or {}


def test_every_action_of_the_domain_is_registered_and_has_a_move(executor: ActionExecutor) -> None:
    assert set(executor.actions) == set(project_domain().user_actions) - set(project_domain().responses)
    assert set(executor.actions) == MOVES.keys()


def test_action_sends_the_reply_of_its_move(executor: ActionExecutor) -> None:
    event = {"event": "user", "text": "summary", "parse_data": {"intent": {"name": "request_summary"}, "reading": {}}, "timestamp": 1.0}
    assert [each["response"] for each in called(executor, "action_summarise", [event])["responses"]]


def test_action_that_fails_says_the_safe_reply_and_logs_no_words(
    executor: ActionExecutor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(now: Any) -> Any:
        raise ValueError("my left hand")

    monkeypatch.setitem(MOVES, "action_triage", broken)
    with caplog.at_level(logging.DEBUG, logger="actions"):
        answer = called(executor, "action_triage", [])
    assert [each["response"] for each in answer["responses"]] == ["utter_safe_reply"]
    assert "action_triage failed: ValueError" in caplog.text
    assert "left hand" not in caplog.text
