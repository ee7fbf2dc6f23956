"""Everyday requests, questions and complaints are told apart by what the net hears, and so is who may not want to live."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from signpost import Conversation, nlu
from signpost.learning import packed
from signpost.nlu.likely.encoder import FOLDER, LearnedReader
from signpost.nlu.likely.subject import DESPAIR, SUBJECT, Weights, load_weights
from training.subject import HOLD, MEANT, fingerprint_of_texts, learned

EVERYDAY = ["add milk to the shopping list and call me a cab", "what's the exchange rate for yen", "when does the next bus to town go"]
ASKED = ["how long do people live with it", "what are the first signs", "is there a cure yet", "does it run in families"]
COMPLAINTS = ["cant get a breath", "legs stopped working in the shop", "took an overdose", "my face has dropped on one side"]


@pytest.mark.parametrize("file", [SUBJECT, DESPAIR])
def test_weights_are_those_of_this_net_and_not_older_than_the_texts(file: str) -> None:
    with np.load(FOLDER / file, allow_pickle=False) as kept:
        weights = Weights(kept)
    assert weights.version == LearnedReader().version, "the net is another: run 'make subject'"
    assert weights.learned_from == fingerprint_of_texts(), "training/ has changed: run 'make subject'"


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_request_is_declined(text: str) -> None:
    assert nlu.read(text).elsewhere >= 0.6
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] == "none" and not answer.triage.get("education")


@pytest.mark.parametrize("text", ASKED)
def test_question_that_names_no_illness_is_answered(text: str) -> None:
    assert nlu.read(text).elsewhere < 0.6
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] == "information"


@pytest.mark.parametrize("text", COMPLAINTS)
def test_complaint_is_never_everyday_and_asks_for_nothing(text: str) -> None:
    assert (nlu.read(text).elsewhere, nlu.read(text).asking < 0.05) == (0.0, True)


@pytest.mark.parametrize(
    "text",
    [
        "She won't talk about the tube. Every time the dietician brings it up she changes the subject. What is the hurry with it?",
        "he has the mask off again by two in the morning and nobody sleeps in this house. how do other people get used to it",
    ],
)
def test_who_lives_with_it_is_answered_and_not_questioned(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert nlu.read(text).asking >= 0.8 and answer.triage["level"] == "information"


def test_what_is_learned_is_always_the_same_and_can_be_kept(tmp_path: Path) -> None:
    asks, complains, talks = ([0.0, 1.0], [0.1, 0.9]), ([0.5, 0.5], [0.5, 0.6]), ([1.0, 0.0], [0.9, 0.1])
    groups = [np.array(each) for each in (asks, asks, asks, complains, complains, talks)]
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        packed(tmp_path / name / SUBJECT, {**learned(groups, MEANT, HOLD), "learned_from": np.array("x"), "version": np.array("y")})
    assert (tmp_path / "one" / SUBJECT).read_bytes() == (tmp_path / "other" / SUBJECT).read_bytes()
    found = load_weights(tmp_path / "one", "y", SUBJECT)
    assert found is not None
    asking, _, elsewhere = zip(*(found.chances(each) for group in groups for each in group), strict=True)
    assert min(asking[:6]) > max(asking[6:]) and min(elsewhere[10:]) > max(elsewhere[:10])
