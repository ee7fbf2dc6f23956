"""REST against really started servers: the right answer, never silence, never a 500."""

from __future__ import annotations

import hashlib
import uuid

import pytest
import requests

from evaluation.trained import text_of, triage_of
from scripts.environment import MODEL
from signpost import nlu
from signpost.decision import load_rulebook
from tests.live.servers import Server
from tests.rest_contract import (  # noqa: F401
    say,
    test_conversations_at_once_do_not_mix,
    test_emergency_at_the_end_of_a_very_long_message_is_seen,
    test_emergency_in_the_middle_of_a_question_comes_first,
    test_odd_bodies_get_a_clear_message,
    test_odd_messages_are_answered,
    test_payload_of_a_question_is_as_the_contract_says,
)

pytestmark = pytest.mark.live
MARKED = "zebrafinch"


def test_ready_only_with_the_action_server(bot: Server, lonely_bot: Server) -> None:
    assert requests.get(f"{bot.address}/health/ready", timeout=10).json() == {"ready": True, "reader": nlu.reader_version()}
    refused = requests.get(f"{lonely_bot.address}/health/ready", timeout=10)
    assert refused.status_code == 503
    assert "action server" in refused.json()["reason"]


def test_emergency_carries_the_contract(bot: Server) -> None:
    triage = triage_of(say(bot, "suddenly I can't get any air"))
    assert triage["schema"] == 1
    assert (triage["level"], triage["status"], triage["route"]) == ("emergency", "emergency", "call")
    assert triage["rules"][0]["id"]
    assert triage["rulebook"] == load_rulebook().version
    assert triage["model"] == hashlib.sha256(MODEL.read_bytes()).hexdigest()[:12]


def test_emergency_needs_no_action_server(lonely_bot: Server) -> None:
    answers = say(lonely_bot, "suddenly I can't get any air")
    assert triage_of(answers)["level"] == "emergency"
    assert text_of(answers).startswith("Call")


def test_dead_action_server_is_not_silent_and_loses_no_later_emergency(lonely_bot: Server) -> None:
    sender = uuid.uuid4().hex
    assert "went wrong" in text_of(say(lonely_bot, "my left hand has been getting weaker for three months", sender))
    assert triage_of(say(lonely_bot, "and now I can't breathe", sender))["level"] == "emergency"


def test_words_reach_no_log(lonely_bot: Server) -> None:
    say(lonely_bot, f"my {MARKED} hand is weak and my speech is slurred")
    assert MARKED not in lonely_bot.log.read_text(errors="replace")
