"""A name that somebody was told is explained when it is asked about behind it."""

from __future__ import annotations

import pytest

from signpost.education import Context, EducationBase, answer, is_of_a_name
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
ENTRIES = {
    "doctor said cauda equina. whats that": "other/cauda-equina",
    "they said it was a seizure. what is that": "ms/seizures",
    "they said it was a stroke, what is that": "other/stroke",
    "he is booked in for an EMG. what is that": "both/emg",
    "they want to do an MRI. whats that": "both/mri",
    "they found a high creatine kinase, what does that mean": "both/blood-tests",
}


@pytest.mark.parametrize(("text", "asked"), TOLD.items())
def test_name_behind_which_it_is_asked_is_meant(base: EducationBase, text: str, asked: str) -> None:
    assert meaning_asked(text, base) == asked and is_of_a_name(text, base)


@pytest.mark.parametrize(("text", "entry"), ENTRIES.items())
def test_term_that_was_told_gets_its_entry(base: EducationBase, text: str, entry: str) -> None:
    found = answer(text, base=base)
    assert found.entry is not None and found.entry.id == entry


def test_tia_is_explained_and_not_told_from_ms(base: EducationBase) -> None:
    assert answer("its been two hours now, doc says it was a TIA. what is that", base=base).text.startswith("A TIA or mini-stroke is")


@pytest.mark.parametrize(
    "text", ["what is it", "my leg is numb. could it be ms. what is it", "the neurologist was nice. what is that smell"]
)
def test_without_a_name_that_was_told_nothing_is_meant(base: EducationBase, text: str) -> None:
    assert meaning_asked(text, base) is None


@pytest.mark.parametrize("words", ["does it run in families tho", "no like does it run in families", "does it run in families then"])
def test_words_around_a_question_ask_nothing(base: EducationBase, words: str) -> None:
    found = answer(words, base=base, context=Context("als/overview", "als", "overview"))
    assert found.entry is not None and found.entry.id == "als/genetics"


def test_cause_that_tells_why_asks_for_no_cause(base: EducationBase) -> None:
    assert answer("no cause last time they had a go at me should I", base=base).kind == "none"
    assert answer("what is the cause of MS", base=base).topic == "causes"
