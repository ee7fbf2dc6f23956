"""Who numbers sentences of their own ticks nothing by it, and every list for danger asks about a wish to die."""

from __future__ import annotations

import pytest

from signpost.conversation.own_numbers import numbers_own_sentences
from signpost.decision import load_rulebook
from signpost.decision.case import case_of
from signpost.decision.interview import outlook
from signpost.decision.lists import list_of
from signpost.decision.screens import DANGER
from signpost.findings import Finding


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("1. No confusion. 2. No throat swelling. 3. Swallowing fine.", True),
        ("1) speech is normal\n2) nothing numb", True),
        ("1. None of these today. 2. A certain urgency since the summer.", True),
        ("1 no 2 yes", False),
        ("1. No. 2. No. 3. Yes", False),
        ("2. No fever. 3. No rash.", False),
        ("1. weak arm", False),
        ("2 and 3", False),
    ],
)
def test_own_numbers_are_told_from_places(text: str, own: bool) -> None:
    assert numbers_own_sentences(text) is own


@pytest.mark.parametrize("finding", [Finding("headache", duration_days=14), Finding("limb_weakness", body_part="hand"), Finding("fatigue")])
def test_a_wish_to_die_stands_in_every_list_for_danger(finding: Finding) -> None:
    book = load_rulebook()
    screen = list_of(DANGER, outlook(case_of([finding]), book))
    assert screen is not None
    assert "harm" in {option.value for option in screen.question.options}
