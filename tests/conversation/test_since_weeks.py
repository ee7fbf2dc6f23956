"""A time told after a warning dates what it rests on, also beside a question, where the illness may come slowly too."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import WITHDRAWAL

MND = "I have MND. I wake with a headache, I can't lie flat and I get no air at night."


@pytest.mark.parametrize(
    "told", ["It has been so for three weeks. Must I really?", "it has come on slowly over three weeks", "since about a month"]
)
def test_breath_that_failed_slowly_in_known_mnd_goes_to_the_team_after_a_check(told: str) -> None:
    talk, answer = Conversation(region="uk").say(MND)
    assert answer.triage["level"] == "emergency"
    talk, answer = talk.say(told)
    assert answer.triage["level"] == "emergency" and talk.said.question_id == WITHDRAWAL
    talk, answer = talk.say("yes")
    assert answer.triage["level"] == "urgent" and talk.said.question_id == "breathlessness.at_rest"


@pytest.mark.parametrize("told", ["since three hours", "My mother died three weeks ago", "three weeks, but worse tonight"])
def test_what_may_be_new_or_dates_something_else_takes_nothing_back(told: str) -> None:
    talk, _ = Conversation(region="uk").say(MND)
    talk, answer = talk.say(told)
    assert answer.triage["level"] == "emergency" and talk.said.question_id != WITHDRAWAL


def test_no_about_such_a_check_leaves_the_warning() -> None:
    talk, _ = Conversation(region="uk").say(MND)
    talk, _ = talk.say("it has come on slowly over three weeks")
    talk, answer = talk.say("no, it is worse since yesterday")
    assert answer.triage["level"] == "emergency"


@pytest.mark.parametrize(
    "told",
    [
        "My wife has MND and for weeks she has been waking at night short of breath.",
        "I have ALS, and for the last few weeks I wake up several times a night gasping.",
        "Dad has motor neurone disease and his nights have been bad for weeks.",
    ],
)
def test_bad_nights_for_weeks_in_known_mnd_go_to_the_team_today(told: str) -> None:
    _, answer = Conversation(region="uk").say(told)
    assert answer.triage["level"] == "urgent"
    assert "mnd-breathing-signs" in {each["id"] for each in answer.triage["rules"]}


@pytest.mark.parametrize(
    "beside", ["His lips are blue.", "He is short of breath at rest too.", "He is confused since this morning.", "Nobody can wake him."]
)
def test_a_danger_beside_bad_nights_in_known_mnd_calls_an_ambulance(beside: str) -> None:
    _, answer = Conversation(region="uk").say(f"My husband has MND and for weeks he has been waking at night short of breath. {beside}")
    assert answer.triage["level"] == "emergency"


def test_an_infection_of_the_urine_in_known_ms_is_for_today_and_a_sore_back_beside_it_is_not() -> None:
    told = "I have MS with a catheter, cloudy urine and a fever of 38.2, and my legs are weaker than usual since this morning."
    _, answer = Conversation(region="uk").say(told)
    assert answer.triage["level"] == "urgent"
    _, answer = Conversation(region="uk").say(f"{told} My lower back hurts badly since yesterday and my seat is numb.")
    assert answer.triage["level"] == "emergency"
