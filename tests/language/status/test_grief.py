"""Who mourns tells of nothing that is there; who tells of somebody alive beside a death is heard."""

from __future__ import annotations

import pytest

from signpost import Conversation

MOURNS = [
    "My hubby passed from MND on the 3rd. I keep hearing the ventilator alarm. Is this normal or am I going mad",
    "dad died of MND in May and I still wake up to his machine alarm",
    "mum's been gone a month and I hear her choking in the night, in my head",
    "buried my wife on Friday, I keep hearing the cough machine",
    "I lost my husband to ALS and dream every night that he can't breathe",
    "since my brother died I keep hearing him slurring my name",
]
ALARMS = [
    "my husband passed out and his ventilator alarm is going and he can't breathe",
    "mum died last year and now dad can't breathe",
    "my wife died in May, and I hear my son choking right now in the next room",
    "since dad died I keep hearing things, and since an hour ago my left arm won't move",
    "my husband died in March. every night I wake and I can't breathe at all, my lips are blue",
]


def first(text: str) -> tuple[str, str]:
    _, answer = Conversation(region="uk").say(text)
    return answer.triage["level"], " ".join(answer.texts)


@pytest.mark.parametrize("text", MOURNS)
def test_who_mourns_tells_of_nothing_that_is_there(text: str) -> None:
    level, words = first(text)
    assert level in ("none", "information"), words
    assert "loss" in words or "keeps watch" in words or "keep watch" in words, words
    assert "breathing team" not in words


@pytest.mark.parametrize("text", ALARMS)
def test_a_danger_told_beside_a_death_warns(text: str) -> None:
    assert first(text)[0] == "emergency"


def test_who_wants_to_follow_the_one_who_died_is_heard() -> None:
    _, answer = Conversation(region="uk").say("my wife died in May, I still hear her every night and I want to be dead too")
    assert answer.triage["status"] == "crisis" or answer.triage["question"]["id"] == "suicidal_thoughts"
