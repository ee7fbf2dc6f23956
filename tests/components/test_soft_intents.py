"""The guess of a soft intent: learned by Rasa's training from the examples, on the learned reader's vector of meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from signpost import language
from signpost.components import soft_intents
from signpost.components.reader import READING_KEY, FindingsReader
from signpost.components.soft_intents import READ_KEY, SoftIntents, learn
from signpost.turn.guess import NOTHING_GUESSED, SoftGuesser

EXAMPLES = {
    "out_of_scope": ("order me a pizza please", "what is the weather like", "play some music for me"),
    "ask_identity": ("are you a real person", "am I talking to a machine", "who made you"),
    "express_fear": ("I am so scared of what this is", "this frightens me to death", "I lie awake with worry"),
}


def training_data() -> TrainingData:
    return TrainingData([Message({"text": text, "intent": intent}) for intent, texts in EXAMPLES.items() for text in texts])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[LocalModelStorage, Resource, ExecutionContext, Path]:
    folder = tmp_path_factory.mktemp("model")
    return LocalModelStorage(folder), Resource("soft"), ExecutionContext(GraphSchema({}), node_name="soft"), folder


@pytest.fixture(scope="module")
def trained(place: tuple[Any, Resource, ExecutionContext, Path]) -> SoftIntents:
    """A classifier as the server loads it."""
    storage, resource, context, _ = place
    config = SoftIntents.get_default_config()
    SoftIntents.create(config, storage, resource, context).train(training_data())
    return SoftIntents.load(config, storage, resource, context)


@pytest.mark.parametrize(
    ("text", "intent"), [("could you get me a burger", "out_of_scope"), ("is there a human behind this", "ask_identity")]
)
def test_what_means_about_the_same_is_guessed(trained: SoftIntents, text: str, intent: str) -> None:
    message = Message({"text": text})
    trained.process([message])
    assert message.get("intent")["name"] == intent


def test_silence_is_no_intent(trained: SoftIntents) -> None:
    message = Message({"text": ""})
    trained.process([message])
    assert message.get("intent") is None


def test_a_message_is_read_once_for_both_components(trained: SoftIntents, monkeypatch: pytest.MonkeyPatch) -> None:
    findings_reader = FindingsReader(0.5, 5)
    message = Message({"text": "my left hand gets weaker"})
    trained.process([message])
    monkeypatch.setattr(language, "read", lambda *given, **more: pytest.fail("read again"))
    findings_reader.process([message])
    assert [each["id"] for each in message.get(READING_KEY)["findings"]] == ["limb_weakness"]
    assert READ_KEY not in message.as_dict(only_output_properties=True)


def test_without_the_learned_reader_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soft_intents, "load_learned", lambda: None)
    guesser = SoftGuesser.from_arrays(learn(["hello"], ["greet"], 10))
    assert guesser.guess((), None) == NOTHING_GUESSED


def test_opening_what_was_learned_needs_no_pickle(trained: SoftIntents, place: tuple[Any, Any, Any, Path]) -> None:
    assert trained._guesser is not None
    kept = [path for path in place[3].rglob("*") if path.is_file()]
    assert [path.suffix for path in kept] == [".npz"]
