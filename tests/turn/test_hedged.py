"""A time with doubt and a no before a complaint are answers; a question about a time is none."""

from __future__ import annotations

import pytest

from signpost import Conversation


def after(opening: str, *lines: str) -> tuple[Conversation, str]:
    talk, words = Conversation(region="uk"), ""
    for line in (opening, *lines):
        talk, answer = talk.say(line)
        words = " ".join(answer.texts)
    return talk, words


@pytest.mark.parametrize(
    ("told", "days"), [("maybe 2 weeks? dunno", 14), ("3 months? or 4, not sure", 91), ("i dunno, a while? maybe a month", 30)]
)
def test_time_with_doubt_answers_and_gets_no_article(told: str, days: int) -> None:
    talk, words = after("my left foot tingles", told)
    known = next(each.duration_days for each in talk.said.case.findings if each.id == "numbness_tingling")
    assert known == pytest.approx(days, abs=2)
    assert "Source:" not in words and "Did you mean" not in words


def test_no_before_a_complaint_is_a_no() -> None:
    talk, _ = after("my hands tingle for two weeks", "none", "NO. how many times do i have to say it")
    assert talk.said.latest_intent == "deny"


def test_last_well_at_bedtime_dates_a_stroke() -> None:
    assert after("My speech is slurred", "Was all right when I went to bed")[0].say("ok")[1].triage["level"] == "emergency"


@pytest.mark.parametrize(
    "told", ["I have ALS. how quickly does it go, so I can plan when", "I have MND. I want to know how fast it is, so I can decide when"]
)
def test_plan_of_when_beside_a_question_is_asked_about_first(told: str) -> None:
    assert Conversation(region="uk").say(told)[1].triage["question"]["id"] == "suicidal_thoughts"
