"""The action server goes away in the middle of a talk and comes back: a safe reply each time, and then the talk goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.utils.endpoints import EndpointConfig

from evaluation.trained import Talk, free_port, text_of, triage_of

pytestmark = pytest.mark.model
SAFE = "went wrong on my side"


class Reached(Talk):
    """A talk over a channel, as with a person who waits for an answer."""

    def say(self, text: str) -> list[dict[str, Any]]:
        """The bot's messages in answer to a text."""
        message = UserMessage(text, sender_id=self.sender, input_channel="rest")
        answers = self.loop.run_until_complete(self.agent.handle_message(message)) or []
        self.turns.append(answers)
        return answers


@pytest.fixture
def reached(talk: Talk) -> Talk:
    """A new conversation over a channel."""
    return Reached(talk.agent, talk.loop)


@pytest.fixture
def broken(reached: Talk) -> Iterator[Talk]:
    """A talk in the middle of an interview, whose action server is gone."""
    talk, processor = reached, reached.agent.processor
    well = processor.action_endpoint
    opening = talk.say("my left hand has been getting weaker for three months")
    assert triage_of(opening)["question"]
    processor.action_endpoint = EndpointConfig(url=f"http://127.0.0.1:{free_port()}/webhook")
    yield talk
    processor.action_endpoint = well


@pytest.mark.parametrize("said", ["no", "what is an EMG?", "summary", "what should I do?", "false alarm", "go back", "qwrtz"])
def test_safe_reply_with_a_number_whatever_is_said(broken: Talk, said: str) -> None:
    text = text_of(broken.say(said))
    assert SAFE in text and "emergency number" in text


def test_small_talk_is_answered_without_the_action_server(broken: Talk) -> None:
    assert "welcome" in text_of(broken.say("thanks"))


def test_emergency_is_warned_about_all_the_same(broken: Talk) -> None:
    assert SAFE in text_of(broken.say("no"))
    assert triage_of(broken.say("suddenly I can't get any air"))["level"] == "emergency"


def test_talk_goes_on_when_the_fault_has_gone(reached: Talk) -> None:
    talk, processor = reached, reached.agent.processor
    well = processor.action_endpoint
    question = triage_of(talk.say("my left hand has been getting weaker for three months"))["question"]
    asked = {each["value"] for each in question["options"]} - {"none", "yes", "no"} or {question["id"]}
    processor.action_endpoint = EndpointConfig(url=f"http://127.0.0.1:{free_port()}/webhook")
    try:
        assert SAFE in text_of(talk.say("what is an EMG?"))
        assert SAFE in text_of(talk.say("no"))
    finally:
        processor.action_endpoint = well
    after = triage_of(talk.say("my feet are not numb"))
    found = {(each["id"], each["status"]) for each in after["findings"]}
    assert ("limb_weakness", "present") in found
    assert {(each, "absent") for each in asked} <= found, "what was said while the fault lasted is lost"
    assert after["question"]
