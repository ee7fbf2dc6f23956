""" "It's getting worse" or "two weeks", said of nothing in particular, is said of what was told before."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.findings import Finding
from tests.conversation.talk import Talk

FOOT = ["my foot keeps catching on the stairs, left one, since about august", "no"]


def after(*lines: str) -> tuple[dict[str, str | None], str]:
    """The course of each sign that is there after these lines, and the level."""
    talk = Conversation(region="uk")
    for line in lines:
        talk, answer = talk.say(line)
    there = [each for each in answer.triage["findings"] if each["status"] == "present"]
    return {each["id"]: each.get("course") for each in there}, answer.triage["level"]


@pytest.mark.parametrize(
    "text",
    [
        "it's getting worse",
        "bit worse maybe yeah",
        "worse this week actually",
        "a lot worse since Monday",
        "its slow and getting worse i think",
        "it has progressed",
        "it's got worse since sunday mind",
        "much worse tbh, mate",
    ],
)
def test_it_is_told_of_the_complaint(text: str) -> None:
    assert after(*FOOT, text)[0] == {"foot_drop": "progressive"}


@pytest.mark.parametrize(
    "text",
    ["ok I'll come back if it gets worse", "you are getting worse", "does it get worse?", "I've had worse", "the weather gets worse"],
)
def test_what_speaks_of_else_is_not(text: str) -> None:
    assert after(*FOOT, text)[0].get("foot_drop") is None


def test_what_climbs_is_told_of_the_complaint_whatever_is_asked() -> None:
    numb = ["my legs have gone weak, two weeks ago", "tingling in both feet too", "its moving up"]
    assert after(*numb)[1] in ("urgent", "emergency")


def test_advice_follows_what_gets_worse() -> None:
    known, level = after("I have MS and my legs have been heavy since Tuesday", "no", "no", "getting worse by the hour")
    assert "progressive" in known.values()
    assert level in ("urgent", "emergency")


def test_time_that_answers_nothing_dates_what_has_none() -> None:
    talk = Conversation(region="uk")
    talk, _ = talk.say("I choke on tea more these days and my speech is thicker at night")
    _, answer = talk.say("about 3 weeks")
    assert [(each["id"], each.get("duration_days")) for each in answer.triage["findings"]] == [("choking", 21)]


def test_confirmed_likeness_began_with_what_was_told_beside_it() -> None:
    talk = Talk()
    talk.tell(Finding("sweating", duration_days=0.25), proposals=[{"id": "confusion", "person": "self"}])
    assert talk.said.question_id == "confusion"
    talk.answer("yes")
    assert [each.duration_days for each in talk.said.case.findings if each.id == "confusion"] == [0.25]
    assert talk.now.assessment.level == "emergency"


def found_after(*lines: str) -> dict[str, dict[str, object]]:
    """The findings after these lines, by their ids."""
    talk = Conversation(region="uk")
    for line in lines:
        talk, answer = talk.say(line)
    return {each["id"]: each for each in answer.triage["findings"]}


BACK = ["Bit of back trouble, 48 year old builder.", "What? No. It's just my back mate, bit of sciatica down both legs this time."]


@pytest.mark.parametrize(
    "text", ["none. since Saturday", "Nah none of that. Did it Saturday, lifting a boiler.", "no, none of these. it started on Saturday"]
)
def test_a_day_beside_none_of_these_dates_what_was_told(text: str) -> None:
    days = found_after(*BACK, text)["sciatica"].get("duration_days")
    assert isinstance(days, float)
    assert 0 < days <= 7


PANIC = "when i get panicky my hands go all tingly and numb"


@pytest.mark.parametrize(
    "text", ["like since september when school started, its only when i panic tho", "for two months, only when I panic"]
)
def test_a_time_before_other_words_answers_since_when(text: str) -> None:
    found = found_after(PANIC, text)["numbness_tingling"]
    assert found.get("duration_days") is not None
    assert found.get("triggers") == ["stress"]


def test_what_comes_only_then_is_not_asked_when_it_comes() -> None:
    talk = Conversation(region="uk")
    asked = []
    for line in (PANIC, "since september, its only when i panic", "no", "no", "no", "no"):
        talk, answer = talk.say(line)
        asked.append((answer.triage.get("question") or {}).get("id"))
    assert "numbness_tingling.triggers" not in asked


@pytest.mark.parametrize("text", ["a bit worse than last week", "it's worse than a month ago"])
def test_worse_than_before_is_told_and_asks_for_nothing_to_read(text: str) -> None:
    talk, _ = Conversation(region="uk").say("My right foot keeps slapping down when I walk. About six weeks now.")
    talk, _ = talk.say("none of these")
    _, answer = talk.say(text)
    assert "Did you mean" not in " ".join(answer.texts)
    assert any(each.get("course") == "progressive" for each in answer.triage["findings"])


WALK = ["my walking has been bad for four months", "none of these"]


def days_after(*lines: str) -> float | None:
    """Since how many days the trouble with walking is there after these lines."""
    talk = Conversation(region="uk")
    for line in lines:
        talk, _ = talk.say(line)
    return next(each.duration_days for each in talk.said.case.findings if each.id == "walking_difficulty")


def test_what_happened_on_one_day_dates_no_older_sign() -> None:
    assert days_after(*WALK, "I had to grab the banister last week") == 120


@pytest.mark.parametrize("text", ["since last week I can hardly walk", "my walking got suddenly worse last week"])
def test_what_is_new_or_worse_has_its_own_day(text: str) -> None:
    assert days_after(*WALK, text) == 7
