"""Who types an example of data/nlu means its intent; what tells of a sign is assessed all the same."""

from __future__ import annotations

import pytest

from signpost.turn.examples import examples, intent_of_example
from signpost.turn.harmless import harmless
from signpost.turn.intents import Listener


@pytest.fixture(scope="module")
def listener() -> Listener:
    """A listener over the current vocabulary."""
    return Listener()


def test_every_example_is_heard_as_its_intent(listener: Listener) -> None:
    heard = [(text, intent, listener.hear(harmless(text)).intent) for text, intent in examples()]
    assert len(heard) > 300
    assert [each for each in heard if each[1] != each[2]] == []


def test_no_example_stands_under_two_intents() -> None:
    assert [(text, intent) for text, intent in examples() if intent_of_example(text) != intent] == []


@pytest.mark.parametrize("text", ["Good evening Signpost!", "good evening signpost", "GOOD EVENING SIGNPOST."])
def test_marks_and_capitals_do_not_matter(listener: Listener, text: str) -> None:
    assert listener.hear(text).intent == "greet"


def test_command_is_no_example(listener: Listener) -> None:
    assert listener.hear("greet", was_command=True).intent == "unclear"


def test_request_answers_nothing(listener: Listener) -> None:
    assert listener.hear("speak a bit slower please").reading["reply"] == {}
