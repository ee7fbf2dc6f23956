"""The bot's question, said over as a statement before the answer, is nobody's finding."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.turn.intents import Listener


def told(text: str) -> dict[str, str]:
    """The status of everything that one message tells."""
    return {each["id"]: each["status"] for each in Listener().hear(text).reading["findings"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Is it loss of sight. No no, I see fine.", "vision_loss"),
        ("Do I have bladder trouble. No. Who said bladder?", "bladder_trouble"),
        ("Loss of sight. I haven't got any.", "vision_loss"),
        ("Am I seeing double. No.", "double_vision"),
        ("Have you been falling. Never in my life.", "falls"),
        ("Trouble swallowing. No, I eat fine.", "swallowing_difficulty"),
        ("Is my face drooping: no, it is as ever", "facial_weakness"),
    ],
)
def test_question_that_is_said_over_and_denied_is_not_there(text: str, name: str) -> None:
    assert told(text) == {name: "absent"}


@pytest.mark.parametrize("text", ["How did the weakness begin. There's no weakness.", "How bad is the weakness. I have no weakness."])
def test_question_how_it_is_says_nothing_by_itself(text: str) -> None:
    assert told(text) == {"limb_weakness": "absent"}


def test_question_how_it_began_leaves_its_answer() -> None:
    reading = Listener().hear("How did the weakness begin. It crept up over months").reading
    assert not reading["findings"]
    assert reading["reply"]["onset"] == "gradual"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chest pain. No, it won't stop", "chest_pain"),
        ("Am I short of breath. Yes, lying flat.", "breathlessness"),
        ("Is it a stroke. No feeling in my left arm since an hour ago", "numbness_tingling"),
        ("Numb legs. No fever.", "numbness_tingling"),
        ("Loss of sight. No, still nothing on the left", "vision_loss"),
    ],
)
def test_what_is_told_or_affirmed_stays(text: str, name: str) -> None:
    assert told(text)[name] == "present"


def test_denied_guess_is_neither_asked_about_again_nor_quoted() -> None:
    talk, _ = Conversation(region="uk").say("I can't sleep and my left eyelid is jumping")
    talk, answer = talk.say("Loss of sight. I haven't got any. I see fine. No.")
    assert not any(name in " ".join(answer.texts).lower() for name in ("loss of sight", "sight lost"))
    assert [each["status"] for each in answer.triage["findings"] if each["id"] == "vision_loss"] == ["absent"]
