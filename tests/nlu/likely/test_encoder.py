"""The learned reader that the project ships: it loads, is as old as its data, and hears what its kind of text tells."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from signpost import Conversation
from signpost.decision.screens import DANGER
from signpost.harmless import LONGEST_READ
from signpost.knowledge import knowledge_root
from signpost.nlu import Reader, reader_version
from signpost.nlu.likely.encoder import FOLDER, LearnedReader, load_learned
from signpost.nlu.likely.heard import Likely
from signpost.nlu.likely.weighing import Weighing
from signpost.nlu.mentions.vocabulary import load_vocabulary
from signpost.nlu.reader import default_reader
from training.held_out import fingerprint
from training.weighing import fingerprint as weighed_answers


@pytest.fixture(scope="module")
def learned() -> LearnedReader:
    return LearnedReader()


def test_reader_is_not_older_than_what_it_learned_from() -> None:
    about = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))
    assert about["learned_from"] == fingerprint(), "training/ has changed: run 'make train-reader'"


def test_weights_of_answers_are_those_of_this_net_and_not_older_than_what_they_were_learned_from(learned: LearnedReader) -> None:
    weighing = Weighing(FOLDER)
    assert weighing.version == learned.version, "the net is another: run 'python -m training.weighing'"
    assert weighing.learned_from == weighed_answers(), "training/replies has changed: run 'python -m training.weighing'"


def test_reader_knows_findings_of_the_vocabulary_alone() -> None:
    about = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))
    assert set(about["findings"]) - load_vocabulary(knowledge_root()).labels.keys() == set()


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b"])
def test_nothing_is_heard_in_nothing(learned: LearnedReader, text: str) -> None:
    assert learned.read(text) in (Likely(), learned.read(" "))


def test_chances_are_chances(learned: LearnedReader) -> None:
    likely = learned.read("My left hand has been getting weaker since spring.")
    assert all(0 <= chance <= 1 for chances in likely.findings.values() for chance in chances.values())
    assert sum(likely.kinds.values()) == pytest.approx(1)


@pytest.mark.parametrize("text", ["no breathing's fine", "you've got that wrong, pet", "well, you see, " * 500])
def test_chances_of_an_answer_are_chances_weighed_or_not(learned: LearnedReader, text: str) -> None:
    question = "Are you short of breath?"
    for heard in (learned.read_answer(question, text), learned.weigh_answer(question, text, "breathlessness")):
        assert set(heard) == {"yes", "no", "unsure", "partly", "none", "value"}
        assert sum(heard.values()) == pytest.approx(1)
    assert learned.read_answer(question, "") == learned.weigh_answer(question, "", "breathlessness") == {}


@pytest.mark.parametrize(
    ("question", "answer", "polarity"),
    [
        ("Are you short of breath?", "no breathing's fine", "no"),
        ("Are you short of breath?", "yes, I can't get up the stairs any more", "yes"),
        ("Is an arm or leg weak?", "I can still carry the shopping in, thank you", "no"),
        ("Do you trip or fall?", "went over twice on the patio last week", "yes"),
    ],
)
def test_plain_answers_are_heard(learned: LearnedReader, question: str, answer: str, polarity: str) -> None:
    chances = learned.read_answer(question, answer)
    assert max(chances, key=lambda each: chances[each]) == polarity


def test_plain_complaint_is_heard(learned: LearnedReader) -> None:
    assert learned.read("My left hand has been getting weaker since spring.").chance("limb_weakness") > 0.5


PADDING = {"words": "We went to the shops, then to the park, and it was a lovely day with my sister. " * 36, "marks": "-" * 2960}


@pytest.mark.parametrize("padding", PADDING.values(), ids=PADDING)
def test_danger_in_the_middle_of_the_longest_message_is_heard_in_time(learned: LearnedReader, padding: str) -> None:
    danger = " Then his face dropped on one side and he could not get a word out. "
    assert learned.read(padding * 2).chance("facial_weakness") < 0.1
    began = time.process_time()
    assert learned.read((padding + danger + padding)[:LONGEST_READ]).chance("facial_weakness") > 0.9
    assert time.process_time() - began < 8  # What grows with the square of the length takes minutes.


def test_without_its_file_the_rules_read_alone_it_is_said_and_dangers_are_asked_about(
    reader: Reader, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with caplog.at_level("WARNING"):
        assert load_learned(tmp_path) is None
    assert "rules read alone" in caplog.text
    reading = reader.read("my left hand is weak")
    assert (reading.kind, reading.reader) == (None, None)
    assert reader.answer("Are you short of breath?", "no breathing's fine", "breathlessness") is None
    monkeypatch.setattr("signpost.nlu.reader.default_reader", lambda: reader)
    asked = Conversation(region="uk").say("his chest feels like someone is sitting on it")[1].triage["question"]
    assert asked["id"] == DANGER and reader_version() is None


def test_pipe_can_be_switched_off() -> None:
    reader = default_reader()
    with reader.nlp.select_pipes(disable=["signpost_likely"]):
        assert reader.read("his face has slid and his words are mush").kind is None
    assert reader.read("his face has slid and his words are mush").kind is not None
