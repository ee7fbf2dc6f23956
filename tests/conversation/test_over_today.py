"""A sign of a stroke that is over today stays as urgent as it was: "now it is normal" lowers nothing."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook


def levels(*lines: str) -> list[str]:
    """The level after each line."""
    talk, found = Conversation(region="uk"), []
    for line in lines:
        talk, answer = talk.say(line)
        found.append(answer.triage["level"])
    return found


@pytest.mark.parametrize(
    "text",
    [
        "my arm went weak all at once in the small hours, now it is normal",
        "early in the night I suddenly couldn't speak, it's normal again",
        "this morning my face drooped on one side, now it's fine",
    ],
)
def test_what_came_in_the_night_and_is_over_is_an_emergency(text: str) -> None:
    assert levels(text)[-1] == "emergency"


def test_now_it_is_normal_lowers_no_level() -> None:
    rank = load_rulebook().levels.rank
    told = levels(
        "for a while I could not get my words out and dropped my cup", "my hand was clumsy and the words would not come, now it is normal"
    )
    assert rank(told[-1]) >= rank(told[0]) >= rank("urgent")


@pytest.mark.parametrize(
    "text",
    [
        "years ago my arm went weak in the night, now it is normal",
        "my arm is always dead in the night when I slept on it, then it's normal again",
    ],
)
def test_what_is_old_or_slept_on_is_none(text: str) -> None:
    assert levels(text)[-1] != "emergency"


def test_goodbyes_of_a_brother_are_asked_about_as_his() -> None:
    talk, _ = Conversation(region="uk").say("I have MND myself and my left hand is weak")
    _, answer = talk.say("my brother has said his goodbyes to all of us")
    words = " ".join(answer.texts).lower()
    assert "do they" in words or "have they" in words or "about them" in words
    assert "do you want to" not in words and "are you thinking of ending" not in words
