"""What is added by its name alone is told: every label of the bot, and a sign that might be a title; a question stays one."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook
from signpost.turn.intents import Listener


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


def test_every_label_that_is_added_is_understood(listener: Listener) -> None:
    labels = load_rulebook().vocabulary.findings
    heard = {name: listener.hear(f"also {label}").reading["findings"] for name, label in labels.items()}
    lost = {name for name, found in heard.items() if not any(each["id"] == name and each["status"] != "hypothetical" for each in found)}
    assert not lost


@pytest.mark.parametrize(
    ("text", "finding"),
    [("also muscle twitching", "muscle_twitching"), ("oh and numbness in the feet", "numbness_tingling"), ("plus trouble swallowing", "swallowing_difficulty")],
)
def test_a_sign_that_is_added_is_there_in_the_words_as_said(listener: Listener, text: str, finding: str) -> None:
    found = [each for each in listener.hear(text).reading["findings"] if each["id"] == finding]
    assert [(each["status"], each["said"]) for each in found] == [("present", text)]


@pytest.mark.parametrize("text", ["also what is an EMG?", "also, muscle twitching?", "also is it hereditary"])
def test_a_question_that_is_added_tells_of_nothing(listener: Listener, text: str) -> None:
    assert not [each for each in listener.hear(text).reading["findings"] if each["status"] == "present"]


def test_it_is_taken_up_in_a_talk() -> None:
    talk, _ = Conversation(region="uk").say("my left hand is weak for four months")
    talk, answer = talk.say("also movements that come by themselves")
    assert "involuntary_movements" in {each["id"] for each in answer.triage["findings"]}
