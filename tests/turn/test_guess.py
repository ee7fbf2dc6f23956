"""The guess of what a message does, as a core without Rasa carries it."""

from __future__ import annotations

import numpy as np
import pytest

from signpost import language
from signpost.knowledge import read_yaml
from signpost.places import place
from signpost.turn.guess import FILE, NOTHING_GUESSED, default_guesser, examples_key

INTENTS = set(read_yaml(place("domain.yml")).data["intents"])


def test_what_was_learned_is_of_the_examples_and_the_reader_as_they_are() -> None:
    with np.load(place(FILE), allow_pickle=False) as kept:
        assert str(kept["key"]) == examples_key(place("data/nlu")), "run `make soft-intents`"
        assert str(kept["reader"]) == language.read("my hand is weak").reader, "run `make soft-intents`"
        assert set(kept["intents"].tolist()) <= INTENTS


@pytest.mark.parametrize(
    ("text", "intent"), [("thank you so much", "thank"), ("are you a robot", "ask_identity"), ("order me a pizza", "out_of_scope")]
)
def test_plain_small_talk_is_guessed(text: str, intent: str) -> None:
    reading = language.read(text)
    guess = default_guesser().guess(reading.meaning, reading.reader)
    assert guess.intent == intent
    assert 0.5 < guess.confidence <= 1


@pytest.mark.parametrize("text", ["", "hello there", "no"])
def test_nothing_is_guessed_where_the_learned_reader_is_not_asked(text: str) -> None:
    reading = language.read(text)
    assert default_guesser().guess(reading.meaning, reading.reader) == NOTHING_GUESSED


def test_meaning_to_another_reader_is_not_weighed() -> None:
    reading = language.read("are you a robot")
    assert default_guesser().guess(reading.meaning, "another") == NOTHING_GUESSED


def test_meaning_stays_within_the_process() -> None:
    reading = language.read("are you a robot")
    assert reading.meaning
    assert "meaning" not in reading.as_dict()
