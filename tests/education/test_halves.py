"""A double question: both halves are answered, with the subject of the first in the second; a single one stays whole."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.education import EducationBase, halves_of


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("what is als", ()),
        ("is this the disease or is he being cruel", ()),
        ("my leg is numb and doesnt lift", ()),
        ("can i donate blood with MS, and what about organs", ("can i donate blood with MS", "what about organs donate blood MS")),
        ("when do i refer her for als, and how fast", ("when do i refer her for als", "how fast do i refer her for als")),
        ("tofersen - who gets it, and how is it given", ("tofersen who gets it", "how is tofersen given")),
    ],
)
def test_halves_carry_the_subject(base: EducationBase, text: str, halves: tuple[str, ...]) -> None:
    assert halves_of(text, base=base) == halves


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("is it safe to donate blood if you have MS, and what about organs", "cannot give blood", "organ donor register"),
        ("I've been told to have a spinal tap for MS. What do they find in it and how long till results?", "one to three weeks", "bands"),
        ("what is Continuing Healthcare and would someone with MND get it", "pays for all care", "MND often qualifies"),
    ],
)
def test_both_halves_are_answered(question: str, first: str, second: str) -> None:
    _, answer = Conversation().say(question)
    told = " ".join(answer.texts)
    assert first in told and second in told


def test_fact_about_another_country_or_person_is_no_half() -> None:
    _, answer = Conversation().say("what happens at the first appointment at an MND clinic and who will be there")
    assert "als.org" not in " ".join(answer.texts)
    _, answer = Conversation().say("What did Lou Gehrig actually play and how old was he when he died")
    assert "told at 21" not in " ".join(answer.texts)
