"""Status and person: what is said to be there, not there, over, only feared, or somebody else's."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "concept", "status"),
    [
        ("She denies blorfing or wheezing.", "blorfing", "absent"),
        ("I still get the blorf every night", "blorf", "present"),
        ("my mother had the blorf", "blorf", "other"),
        ("I used to have the blorf", "blorf", "past"),
        ("call us if you get the blorf", "blorf", "hypothetical"),
        ("no fever, blorf, or rash", "blorf", "absent"),
        ("Past medical history: gout, blorf, migraine.", "blorf", "past"),
    ],
)
def test_concept_status_reads_words_it_has_never_seen(reader, text: str, concept: str, status: str) -> None:
    assert reader.concept_status(text, concept) == status


def test_concept_status_is_none_when_the_concept_is_not_there(reader) -> None:
    assert reader.concept_status("my hand is weak", "blorf") is None


@pytest.mark.parametrize("text", ["everything is fine apart from my speech", "all normal except my balance", "fine besides my vision"])
def test_what_is_set_apart_is_not_what_is_well(read, text: str) -> None:
    assert not [each for each in read(text).findings if each.status == "absent"]
