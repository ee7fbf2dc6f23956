"""The guess of what a message does, as a core without Rasa carries it."""

from __future__ import annotations

import numpy as np
import pytest

from signpost.knowledge import read_yaml
from signpost.places import place
from signpost.turn.guess import FILE, NOTHING_GUESSED, cleaned, default_guesser, examples_key, runs_of, words_of

INTENTS = set(read_yaml(place("domain.yml")).data["intents"])


def test_what_was_learned_is_of_the_examples_as_they_are() -> None:
    with np.load(place(FILE), allow_pickle=False) as kept:
        assert str(kept["key"]) == examples_key(place("data/nlu")), "run `make soft-intents`"
        assert set(kept["intents"].tolist()) <= INTENTS


@pytest.mark.parametrize("text, intent", [("hello there", "greet"), ("thank you so much", "thank"), ("are you a robot", "ask_identity")])
def test_plain_small_talk_is_guessed(text: str, intent: str) -> None:
    guess = default_guesser().guess(text)
    assert guess.intent == intent
    assert 0.5 < guess.confidence <= 1


def test_silence_is_no_guess() -> None:
    assert default_guesser().guess("") == NOTHING_GUESSED


def test_words_and_runs_are_counted_as_scikit_learn_does() -> None:
    text = cleaned("Hey, thanks -- since 12 weeks! a :)")
    assert text == "hey thanks since __number__ weeks a"
    assert words_of("a since a") == ["a", "since", "a"]
    assert runs_of("a to") == [" a", "a ", " a ", " t", "to", "o ", " to", "to ", " to "]


def test_signs_alone_are_kept() -> None:
    assert cleaned(":-)") == ":-)"
