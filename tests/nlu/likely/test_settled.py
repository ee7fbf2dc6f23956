"""What is settled by the rules, a written answer, a farewell or a certain emergency: the learned reader is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from signpost.dialogue.intents import is_certain_emergency
from signpost.nlu import Reader
from signpost.nlu.likely.heard import NOTHING_GUESSED, Guess, Likely
from signpost.nlu.reader import default_reader


class Counted:
    """A learned reader that notes what it is asked to read."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.version = "counted"
        self.examples: dict[str, int] = {}

    def read(self, text: str, parts: Sequence[object] = ()) -> Likely:
        """Hears nothing."""
        self.asked.append(text)
        return Likely()

    def repairing(self, _: object) -> Counted:
        """Repairs nothing."""
        return self

    def guess(self, text: str) -> Guess:
        """What a message does is asked of every message that is no written answer."""
        return NOTHING_GUESSED


@pytest.fixture(scope="module")
def counted() -> Counted:
    return Counted()


@pytest.fixture(scope="module")
def reader(counted: Any) -> Reader:
    return Reader(learned=counted)


@pytest.mark.parametrize("text", ["No", "yes.", "I don't know", "not sure!", "Sometimes", "bye", "Thanks", "hello", "OK", "no, never"])
def test_written_answer_is_not_read_twice(reader: Reader, counted: Counted, text: str) -> None:
    counted.asked.clear()
    reading = reader.read(text)
    assert counted.asked == []
    assert reading.reader == "counted"
    assert (reading.kind, reading.proposals) == (None, ())
    assert reading.reply.polarity or reading.acts


@pytest.mark.parametrize("text", ["no, it is numb", "thanks, my speech is slurred", "goodbye, I can't go on", "no?", "all of them"])
def test_what_says_more_is_read_by_both(reader: Reader, counted: Counted, text: str) -> None:
    counted.asked.clear()
    reader.read(text)
    assert counted.asked == [text]


def test_rules_alone_are_asked_alone(reader: Reader, counted: Counted) -> None:
    counted.asked.clear()
    reading = reader.read("no. What is an EMG?", by_rules=True)
    assert counted.asked == []
    assert (reading.reader, reading.reply.polarity) == (None, "no")


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("I can't breathe", False),
        ("his face is drooping and he can't lift his arm", False),
        ("I want to kill myself", False),
        ("numb between the legs since today and I can't pee", False),
        # Nothing of it alarms by itself, or it may be meant otherwise.
        ("my hand is weak", True),
        ("I have a headache since monday", True),
        ("does it mean a stroke when I can't lift my arm?", True),
        ("I can't breathe, and I had a seizure last year", True),
    ],
)
def test_certain_emergency_waits_for_no_second_opinion(reader: Reader, counted: Counted, text: str, waits: bool) -> None:
    counted.asked.clear()
    reading = reader.read(text, by_rules=is_certain_emergency)
    assert bool(counted.asked) is waits
    assert reading.reader == "counted"


@pytest.mark.parametrize(("chance", "waits"), [(0.1, True), (0.9, False)])
def test_phrase_in_a_long_message_waits_where_the_whole_of_it_sounds_like_no_emergency(chance: float, waits: bool) -> None:
    class Whole(Counted):
        def read(self, text: str, parts: Sequence[object] = ()) -> Likely:
            return replace(super().read(text, parts), kinds={"emergency": chance, "weeks": 1 - chance})

    whole: Any = Whole()
    Reader(learned=whole).read(f"We sat {'and sat ' * 10}in the garden. I can't breathe", by_rules=is_certain_emergency)
    # Once for the whole of it, and once more where both readers are heard.
    assert len(whole.asked) == 1 + waits


@pytest.mark.parametrize("text", ["once in a blue moon", "when I overdo it", "nothing there"])
def test_nothing_is_asked_about_after_a_bare_answer(text: str) -> None:
    # In these words alone the net once heard choking, numbness between the legs and an emergency.
    reading = default_reader().read(text)
    assert (reading.findings, reading.proposals, reading.kind) == ((), (), None)
