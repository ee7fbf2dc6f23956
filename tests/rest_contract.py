"""What every channel over REST keeps to, whatever is behind it: these tests run against the Rasa server and the ASGI example.

Whoever uses them has a fixture `bot` with the `address` of a running server.
"""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import pytest
import requests

from evaluation.trained import text_of, triage_of


class Bot(Protocol):
    """A running server."""

    @property
    def address(self) -> str:
        """Where it answers."""


def post(bot: Bot, message: Any, sender: str | None = None) -> requests.Response:
    """The server's answer to one message."""
    body = {"sender": sender or uuid.uuid4().hex, "message": message}
    return requests.post(f"{bot.address}/webhooks/rest/webhook", json=body, timeout=60)


def say(bot: Bot, message: Any, sender: str | None = None) -> list[dict[str, Any]]:
    """The messages in answer to one message; fails unless the status is 200."""
    answer = post(bot, message, sender)
    assert answer.status_code == 200, answer.text
    return list(answer.json())


def test_emergency_in_the_middle_of_a_question_comes_first(bot: Bot) -> None:
    sender = uuid.uuid4().hex
    assert triage_of(say(bot, "my left hand has been getting weaker for three months", sender))["status"] == "asking"
    answers = say(bot, "and now I can't breathe", sender)
    assert answers[0]["text"].startswith("Call")
    assert answers[0]["recipient_id"] == sender
    assert (triage_of(answers)["level"], triage_of(answers)["route"]) == ("emergency", "call")


@pytest.mark.parametrize(
    "message",
    ["", None, 7, True, ["a"], {"a": 1}, "x" * 100_000, "\x00\x01", "<script>alert(1)</script>"],
    ids=lambda each: repr(each)[:20],
)
def test_odd_messages_are_answered(bot: Bot, message: Any) -> None:
    answers = say(bot, message)
    assert text_of(answers)
    assert triage_of(answers)["level"] == "none"


def test_emergency_at_the_end_of_a_very_long_message_is_seen(bot: Bot) -> None:
    assert triage_of(say(bot, "it began slowly " * 7_000 + ". Suddenly I can't get any air"))["level"] == "emergency"


@pytest.mark.parametrize("body", [b"", b"[]", b"nonsense", b'"text"', b"null"], ids=repr)
def test_odd_bodies_get_a_clear_message(bot: Bot, body: bytes) -> None:
    answer = requests.post(f"{bot.address}/webhooks/rest/webhook", data=body, headers={"Content-Type": "application/json"}, timeout=60)
    assert answer.status_code == 400
    assert "JSON object" in answer.json()["error"]


def test_payload_of_a_question_is_as_the_contract_says(bot: Bot) -> None:
    triage = triage_of(say(bot, "my left hand keeps getting weaker over three months"))
    assert (triage["level"], triage["status"], triage["question"]["kind"]) == ("soon", "asking", "any_of")
    (found,) = triage["findings"]
    told = {name: found[name] for name in ("id", "status", "person", "side", "body_part", "course", "duration_days")}
    assert told == {
        "id": "limb_weakness",
        "status": "present",
        "person": "self",
        "side": "left",
        "body_part": "hand",
        "course": "progressive",
        "duration_days": 90,
    }
    assert found["said"] and None not in found.values()
    assert all({"id", "level", "because", "sources"} <= set(rule) for rule in triage["rules"])
    assert all({"id", "title"} <= set(source) for source in triage["citations"])


def test_conversations_at_once_do_not_mix(bot: Bot) -> None:
    told = {uuid.uuid4().hex: words for words in ("my feet are numb", "my eye is blurry") for _ in range(4)}
    with ThreadPoolExecutor(len(told)) as many:
        answers = dict(zip(told, many.map(lambda sender: triage_of(say(bot, told[sender], sender)), told), strict=True))
    for sender, words in told.items():
        assert [each["said"] for each in answers[sender]["findings"]] == [words]
