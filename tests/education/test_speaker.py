"""Who asks: a child is offered no figures and told whom to talk to; a grown-up gets a button for the numbers."""

from __future__ import annotations

import pytest

from signpost import Conversation

GROWN_UP = "grown-up whom you trust"


@pytest.mark.parametrize("question", ["is daddy going to die from MS", "my mummy has ms is she going to die", "does granda die of his mnd"])
def test_child_is_told_whom_to_talk_to(question: str) -> None:
    _, answer = Conversation().say(question)
    assert GROWN_UP in answer.texts[-1]
    assert "Do you want numbers" not in answer.texts[-1]


@pytest.mark.parametrize("question", ["how do i tell my 6 year old that daddy has MS", "does ms shorten your life"])
def test_grown_up_is_not_spoken_to_like_a_child(question: str) -> None:
    _, answer = Conversation().say(question)
    assert GROWN_UP not in " ".join(answer.texts)


def test_offer_of_numbers_has_its_button() -> None:
    talk, answer = Conversation().say("how long do people live with als")
    buttons = {each["title"]: each["payload"] for message in answer.messages for each in message.get("buttons", ())}
    assert "Do you want numbers?" in " ".join(answer.texts)
    _, answer = talk.say(buttons["Yes, show me the numbers"])
    assert "in 100" in " ".join(answer.texts)
