"""The answer to the last question: a part of the body that is named alone is asked about."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import MORE

WEAK = ("my left hand has been weak", "gradually, over two months")


@pytest.fixture(scope="module")
def last() -> Conversation:
    """A talk whose last question is open."""
    talk = Conversation(region="uk")
    for line in WEAK:
        talk, answer = talk.say(line)
    for _ in range(12):
        if talk.said.question_id == MORE:
            return talk
        talk, answer = talk.say("no")
    raise AssertionError(answer.texts)


def test_part_that_is_named_alone_is_asked_about(last: Conversation) -> None:
    _, answer = last.say("and now my face")
    assert answer.triage["status"] == "asking"
    assert "face" in " ".join(answer.texts).lower()
