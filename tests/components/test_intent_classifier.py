"""The intent classifier is a component of Rasa: it learns from examples that have a vector, ranks, and never hides what is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from signpost.findings import FINDING
from signpost.nlu.likely.encoder import FOLDER
from signpost.nlu.likely.guessing import FILE
from signpost.pipeline.intent_classifier import IntentClassifier
from signpost.pipeline.reader import READING_KEY, FindingsReader

EXAMPLES = {
    "order_pizza": ["a large pepperoni please", "can I get a pizza delivered", "one margherita to go", "order me a pizza"],
    "greet": ["hello there", "good morning", "hi, anyone here?", "hey"],
    "faq/parking": ["where can I park", "is there a car park", "do I pay for parking", "where do I leave the car"],
    "faq/wifi": ["what is the wifi password", "is there wifi", "how do I get online here", "can I use the internet"],
    "ask_hours": ["when do you open", "what are your opening hours", "are you open on Sunday", "how late are you open"],
}


def _example(name: str, text: str) -> Message:
    return Message({TEXT: text, INTENT: name.partition("/")[0], **({INTENT_RESPONSE_KEY: name} if "/" in name else {})})


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FindingsReader, IntentClassifier, IntentClassifier]]:
    """A reader, a classifier that learned three intents, and the same loaded again from what it kept."""
    storage, resource = LocalModelStorage(tmp_path_factory.mktemp("model")), Resource("classifier")
    context = ExecutionContext(GraphSchema({}))
    reader = FindingsReader()
    told = [_example(intent, text) for intent, texts in EXAMPLES.items() for text in texts for _ in range(5)]
    classifier = IntentClassifier.create({}, storage, resource, context)
    classifier.train(reader.process_training_data(TrainingData(told)))
    yield reader, classifier, IntentClassifier.load({}, storage, resource, context)


def parsed(parts: tuple[Any, ...], text: str) -> Message:
    """A message after both components."""
    reader, _, loaded = parts
    message: Message = loaded.process(reader.process([Message({TEXT: text})]))[0]
    return message


def test_new_intent_of_a_developer_is_learned_kept_and_ranked(parts: Any) -> None:
    message = parsed(parts, "order me a large pizza please")
    ranking = [each["name"] for each in message.get("intent_ranking") if each["name"] in ("ask_hours", "faq", "greet", "order_pizza")]
    assert sorted(ranking) == ["ask_hours", "faq", "greet", "order_pizza"]
    assert ranking[0] == "order_pizza"


def test_retrieval_intent_of_a_developer_names_its_response_as_rasa_does(parts: Any) -> None:
    found = parsed(parts, "is there anywhere to park the car?").get("response_selector")["faq"]
    assert found["response"]["utter_action"] == "utter_faq/parking"
    assert found["response"]["confidence"] > sum(each["confidence"] for each in found["ranking"][1:])


def test_examples_of_somebody_else_leave_the_weights_of_the_library_alone(parts: Any) -> None:
    with np.load(FOLDER / FILE, allow_pickle=False) as kept:
        assert "order_pizza" not in kept["intents"].tolist()


@pytest.mark.parametrize("text", ["a pizza please, my left hand has gone weak since this morning", "hello, I can't swallow my own spit"])
def test_what_is_told_of_a_body_is_told_however_sure_the_classifier(parts: Any, text: str) -> None:
    message = parsed(parts, text)
    assert message.get(INTENT)["name"] == "tell_symptoms"
    assert message.get(READING_KEY)["findings"]


def test_findings_are_entities_with_their_words_status_and_person(parts: Any) -> None:
    text = "His speech is slurred. He has no headache."
    found = {each["value"]: each for each in parsed(parts, text).get("entities")}
    assert {each["entity"] for each in found.values()} == {FINDING}
    speech, head = found["speech_slurred"], found["headache"]
    assert (speech["role"], speech["group"], head["role"]) == ("present", "other", "absent")
    assert "slurred" in text[speech["start"] : speech["end"]]


def test_without_the_net_nothing_is_learned_and_nobody_is_left_without_an_intent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signpost.pipeline.intent_classifier.default_reader", lambda: type("Bare", (), {"learned": None}))
    storage, resource = LocalModelStorage(tmp_path), Resource("classifier")
    classifier = IntentClassifier.create({}, storage, resource, ExecutionContext(GraphSchema({})))
    assert classifier.train(TrainingData([Message({TEXT: "hello", INTENT: "greet"})])) == resource
    message = classifier.process([Message({TEXT: "hello", INTENT: {"name": "greet", "confidence": 1.0}})])[0]
    assert message.get(INTENT)["name"] == "greet"
