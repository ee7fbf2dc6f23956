"""The fact on the side of a subject that is asked for comes before the whole subject, that of the named country before the general one."""

from __future__ import annotations

import pytest

from signpost import Conversation


def said(message: str) -> str:
    _, answer = Conversation().say(message)
    return " ".join(answer.texts)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("If I do the gene test can the life insurance people get hold of it? I'm in Ohio", "GINA"),
        ("gene test for MND, can life insurance companies see it? we live in London", "UK"),
        ("Must I tell my employer I have MS? Leeds, warehouse, still on probation", "Otherwise telling is your choice"),
    ],
)
def test_fact_of_the_named_country_is_told(message: str, told: str) -> None:
    answer = said(message)
    assert told in answer
    assert "no exact answer" not in answer


def test_side_that_is_asked_for_comes_before_the_whole_subject() -> None:
    assert said("Do I need blood tests on rilutek, nobody at the clinic has said").startswith("Liver values")


@pytest.mark.parametrize("message", ["can u be wrong? like how often", "how accurate are you compared to a real neurologist, percent"])
def test_doubt_about_the_bot_gets_an_honest_answer(message: str) -> None:
    assert "I can be wrong" in said(message)


def test_who_is_told_gets_an_answer() -> None:
    assert "no doctor, family or boss" in said("will you tell my mum what i wrote")


def test_fact_of_another_country_is_not_told_where_somebody_asks_from() -> None:
    _, answer = Conversation(region="uk").say("my son has MS and says weed helps his spasms. is it legal on prescription")
    assert "Canada" not in " ".join(answer.texts)


def test_fact_that_holds_what_is_asked_comes_before_its_whole_entry() -> None:
    assert "Shift weight" in said("What can I put on his skin so he doesn't get bedsores, he's in the chair 12 hours")
