"""Who says at a question that the sign was there and has passed has told of something that happened: neither yes nor no."""

from __future__ import annotations

import pytest

from signpost.decision.answers import answer_to
from signpost.dialogue.intents import Listener
from signpost.dialogue.polarity import OVER, weighed
from signpost.findings import Finding
from tests.dialogue.talk import Talk

OVERS = ["it was this morning, but it passed", "It was dead for a bit. Alright now"]
NOT_OVER = ["it comes and goes", "it went away but it keeps coming back", "I can't feel it any more"]


@pytest.mark.parametrize("text", OVERS)
def test_what_has_passed_is_over(text: str) -> None:
    found, contradicts = weighed(Listener().hear(text).reading, "paralysis", text, asked_again=False)
    assert (found["reply"]["polarity"], contradicts) == (OVER, False)


@pytest.mark.parametrize("text", NOT_OVER)
def test_what_may_be_there_is_not_over(text: str) -> None:
    assert weighed(Listener().hear(text).reading, "paralysis", text, asked_again=False)[0]["reply"].get("polarity") != OVER


def test_over_of_another_sign_answers_nothing() -> None:
    told = {"findings": [{"id": "headache", "status": "past"}], "reply": {"polarity": "no"}, "acts": ["is_over_now"]}
    assert weighed(told, "fever", "no, the headache was bad but it passed", asked_again=False)[0]["reply"] == {"polarity": "no"}


def test_over_says_that_it_was_there() -> None:
    answer = answer_to("paralysis", {"polarity": OVER, "duration_days": 0.2}, [])
    assert answer is not None and answer.finding == Finding("paralysis", "past")


def test_wish_to_die_is_never_over_by_such_words() -> None:
    told = {"findings": [], "reply": {}, "acts": ["is_over_now"]}
    assert weighed(told, "suicidal_thoughts", "it passed", asked_again=False)[0]["reply"].get("polarity") != OVER


def test_what_has_passed_is_kept_with_its_time_and_not_asked_again() -> None:
    talk = Talk()
    talk.tell(Finding("limb_weakness", body_part="hand", duration_days=90, course="progressive", onset="gradual"))
    about = talk.until_single()
    talk.tell(
        text="it was this morning, but it passed", intent="withdraw_emergency", acts=["gone", "is_over_now"], reply={"duration_days": 0.2}
    )
    assert [(each.status, each.duration_days) for each in talk.said.case.findings if each.id == about] == [("past", 0.2)]
    assert talk.said.question_id != about


def test_over_at_a_question_how_it_began_makes_it_past() -> None:
    told = {"findings": [], "reply": {"lasting_minutes": 1}, "acts": ["is_over_now"]}
    found, _ = weighed(told, "double_vision.onset", "for a minute, it passed", asked_again=False)
    past, reply = [{"id": "double_vision", "status": "past"}], {"lasting_minutes": 1, "polarity": OVER}
    assert found == {**told, "findings": past, "reply": reply}
