"""Short phrases of a crisis are told by their small words: what is taken daily is no overdose, a night slept through no fit."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def heard(reader: Reader, text: str) -> set[str]:
    reading = reader.read(text)
    return {each.id for each in (*reading.findings, *reading.proposals) if each.status == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I take codeine for my back", "overdose"),
        ("she takes methadone", "overdose"),
        ("we took mum to the seaside", "overdose"),
        ("I swallow one tablet at a time", "overdose"),
        ("I eat my tablets with yoghurt", "overdose"),
        ("he slept right through without waking", "fit_going_on"),
        ("had a fit this morning, it is over", "fit_going_on"),
        ("the pain goes from my hands to my neck", "choking_now"),
        ("my arms and legs went weak", "seizure"),
        ("they give me a heave to stand", "vomiting"),
        ("the words were in my head but they did not come", "injury"),
        ("they say it is secondary progressive", "diagnosed_cancer"),
        ("flying with a bipap, what papers do I need", "breathlessness"),
    ],
)
def test_everyday_words_are_no_crisis(reader: Reader, text: str, finding: str) -> None:
    assert finding not in heard(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("he took all the codeine", "overdose"),
        ("she took all my methadone an hour ago", "overdose"),
        ("she has taken all of mum's tablets", "overdose"),
        ("the toddler ate my tablets", "overdose"),
        ("took too much mdma", "overdose"),
        ("she's fitting all morning", "fit_going_on"),
        ("he has his hands to his throat and can't speak", "choking_now"),
        ("he fell down, arms and legs going everywhere", "seizure"),
        ("I was headbutted last night", "injury"),
        ("he keeps heaving", "vomiting"),
    ],
)
def test_crisis_is_heard_in_its_own_words(reader: Reader, text: str, finding: str) -> None:
    assert finding in heard(reader, text)
