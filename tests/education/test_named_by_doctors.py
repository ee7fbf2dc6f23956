"""A name that somebody was told is explained when it is asked about behind it."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, is_of_a_name
from signpost.education.named_by_doctors import meaning_asked

TOLD = {
    "doc says it was a TIA. what is that": "what is a tia",
    "the neurologist said my husband has radiculopathy. what is that": "what is radiculopathy",
    "they want to do an LP. what does that mean": "what is an lp",
    "the nurse said my CK is high, what is CK": "what is ck",
    "gp thinks its peripheral neuropathy what does it mean": "what is peripheral neuropathy",
    "consultant said myelitis, whats that then": "what is myelitis",
    "the letter says query GBS. what does that mean": "what is gbs",
    "can you just tell me what a TIA is and if she can have aspirin now": "what is a tia",
}


@pytest.mark.parametrize(("text", "asked"), TOLD.items())
def test_name_behind_which_it_is_asked_is_meant(base: EducationBase, text: str, asked: str) -> None:
    assert meaning_asked(text, base) == asked and is_of_a_name(text, base)


@pytest.mark.parametrize(
    "text", ["what is it", "my leg is numb. could it be ms. what is it", "the neurologist was nice. what is that smell"]
)
def test_without_a_name_that_was_told_nothing_is_meant(base: EducationBase, text: str) -> None:
    assert meaning_asked(text, base) is None
