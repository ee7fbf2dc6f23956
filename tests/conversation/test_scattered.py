"""A number that stands for a line of the open list counts wherever it stands; what counts, dates or dates nothing else does."""

from __future__ import annotations

import pytest

from signpost.conversation.scattered import scattered
from signpost.conversation.ticks import ticked
from tests.conversation.test_ticks_among_words import LIST

TICKED = {
    "he's worn me out too. 2 and 3, 4 a touch at night": ["sight", "breath", "chest"],
    "My own back aches as well. 3, and 4 with stairs": ["breath", "chest"],
    "Well she has good days. It would be 2 and 4 I reckon": ["sight", "chest"],
    "Face drooping? Not that I saw. 3 though, when he lies down": ["breath"],
    "3 on the stairs yesterday, but I do smoke": ["breath"],
    "told the nurse all this on Friday, 1 2 3": ["face", "sight", "breath"],
    "let me read it again... 3 I would think, and a bit of 4": ["breath", "chest"],
    "not 3. 4 if anything": ["chest"],
    "that is a long list. Number 3.": ["breath"],
    "5. no wait, 3 since Monday": ["breath"],
    "this gets on my nerves. 5": ["none"],
    "no pain in the chest. None of the others.": ["none"],
    "no seeing double, 3": ["breath"],
    "No, only 3": ["breath"],
}
NO_TICKS = [
    "had it for 4 weeks",
    "we see the doctor at 4",
    "he took 2 tablets this morning",
    "I'm 4 years older than him",
    "she's 3 in May",
    "room 4 in the clinic",
    "my score was 3 out of 4",
    "3? no",
    "No short of breath. I climb hills.",
    "no seeing double",
]


@pytest.mark.parametrize("text", TICKED)
def test_number_among_words_is_a_tick(text: str) -> None:
    assert list(ticked(LIST, text, {}) or ()) == TICKED[text]


@pytest.mark.parametrize("text", NO_TICKS)
def test_amount_and_denied_line_are_none(text: str) -> None:
    assert not ticked(LIST, text, {})
    assert not scattered(LIST, text).likely


@pytest.mark.parametrize(
    ("text", "likely"), [("my sister has number 4", ("chest",)), ("I take 2 a day, 1 at night", ("face",)), ("the pain and 4", ("chest",))]
)
def test_number_that_may_be_a_tick_is_asked_about(text: str, likely: tuple[str, ...]) -> None:
    assert scattered(LIST, text).likely == likely
