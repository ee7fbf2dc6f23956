"""A check is answered by denying the word that told the sign."""

from __future__ import annotations

import pytest

from signpost import Conversation


@pytest.mark.parametrize(
    ("answer", "there"),
    [
        ("its NOT drooping!!", False),
        ("it isn't drooping at all", False),
        ("it is not gone", True),
        ("it's not drooping any less", True),
        ("not better", True),
    ],
)
def test_check_is_answered_by_denying_the_word_that_told_the_sign(answer: str, there: bool) -> None:
    talk, _ = Conversation(region="uk").say("my eyelid twitches and someone said droopy")
    talk, asked = talk.say("the lid is not drooping")
    assert asked.triage["question"]["id"] == "drooping_eyelid"
    talk, _ = talk.say(answer)
    found = {each.id: each.status for each in talk.said.case.findings}
    assert (found["drooping_eyelid"] == "present") == there


def test_warned_sign_denied_by_name_is_checked_again_and_not_heard_as_there() -> None:
    talk, _ = Conversation(region="uk").say("my chest feels tight")
    talk, _ = talk.say("no chest pain")
    talk, answer = talk.say("no chest pain I said")
    assert answer.triage["level"] == "emergency"
    assert answer.triage["question"]["id"] == "emergency.withdrawn"
    assert "I heard that too" not in "\n".join(answer.texts)


@pytest.mark.parametrize("said", ["Left calf is NOT getting thinner", "my left calf is not thinner, I said so"])
def test_thin_limb_that_is_denied_twice_is_gone(said: str) -> None:
    talk, answer = Conversation(region="uk").say("I have twitching and my left calf is thinner")
    assert answer.triage["level"] == "soon"
    for _ in range(2):
        talk, answer = talk.say(said)
    assert {each.id: each.status for each in talk.said.case.findings}["muscle_wasting"] == "absent"
    assert answer.triage["level"] != "soon"


def test_face_of_years_before_that_came_back_is_no_urgent_one() -> None:
    talk, answer = Conversation(region="uk").say("half my face drooped")
    assert answer.triage["level"] == "urgent"
    _, answer = talk.say("nah that was 2020. came back fine")
    assert answer.triage["level"] == "routine"


CHECKED = ("my right hand has been weak for a year", "I have no weakness")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("No it's not. My left calf is smaller though.", "absent"),
        ("nope. I lift as much as ever", "absent"),
        ("no it is there", "present"),
        ("no I do have it", "present"),
        ("no it's still weak", "present"),
    ],
)
def test_what_a_no_says_at_the_check_counts_whatever_follows(answer: str, status: str) -> None:
    talk = Conversation(region="uk")
    for line in CHECKED:
        talk, _ = talk.say(line)
    _, told = talk.say(answer)
    assert {each["status"] for each in told.triage["findings"] if each["id"] == "limb_weakness"} == {status}
