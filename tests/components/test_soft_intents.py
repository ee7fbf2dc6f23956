"""The guess of a soft intent is the one that Rasa's own chain of components makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from signpost.components.soft_intents import SoftIntents

EXAMPLES = {
    "greet": ("hello there", "good morning", "hi!", "hey bot"),
    "thank": ("thanks a lot", "thank you so much", "cheers, that's kind"),
    "affirm": ("yes", "yes, it does", "right, since 2019"),
}
HEARD = ("Hello", "THANK you!!", "yes it's right", "since 12 weeks", "xyz", "👍", "hey, thanks - yes")


def training_data() -> TrainingData:
    return TrainingData([Message({"text": text, "intent": intent}) for intent, texts in EXAMPLES.items() for text in texts])


@pytest.fixture
def place(tmp_path: Path) -> tuple[LocalModelStorage, Resource, ExecutionContext]:
    return LocalModelStorage(tmp_path), Resource("soft"), ExecutionContext(GraphSchema({}), node_name="soft")


@pytest.fixture
def trained(place: tuple[Any, Resource, ExecutionContext]) -> SoftIntents:
    """A classifier as the server loads it."""
    storage, resource, context = place
    config = SoftIntents.get_default_config()
    SoftIntents.create(config, storage, resource, context).train(training_data())
    return SoftIntents.load(config, storage, resource, context)


@pytest.fixture
def chain(place: tuple[Any, Resource, ExecutionContext]) -> list[Any]:
    """Rasa's own components, trained on the same examples."""
    storage, _, context = place
    data = training_data()
    parts: list[Any] = [WhitespaceTokenizer(WhitespaceTokenizer.get_default_config())]
    data = parts[0].process_training_data(data)
    for number, more in enumerate(({}, {"analyzer": "char_wb", "min_ngram": 2, "max_ngram": 4})):
        config = {**CountVectorsFeaturizer.get_default_config(), **more}
        featurizer = CountVectorsFeaturizer(config, storage, Resource(f"counts{number}"), context)
        featurizer.train(data)
        featurizer.process_training_data(data)
        parts.append(featurizer)
    classifier = LogisticRegressionClassifier({"max_iter": 200}, "classifier", storage, Resource("classifier"))
    classifier.clf.fit(*classifier._create_training_matrix(data))
    return [*parts, classifier]


@pytest.mark.parametrize("text", HEARD)
def test_guess_is_that_of_rasas_own_chain(trained: SoftIntents, chain: list[Any], text: str) -> None:
    ours, theirs = Message({"text": text}), [Message({"text": text})]
    trained.process([ours])
    for part in chain:
        theirs = part.process(theirs)
    assert ours.get("intent")["name"] == theirs[0].get("intent")["name"]
    assert ours.get("intent")["confidence"] == pytest.approx(theirs[0].get("intent")["confidence"], abs=1e-6)


def test_silence_is_no_intent(trained: SoftIntents) -> None:
    message = Message({"text": ""})
    trained.process([message])
    assert message.get("intent") is None


def test_opening_what_was_learned_needs_no_pickle(trained: SoftIntents, tmp_path: Path) -> None:
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.suffix for path in kept] == [".npz"]
