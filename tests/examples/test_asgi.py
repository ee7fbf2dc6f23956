"""The ASGI example keeps the contract of the REST channel, and is as small as it is said to be."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
import requests

from examples.asgi import server
from signpost import Conversation
from tests.examples.conftest import Example
from tests.rest_contract import (  # noqa: F401
    say,
    test_conversations_at_once_do_not_mix,
    test_emergency_at_the_end_of_a_very_long_message_is_seen,
    test_emergency_in_the_middle_of_a_question_comes_first,
    test_odd_bodies_get_a_clear_message,
    test_odd_messages_are_answered,
    test_payload_of_a_question_is_as_the_contract_says,
)


def test_example_is_small() -> None:
    lines = Path(server.__file__).read_text(encoding="utf-8").splitlines()
    assert len([each for each in lines if each.strip() and not each.strip().startswith("#")]) <= 60


def test_talk_goes_on_for_its_sender(bot: Example) -> None:
    talk, sender = Conversation(), "somebody"
    for text in ("my left hand has been getting weaker for three months", "no", "why do you ask?"):
        talk, answer = talk.say(text)
        heard = [{name: value for name, value in each.items() if name != "recipient_id"} for each in say(bot, text, sender)]
        assert heard == json.loads(json.dumps(answer.messages))


def test_other_addresses_say_where_messages_go(bot: Example) -> None:
    assert requests.get(bot.address, timeout=10).json() == {"status": "ok"}
    refused = requests.get(f"{bot.address}/webhooks/rest/webhook", timeout=10)
    assert (refused.status_code, "POST" in refused.json()["error"]) == (404, True)


def test_body_beyond_its_bound_is_refused(bot: Example) -> None:
    body = json.dumps({"message": "x" * 1_100_000})
    assert requests.post(f"{bot.address}/webhooks/rest/webhook", data=body, timeout=30).status_code == 400


def test_deep_body_is_refused(bot: Example) -> None:
    assert requests.post(f"{bot.address}/webhooks/rest/webhook", data="[" * 100_000, timeout=30).status_code == 400


def test_oldest_talk_is_forgotten_when_there_are_too_many(bot: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_MOST_TALKS", 2)
    for sender in ("first", "second", "first", "third"):
        say(bot, "hello", sender)
    assert list(server._talks) == ["first", "third"]


def test_server_starts_ready_and_ends_when_asked() -> None:
    asked, sent = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]), []

    async def receive() -> Any:
        return next(asked)

    async def send(event: Any) -> None:
        sent.append(event["type"])

    asyncio.run(server.app({"type": "lifespan"}, receive, send))
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
