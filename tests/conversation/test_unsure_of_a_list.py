"""Who is not sure of a list of signs is asked none of them again, but for what may be a danger."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import MORE
from signpost.decision import load_rulebook
from signpost.decision.screens import SIGNS


def asked_after(opening: str, answer: str) -> tuple[list[str], list[str]]:
    """What the first list asked about, and each question behind it where all is answered with these words."""
    talk, reply = Conversation(region="uk").say(opening)
    asked: list[str] = []
    while talk.said.question_id not in (SIGNS, MORE, None):
        talk, reply = talk.say("no" if "." not in talk.said.question_id else "slowly")
    listed = [each["value"] for each in reply.triage["question"]["options"]]
    for _ in range(12):
        talk, reply = talk.say(answer)
        if talk.said.question_id in (MORE, None):
            break
        asked.append(str(talk.said.question_id))
    return listed, asked


@pytest.mark.parametrize(
    "opening", ["my left hand gets weaker since three months", "my legs have been unsteady since spring", "slurred speech for months"]
)
@pytest.mark.parametrize("answer", ["not sure", "I don't know", "skip"])
def test_only_what_may_be_a_danger_is_asked_about_by_itself(opening: str, answer: str) -> None:
    listed, asked = asked_after(opening, answer)
    book = load_rulebook()
    assert listed
    assert SIGNS not in asked
    alone = [each for each in asked if "." not in each]
    assert all(map(book.may_be_danger, alone)), alone
    assert len(alone) <= 4


def test_the_question_before_the_outcome_promises_nothing() -> None:
    talk, answer = Conversation(region="uk").say("my left eyelid keeps twitching since two weeks")
    talk, answer = talk.say("none of these")
    assert talk.said.question_id == MORE
    assert "last question" not in " ".join(answer.texts).lower()
