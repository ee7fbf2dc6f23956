"""Mistyped words are read as what they were meant to be; real words and names are left as they are."""

from __future__ import annotations

import pytest

from signpost.nlu import Reader
from signpost.nlu.words.marks import marks_of


def changed(reader: Reader, text: str) -> list[tuple[str, str]]:
    """The words of a text that were repaired, with what they became."""
    doc = reader.doc(text)
    with reader.nlp.select_pipes(disable=["signpost_spelling"]):
        before = marks_of(reader.doc(text)).norms
    return [(old, new) for old, new in zip(before, marks_of(doc).norms, strict=True) if old != new]


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("my jand is weak", ("jand", "hand")),
        ("tight band around my hcest", ("hcest", "chest")),
        ("I took 30 pils", ("pils", "pills")),
        ("stng by a wasp", ("stng", "stung")),
        ("I can't sto twiching", ("twiching", "twitching")),
        ("my vioce is hoarse", ("vioce", "voice")),
        ("nmb on one side", ("nmb", "numb")),
        ("eeling dizzy since monday", ("eeling", "feeling")),
        ("trouble swallwowing", ("swallwowing", "swallowing")),
    ],
)
def test_mistyped_word_is_repaired(reader: Reader, text: str, repair: tuple[str, str]) -> None:
    assert repair in changed(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "what is the weather in paris tonight",
        "play the new album by the band on my phone",
        "book a table for two at the thai place on friday",
        "how do i get to the airport by tram",
        "my uncle sings bass in a choir in leeds",
        "the horse had a lovely mane and a stable next to the barn",
        "set a timer for nine minutes and remind me to call joan",
        "transfer fifty quid to my savings account",
        "tell me a joke about a carrot",
        "there is a weal on the dog, a hack saw in the shed and a moth in the loft",
        "we had a big row about the bins, the sink and the tap",
        "I like curry with naan, chutney and lassi",
    ],
)
def test_ordinary_english_is_not_repaired(reader: Reader, text: str) -> None:
    assert changed(reader, text) == []


def test_common_english_word_is_never_repaired(reader: Reader) -> None:
    assert changed(reader, "wars info lot had did pool stare hour noise pale") == []
