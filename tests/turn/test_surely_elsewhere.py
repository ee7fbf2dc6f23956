"""What is surely another's business, and like no question known here, is declined; what may be about a body or an illness is not."""

from __future__ import annotations

import pytest

from signpost import Conversation


def said(text: str) -> str:
    _, answer = Conversation(region="uk").say(text)
    return " ".join(answer.texts)


@pytest.mark.parametrize("text", ["go on then who really filmed the moon landing", "should i put my savings into premium bonds or an isa"])
def test_question_about_another_world_gets_no_article(text: str) -> None:
    assert "outside what I know" in said(text)


@pytest.mark.parametrize(
    "text",
    ["how would she have a bit of prosecco through her PEG at the wedding", "who pays for a wheelchair with MND", "is MS in the family"],
)
def test_question_about_an_illness_is_not_declined(text: str) -> None:
    assert "outside what I know" not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "ALS refresher next week, when do you give amiodarone",
        "als provider exam, adrenaline dose and which cycle",
        "which colleges for an ms in computer science take a low gpa",
        "how do i insert a page break in ms word",
        "my landlord is evicting us, what can we do",
    ],
)
def test_namesake_of_an_illness_is_declined(text: str) -> None:
    assert "outside what I know" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "which universities do research on ms",
        "does a cpr decision matter with als",
        "is data science used in ms research",
        "electric shocks in my legs in the course of als, why",
        "can my landlord refuse a ramp because i have ms",
    ],
)
def test_illness_is_not_taken_for_its_namesake(text: str) -> None:
    assert "outside what I know" not in said(text)
