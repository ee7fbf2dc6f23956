"""A double question: both halves are answered, with the subject of the first in the second; a single one stays whole."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.education import EducationBase, halves_of, lone_question


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("what is als", ()),
        ("is this the disease or is he being cruel", ()),
        ("my leg is numb and doesnt lift", ()),
        ("can i donate blood with MS, and what about organs", ("can i donate blood with MS", "what about organs donate blood MS")),
        ("when do i refer her for als, and how fast", ("when do i refer her for als", "how fast do i refer her for als")),
        ("is MS catching, is that right?", ()),
        ("we had a patient with ALS who was told to wait and has asked how long", ()),
        (
            "When's a good time for the flu jab with MS, and does it hurt?",
            ("When's a good time for the flu jab with MS", "does jab hurt MS"),
        ),
        (
            "Riluzole: I keep forgetting. What clashes with it and what gets checked?",
            ("What clashes with Riluzole", "what gets checked Riluzole"),
        ),
        ("does weed help MS and is it legal?", ()),
        (
            "are there grants for a van and how long does it take",
            ("are there grants for a van", "how long does it take there grants for a van"),
        ),
        ("tofersen - who gets it, and how is it given", ("who gets tofersen", "how is tofersen given")),
    ],
)
def test_halves_carry_the_subject(base: EducationBase, text: str, halves: tuple[str, ...]) -> None:
    assert halves_of(text, base=base) == halves


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("can ALS hurt?", ()),
        ("my brother in law went to see a man in a shop about his knee. can you catch ALS?", ("can you catch ALS?",)),
        ("Mum started riluzole on Monday and she is fed up of the taste. How long is it taken?", ("How long is riluzole taken",)),
    ],
)
def test_question_is_heard_without_what_is_told_around_it(base: EducationBase, text: str, alone: tuple[str, ...]) -> None:
    assert lone_question(text, base=base) == alone


def test_fact_about_another_country_or_person_is_no_half() -> None:
    _, answer = Conversation().say("what happens at the first appointment at an MND clinic and who will be there")
    assert "als.org" not in " ".join(answer.texts)
    _, answer = Conversation().say("What did Lou Gehrig actually play and how old was he when he died")
    assert "told at 21" not in " ".join(answer.texts)
