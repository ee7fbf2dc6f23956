"""Who was warned and is with the helpers, or on the way, gets answers; nobody tells them to call for what the doctors found."""

from __future__ import annotations

import pytest

from signpost import Conversation

STROKE = "my mum has gone all confused and her left arm is hanging there, it just happened"
THERE = "ok they are here now. thank you"


def said(*lines: str) -> tuple[dict[str, object], str]:
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    assert answer is not None
    return answer.triage, " ".join(answer.texts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ok they here. is she going to be ok", "Ask the people with them"),
        ("we're in the ambulance. how do i cope", "shaking or crying afterwards is normal"),
        ("They took her in. Is it MS?", "what do you think it is"),
        ("crew is here now. will she be alright?", "Ask the people with them"),
    ],
)
def test_a_question_of_who_is_helped_is_answered_in_the_same_breath(text: str, words: str) -> None:
    triage, told = said(STROKE, text)
    assert words in told
    assert "Good that somebody can help now" in told
    assert "999" not in told
    assert triage["level"] == "emergency"


def test_a_question_on_the_way_is_answered_too() -> None:
    _, told = said("since two days my legs have no feeling and it is going up to the waist", "We are in the car. Is it MS?")
    assert "on the way" in told
    assert "what do you think it is" in told


@pytest.mark.parametrize(
    "text", ["doc says it was a TIA. what is that", "they scanned her, doctor says it was a TIA, what does that mean?"]
)
def test_what_the_doctors_found_warns_nobody_who_is_with_them(text: str) -> None:
    _, told = said(STROKE, THERE, text)
    assert "Call 999 now" not in told
    assert "Source:" in told
    assert "The people with them" in told


def test_what_the_staff_prescribe_goes_before_what_was_said_from_afar() -> None:
    _, told = said(STROKE, THERE, "can she have aspirin now, they said start it")
    assert "after looking" in told


def test_a_new_danger_is_named_although_help_is_there() -> None:
    triage, told = said(STROKE, THERE, "now she is having a fit, she is shaking all over")
    assert triage["level"] == "emergency"
    assert "fit" in told


def test_without_helpers_the_same_question_names_the_call() -> None:
    _, told = said(STROKE, "is she going to be ok")
    assert "999" in told


@pytest.mark.parametrize("text", ["ive rang them there coming", "I've rang them", "the ambulance is on its way"])
def test_who_rang_in_their_own_grammar_has_called(text: str) -> None:
    _, told = said(STROKE, text)
    assert "may not have understood" not in told
    assert "call 999." not in told


@pytest.mark.parametrize("before", ["ok I'll go", THERE])
def test_who_is_helped_and_says_thanks_is_not_told_again_to_call(before: str) -> None:
    triage, told = said(STROKE, before, "thank you x")
    assert triage["level"] == "emergency"
    assert "call 999. Until" not in told and "swallow" not in told


def test_thanks_of_who_has_not_called_keeps_the_call() -> None:
    _, told = said(STROKE, "thanks")
    assert "call 999" in told


def test_who_asks_for_a_driver_instead_of_an_ambulance_hears_of_that() -> None:
    _, told = said(STROKE, "do I need an ambulance then or can someone drive me")
    assert "treat on the way" in told
