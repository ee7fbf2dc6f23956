"""Who says that nobody real has what was told is asked no more about it, and gets answers; a real danger is not put away so."""

from __future__ import annotations

import pytest

from signpost import Conversation

CASE = "A 62 year old man has weak legs and slurred speech for eight months. What is the difference between MND and MS?"


@pytest.mark.parametrize(
    "words",
    [
        "It is not a real person, it is from my textbook",
        "there is no patient, only an assignment",
        "nobody is ill, it is an exam question",
        "sorry, a made up case for class",
    ],
)
def test_an_invented_patient_is_asked_about_no_more(words: str) -> None:
    talk, _ = Conversation(region="uk").say(CASE)
    talk, answer = talk.say(words)
    assert not [each for each in answer.triage.get("findings", ()) if each["status"] == "present"]
    assert (answer.triage.get("question") or {}).get("id") in (None, "own.words")
    _, answer = talk.say("what are the signs of the upper motor neurone?")
    assert answer.triage["level"] == "information"
    assert answer.triage["question"] is None


def test_the_question_beside_it_is_answered() -> None:
    talk, _ = Conversation(region="uk").say(CASE)
    _, answer = talk.say("It is no real patient. How is MND told apart from MS?")
    assert (answer.triage["level"], answer.triage["status"]) == ("information", "information")
    assert answer.triage["citations"]


def test_what_the_learner_notices_later_counts() -> None:
    talk, _ = Conversation(region="uk").say(CASE)
    talk, _ = talk.say("it is not a real person")
    _, answer = talk.say("but my own face has suddenly dropped on one side")
    assert answer.triage["level"] == "emergency"


@pytest.mark.parametrize("told", ["my face has suddenly dropped on one side", "I took all my tablets an hour ago"])
def test_a_warning_is_not_put_away_by_it(told: str) -> None:
    talk, warned = Conversation(region="uk").say(told)
    assert warned.triage["level"] == "emergency"
    _, answer = talk.say("it is not a real person")
    assert answer.triage["level"] == "emergency"
