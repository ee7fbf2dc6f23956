"""Who types an example of data/nlu means its intent; what tells of a sign is assessed all the same."""

from __future__ import annotations

import pytest

from signpost.dialogue.intents import Listener
from signpost.harmless import harmless
from signpost.learning import examples, intent_of_example


@pytest.fixture(scope="module")
def listener() -> Listener:
    """A listener over the current vocabulary."""
    return Listener()


def test_examples_are_heard_as_their_intents_unless_something_is_told(listener: Listener) -> None:
    told = [(text, intent, listener.read(harmless(text))) for text, intent in examples()[::18] if "/" not in intent]
    as_they_stand = [(text, intent, listener.understand(read).intent) for text, intent, read in told if read.example]
    assert len(as_they_stand) > 0.5 * len(told)
    assert [each for each in as_they_stand if each[1] != each[2]] == []


def test_no_example_stands_under_two_intents() -> None:
    assert [(text, intent) for text, intent in examples() if intent_of_example(text) != (None if "/" in intent else intent)] == []


@pytest.mark.parametrize("text", ["Good evening Signpost!", "good evening signpost", "GOOD EVENING SIGNPOST."])
def test_marks_and_capitals_do_not_matter(listener: Listener, text: str) -> None:
    assert listener.hear(text).intent == "greet"


def test_command_is_no_example(listener: Listener) -> None:
    assert listener.hear("greet", was_command=True).intent == "nlu_fallback"


def test_request_answers_nothing(listener: Listener) -> None:
    assert listener.hear("speak a bit slower please").reading["reply"] == {}
