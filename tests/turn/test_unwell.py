"""Who says only that somebody is unwell, or that they need a doctor, is not turned away: what cannot wait is asked about first."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision.screens import AREA, DANGER
from signpost.responses import load_responses

MINE = [
    "i feel awful",
    "Im not well",
    "I'm really ill",
    "i don't feel right today",
    "its happening again",
    "I think I'm getting worse",
    "i need a doctor",
    "something is wrong with me",
]
THEIRS = ["my father is not well", "dad is very ill", "my son is ill", "there's something not right with my mum", "my wife needs help"]


@pytest.mark.parametrize("text", MINE + THEIRS)
def test_what_cannot_wait_comes_first(text: str) -> None:
    talk, answer = Conversation(region="uk").say(text)
    assert answer.triage["question"]["id"] == DANGER
    assert "999" in answer.texts[0]
    _, after = talk.say("none of these")
    assert after.triage["question"]["id"] == AREA


@pytest.mark.parametrize("text", THEIRS)
def test_somebody_else_is_asked_about(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert "for them" in " ".join(answer.texts)


@pytest.mark.parametrize("text", ["i need some advice", "can you help me with a problem", "hello can you help me"])
def test_who_wants_advice_is_invited_to_tell(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert "Here you can tell me about symptoms" in answer.texts[0] and answer.triage["level"] == "none"


@pytest.mark.parametrize("text", ["im off", "i am good", "feeling great", "he is funny"])
def test_who_is_well_or_leaves_is_asked_nothing(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert (answer.triage.get("question") or {}).get("id") != DANGER


def test_sign_beside_it_is_what_counts() -> None:
    _, answer = Conversation(region="uk").say("i feel awful, my left arm and face went numb an hour ago and i can't speak properly")
    assert answer.triage["level"] == "emergency"


def test_bare_yes_to_what_cannot_wait_is_asked_which_and_then_gets_the_number() -> None:
    talk, _ = Conversation(region="uk").say("i feel awful")
    talk, answer = talk.say("yes")
    assert answer.triage["question"]["id"] == DANGER
    assert answer.texts[0].startswith(tuple(each["text"] for each in load_responses()["utter_which_of_these"]))
    _, answer = talk.say("yes")
    assert "999" in answer.texts[0]
