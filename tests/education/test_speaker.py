"""Who asks: a child is offered no figures and told whom to talk to; a grown-up gets a button for the numbers."""

from __future__ import annotations

import pytest

from signpost import Conversation

GROWN_UP = "grown-up whom you trust"


@pytest.mark.parametrize("question", ["how do i tell my 6 year old that daddy has MS", "does ms shorten your life"])
def test_grown_up_is_not_spoken_to_like_a_child(question: str) -> None:
    _, answer = Conversation().say(question)
    assert GROWN_UP not in " ".join(answer.texts)
