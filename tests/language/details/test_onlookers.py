"""What only somebody who looks on can tell: a person who cannot be woken, or has stopped breathing, and what only sounds like it."""

from __future__ import annotations

import pytest

from signpost.findings import Finding
from signpost.language import Reader


def told(reader: Reader, text: str, finding: str) -> list[Finding]:
    return [each for each in reader.read(text, by_rules=True).findings if each.id == finding and each.status == "present"]


@pytest.mark.parametrize(
    "text",
    [
        "he won't wake up",
        "I can't wake him",
        "cannot wake my dad up",
        "we can't get mum to wake",
        "my husband is unresponsive",
        "she is not responding",
        "he's very hard to wake",
        "my wife collapsed and is not responding",
        "nan is barely responding",
        "gran isn't responding to my voice",
        "I can't rouse her",
        "I cannae right rouse him",
        "we could not properly wake her",
        "I can't wake him fully",
        "the baby is hard to wake",
        "he is not answering me and does not wake up",
    ],
)
def test_somebody_who_cannot_be_woken_is_unconscious_now(reader: Reader, text: str) -> None:
    assert [(each.person, each.severity) for each in told(reader, text, "loss_of_consciousness")] == [("other", "severe")]


@pytest.mark.parametrize(
    "text",
    [
        "you didn't answer me",
        "you are not responding",
        "they never responded to my letter",
        "my doctor does not respond",
        "the hospital is not answering",
        "my tremor is not responding to levodopa",
        "I am hard to wake in the morning",
        "I can't wake up in the mornings",
        "I don't wake up at night",
        "my arm won't wake up after I slept on it",
    ],
)
def test_a_lie_in_or_a_talk_is_no_passing_out(reader: Reader, text: str) -> None:
    assert not told(reader, text, "loss_of_consciousness")


def test_who_lay_there_once_can_tell_it_of_themselves(reader: Reader) -> None:
    found = reader.read("I was unresponsive for a minute last year", by_rules=True).findings
    assert [(each.id, each.status, each.person) for each in found] == [("loss_of_consciousness", "past", "self")]


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("he has stopped breathing", True),
        ("my husband has ALS and he isn't breathing", True),
        ("she's not breathing", True),
        ("the baby's not breathing", True),
        ("her chest isn't moving", True),
        ("I can't find a pulse", True),
        ("he's not breathing properly", False),
        ("he stopped breathing for a few seconds in his sleep", False),
        ("I am not breathing well", False),
        ("he is breathing normally", False),
        ("what if I stop breathing", False),
        ("she does not breathe well lying flat", False),
    ],
)
def test_breathing_that_has_stopped_is_heard_and_breath_that_is_only_short_is_not(reader: Reader, text: str, stopped: bool) -> None:
    assert bool(told(reader, text, "not_breathing")) is stopped
