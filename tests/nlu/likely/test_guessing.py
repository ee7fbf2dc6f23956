"""What a message does, guessed from what the shipped net hears: the weights are current, plain numbers, and may be missing."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from signpost.dialogue.intents import is_certain_emergency
from signpost.knowledge import fingerprint, read_yaml
from signpost.learning import examples, fingerprint_of_examples, learned, packed
from signpost.nlu.likely import encoder
from signpost.nlu.likely.encoder import FOLDER, LearnedReader
from signpost.nlu.likely.guessing import CHOICES, FILE, Guessing, load_guessing
from signpost.nlu.likely.heard import NOTHING_GUESSED
from signpost.nlu.likely.subject import DESPAIR, SUBJECT
from signpost.nlu.reader import default_reader
from signpost.places import place
from training.choices import counted, rows
from training.held_out import files_of

NET_FILES = ("reader.onnx", "reader.json", "tokenizer.json")


@pytest.fixture(scope="module")
def net() -> LearnedReader:
    return LearnedReader()


def test_weights_are_those_of_this_net_and_not_older_than_the_examples(net: LearnedReader) -> None:
    with np.load(FOLDER / FILE, allow_pickle=False) as kept:
        guessing = Guessing(kept)
    assert guessing.version == net.version, "the net is another: run 'make train'"
    assert guessing.learned_from == fingerprint_of_examples(), "data/nlu has changed: run 'make train'"
    assert {each.partition("/")[0] for each in guessing.intents} <= set(read_yaml(place("domain.yml")).data["intents"])


def test_choices_are_those_of_this_net_and_hear_what_people_mean(net: LearnedReader) -> None:
    choices = load_guessing(FOLDER, net.both_versions, CHOICES)
    assert choices is not None and choices.learned_from == fingerprint(files_of("choices")), "run 'make choices'"
    counts = sum(counted([*rows(held=True)][::4]).values(), Counter())
    assert counts["right"] > 3 * (counts["wrong"] + counts["nothing"]) and counts["wrong"] < 0.03 * counts["right"] and counts["taken"] <= 2


@pytest.mark.parametrize("text, intent", [("hello there", "greet"), ("thank you so much", "thank"), ("are you a robot", "ask_identity")])
def test_plain_small_talk_is_guessed(net: LearnedReader, text: str, intent: str) -> None:
    guess = net.read(text).guess
    assert guess is not None
    assert guess.intent == intent
    assert 0.5 < guess.confidence <= 1


def test_most_examples_are_guessed_as_what_they_were_learned_as(net: LearnedReader) -> None:
    some = examples()[::20]
    guesses = [net.guess(text) for text, _ in some]
    right = [guess.intent == intent.partition("/")[0] for guess, (_, intent) in zip(guesses, some, strict=True)]
    assert sum(right) / len(right) > 0.85


@pytest.mark.parametrize("text", ["", "  "])
def test_silence_is_no_guess(net: LearnedReader, text: str) -> None:
    assert net.read(text).guess is None


def test_long_message_is_guessed_from_its_most_urgent_part(net: LearnedReader) -> None:
    complaint = "My left arm has gone dead and my speech is slurred since an hour ago. "
    talk = "Play some music for me please, and then set an alarm for seven tomorrow morning. "
    guess = net.read(talk * 8 + complaint * 8).guess
    assert guess is not None
    assert guess.intent != "out_of_scope"


@pytest.mark.parametrize("version", ["another net", None])
def test_without_weights_for_this_net_nothing_is_guessed_nor_everyday_and_the_log_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, version: str | None
) -> None:
    for name in NET_FILES:
        (tmp_path / name).symlink_to(FOLDER / name)
    for file in (FILE, SUBJECT, DESPAIR) if version else ():
        with np.load(FOLDER / file, allow_pickle=False) as kept:
            packed(tmp_path / file, {**kept, "version": np.array(version)})
    with caplog.at_level(logging.WARNING):
        bare = LearnedReader(tmp_path)
        heard = [bare.read(each) for each in ("hello there", "what's the exchange rate for yen")]
    assert [(each.guess, each.elsewhere) for each in heard] == [(NOTHING_GUESSED, 0.0)] * 2
    said = [each.message for each in caplog.records if each.message.startswith((FILE, SUBJECT, DESPAIR))]
    assert said[0] == "intents.npz is missing or not that of this net: no small talk is guessed (make train learns it)"
    assert len(said) == 3 and all("make subject" in each for each in said[1:])


def test_without_the_encoder_findings_and_intent_are_heard_and_no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "version_of_encoder", lambda: "")
    likely = LearnedReader().read("my left hand is numb")
    assert likely.chance("numbness_tingling") > 0.5
    assert likely.guess is not None and (likely.guess.intent, likely.choices) == ("tell_symptoms", {})


def test_certain_emergency_is_told_though_the_guess_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LearnedReader, "signs", lambda *_: 1 / 0)
    reading = default_reader().read("I can't breathe", by_rules=is_certain_emergency)
    assert ([each.id for each in reading.findings], reading.guess) == (["breathlessness"], NOTHING_GUESSED)


def test_what_is_learned_is_always_the_same_and_can_be_kept(tmp_path: Path) -> None:
    signs = np.array([[0.0, 1.0], [0.1, 0.9], [1.0, 0.0], [0.9, 0.1], [1.0, 0.2]] * 200)
    intents = ["greet", "greet", "thank", "thank", "thank"] * 200
    texts = ["hello", "oh hello", "thank you", "thanks", "oh thanks"] * 200
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        packed(tmp_path / name / FILE, {**learned(signs, texts, intents), "learned_from": np.array("x"), "version": np.array("y")})
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "other" / FILE).read_bytes()
    found = load_guessing(tmp_path / "one", "y")
    assert found is not None
    assert [found.guess(each, text).intent for each, text in zip(signs, texts, strict=True)] == intents
    assert [name for name, _ in found.guess(signs[0], "hello").ranking] == ["greet", "thank"]
    assert sum(chance for _, chance in found.guess(signs[0], "hello").ranking) == pytest.approx(1)
    assert found.guess(signs[0], "hello").confidence > found.guess(signs.mean(axis=0), "oh").confidence
