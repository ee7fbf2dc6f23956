"""Whether it may be the feared illness after all, and how likely, cannot be told from here; the interview goes on."""

from __future__ import annotations

import pytest

from signpost import Conversation

TWITCH = "my calves and one eyelid have been jumping for nine weeks"


@pytest.mark.parametrize(
    "text",
    [
        "But might it not still be ALS in an early stage?",
        "so couldn't that be the beginning of MND?",
        "isn't that how it starts?",
        "what are my odds then, percentage wise?",
        "does that rule out ALS?",
    ],
)
def test_the_askers_own_odds_get_the_honest_answer_and_the_question_comes_again(text: str) -> None:
    talk, first = Conversation(region="uk").say(TWITCH)
    _, answer = talk.say(text)
    words = " ".join(answer.texts)
    assert "examination" in words
    assert "Source" not in words
    assert answer.triage["question"]["id"] == first.triage["question"]["id"]


@pytest.mark.parametrize("text", ["None of these. But couldn't it still be an early ALS?", "none. but isn't that how MND starts?"])
def test_a_tick_before_the_question_counts(text: str) -> None:
    talk, _ = Conversation(region="uk").say(TWITCH)
    talk, answer = talk.say(text)
    assert talk.said.picked["screen.signs"] == ("none",)
    assert "examination" in " ".join(answer.texts)


def test_an_exception_nobody_could_read_is_still_none() -> None:
    talk, _ = Conversation(region="uk").say(TWITCH)
    talk, _ = talk.say("none of these, but my wossname hangs")
    assert "screen.signs" not in talk.said.picked
