"""A time or a side that is put right in the same breath: the later one counts, and a danger that is nearer in time too."""

from __future__ import annotations

import pytest

from signpost import Conversation, language

DAYS = {
    "few weeks.. no I tell a lie, more like 8 months": 240,
    "two months. sorry, five, not two": 150,
    "about a year, no what am I saying, two": 730,
    "a month? nah. three easily": 90,
    "three weeks - scratch that, three months": 90,
    "2 weeks i mean 2 months": 60,
    "a few days. God no, a few weeks": 21,
    "two years, no, 2 days": 2,
    "five months, not three": 150,
    "six months rather than three": 180,
}
# Two times of two things are both meant.
APART = {
    "I have had pain for 3 weeks. No fever for 2 days": ("pain", 21),
    "pain for 2 months no 3 falls": ("pain", 60),
    "headache for 2 years. sorry, worse since yesterday": ("headache", 730),
}


@pytest.mark.parametrize("text", DAYS)
def test_later_time_counts(text: str) -> None:
    assert language.read(text, by_rules=True).reply.duration_days == DAYS[text]


@pytest.mark.parametrize("text", APART)
def test_time_of_something_else_puts_nothing_right(text: str) -> None:
    name, days = APART[text]
    assert [each.duration_days for each in language.read(text, by_rules=True).findings if each.id == name] == [days]


def test_date_that_is_put_right_beside_another_question_is_changed() -> None:
    talk, _ = Conversation().say("I have slurred speech for three months")
    talk, _ = talk.say("none")
    _, answer = talk.say("five months, not three")
    assert [each["duration_days"] for each in answer.triage["findings"] if each["id"] == "speech_slurred"] == [150]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("it's my right, sorry, my left", "left"),
        ("its the left eye. no sorry, the right", "right"),
        ("tingling in my right, no, left hand", "left"),
        ("the left leg is weak, and the right. No left foot pain", "both"),
        ("left, no right now it is fine", "left"),
        ("You left out the slowness", None),
        ("I say left when I mean right", "both"),
    ],
)
def test_later_side_counts(text: str, side: str | None) -> None:
    assert language.read(text, by_rules=True).reply.side == side


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("My hands are clumsy and my legs feel stiff. Few months, getting worse", {90}),
        ("I drop things and my fingers tingle. 6 months.", {180}),
        ("my arm is weak, my speech is thick. It all began an hour ago", {0.042}),
        ("I have had headaches for years and now my arm is weak. Two days.", {730, 2}),
    ],
)
def test_time_that_is_a_sentence_dates_what_the_one_before_tells(text: str, days: set[float | None]) -> None:
    assert {each.duration_days for each in language.read(text, by_rules=True).findings} == days


def test_time_of_something_that_happened_dates_no_story() -> None:
    read = language.read("I am dizzy and my eye hurts. Mum died 3 weeks ago", by_rules=True)
    assert [each.duration_days for each in read.findings if each.id == "dizziness"] == [None]
