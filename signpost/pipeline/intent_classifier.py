"""Which of the intents of `data/nlu` a message has: learned by `rasa train`, and weighed with what its words tell for certain."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Dict, List, Optional, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasasIntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, RESPONSE_SELECTOR, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from signpost.dialogue.intents import Listener, selected
from signpost.learning import examples, fingerprint_of_examples, learned
from signpost.nlu.likely.encoder import FOLDER
from signpost.nlu.likely.guessing import FILE, Guessing, load_guessing
from signpost.nlu.reader import default_reader
from signpost.pipeline.reader import READ_KEY, show

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasasIntentClassifier):
    """Ranks the intents of a message by its vector, and sets the intent: what its words tell for certain comes before any likeness."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """A featurizer that gives the whole text a vector."""
        return [Featurizer]

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> IntentClassifier:
        """One that has learned nothing yet."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> IntentClassifier:
        """One with the weights that `rasa train` kept, if they are those of the net that is here."""
        net = default_reader().learned
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, load_guessing(folder, net.version) if net else None)

    def __init__(self, model_storage: ModelStorage, resource: Resource, guessing: Optional[Guessing] = None) -> None:
        self._storage, self._resource, self._guessing, self._listener = model_storage, resource, guessing, Listener()

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples that have an intent, and keeps that beside the net too, where the library reads it; once is enough."""
        net, told = default_reader().learned, training_data.intent_examples
        if net is None or not any(each.features for each in told):
            logger.warning("no intent is learned: there is no reader model, or no example")
            return self._resource
        ours = sorted((each.get(TEXT), each.get_full_intent()) for each in told) == sorted(set(examples()))
        kept = load_guessing(FOLDER, net.version) if ours else None
        if kept is not None and kept.learned_from == fingerprint_of_examples():
            self._guessing = kept
        else:
            vectors, *rest = zip(*((_vector(each), each.get(TEXT), each.get_full_intent()) for each in told if each.features), strict=True)
            hashes = {"learned_from": fingerprint_of_examples(), "version": net.version}
            self._guessing = Guessing({**learned(np.array(vectors), *rest), **hashes})
            if ours:
                self._guessing.keep(FOLDER / FILE)
        with self._storage.write_to(self._resource) as folder:
            self._guessing.keep(folder / FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """The same messages, each with its intent and the ranking of all."""
        for message in messages:
            read, vector = message.get(READ_KEY), _vector(message)
            guess = self._guessing.guess(vector, message.get(TEXT) or "") if self._guessing is not None and vector is not None else None
            if read is not None and guess is not None and _in_short(guess) != _in_short(read.reading.guess):
                show(message, self._listener.understand(read._replace(reading=replace(read.reading, guess=guess))))
            _rank(message, dict(guess.ranking) if guess else {})
            message.set(RESPONSE_SELECTOR, selected(guess.keys if guess else ()), add_to_output=True)
        return messages


def _in_short(guess: Any) -> Any:
    return guess and (guess.intent, round(guess.confidence, 3))


def _vector(message: Message) -> Any:
    """The vector of the whole text; None where nobody gave it one."""
    _, sentence = message.get_dense_features(TEXT, [])
    return sentence.features[-1] if sentence is not None else None


def _rank(message: Message, chances: Dict[Text, float]) -> None:
    """Sets the ranking: the intent that was set first, then the others by their chance."""
    others = [{"name": each, "confidence": chance} for each, chance in chances.items() if each != message.get(INTENT, {}).get("name")]
    message.set(INTENT_RANKING_KEY, [message.get(INTENT), *others], add_to_output=True)
