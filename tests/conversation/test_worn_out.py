"""A carer who hates it some days is heard and asked once whether anybody is in danger; who mourns is not sent for a machine."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.whose import FEAR

ANGRY = [
    "I hate him some days. I do everything and he just stares. am I a monster",
    "some days I can't stand the sight of her, and she's dying of MND",
    "I shouted at my mum again, she has ALS, I'm an awful daughter",
    "I hate being her carer and then I hate myself for it",
]
WORN_OUT = [
    "I resent her, God help me. ten years of MS and all I do is wash and lift",
    "I resent my husband since his MS, God forgive me",
    "I've grown to resent him and I'm ashamed of it",
    "more nurse than wife these days, I begrudge every hour",
]
IN_DANGER = [
    "nearly slapped him last night, I'm scared of what I might do to him",
    "I snapped and pushed her onto the bed, I feel sick about it",
    "I hate him and I'm afraid I will hurt him",
]


def told(*lines: str) -> tuple[dict[str, object], str]:
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    assert answer is not None
    return answer.triage, " ".join(answer.texts)


def question(triage: dict[str, object]) -> object:
    asked = triage.get("question") or {}
    assert isinstance(asked, dict)
    return asked.get("id")


@pytest.mark.parametrize("text", ANGRY)
def test_anger_of_a_carer_is_heard_and_their_safety_asked_about(text: str) -> None:
    triage, words = told(text)
    assert question(triage) == FEAR
    assert "didn't understand" not in words


@pytest.mark.parametrize("answer", ["yes", "maybe a bit", "I'm afraid I could hurt him"])
def test_fear_of_hurting_somebody_is_seen_today(answer: str) -> None:
    triage, words = told(ANGRY[0], answer)
    assert triage["level"] == "urgent"
    assert "Leave the room" in words


@pytest.mark.parametrize("text", WORN_OUT)
def test_resentment_of_a_carer_is_heard_as_too_much_to_carry_and_no_danger(text: str) -> None:
    triage, words = told(text)
    assert triage["level"] not in ("emergency", "urgent")
    assert question(triage) not in (FEAR, "suicidal_thoughts")
    assert "carry" in words


def test_who_fears_nothing_is_not_asked_again() -> None:
    triage, words = told(ANGRY[0], "no")
    assert triage["level"] not in ("emergency", "urgent")
    assert question(told(ANGRY[0], "no", "I resent him all the same")[0]) != FEAR


@pytest.mark.parametrize("text", IN_DANGER)
def test_what_was_nearly_done_is_seen_today_at_once(text: str) -> None:
    assert told(text)[0]["level"] == "urgent"


def test_a_wish_to_die_of_a_carer_comes_before_their_anger() -> None:
    assert told("I wish it was over for both of us, does that make me evil")[0]["status"] == "crisis"
    assert told("I hate him some days and I want to die")[0]["status"] == "crisis"
    assert told("I resent her so much I want to kill myself")[0]["status"] == "crisis"
    assert told("I resent him and last night I nearly hit him")[0]["level"] == "urgent"


def test_a_danger_of_the_one_cared_for_comes_before_the_anger() -> None:
    assert told("I hate him some days, and now his lips are blue and he can't breathe")[0]["level"] == "emergency"
