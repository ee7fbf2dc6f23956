"""Guesses what a person is doing (greeting, thanking, fearing ...) from the words and letters of a message.

The same words, letters and logistic regression as Rasa's tokenizer, featurizers and classifier, with the same result, in one
step: four steps of the graph cost more than the guess, and to open Rasa's own file half of scikit-learn is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from signpost.turn.guess import Numbers, SoftGuesser, cleaned, runs_of, words_of

_FILE = "soft_intents.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SoftIntents(GraphComponent):
    """Sets the likeliest intent of a message with its confidence."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`max_iter`: the most steps of the training."""
        return {"max_iter": 200}

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> SoftIntents:
        """A classifier that was not trained yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SoftIntents:
        """The classifier as it was trained."""
        loaded = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / _FILE, allow_pickle=False) as kept:
            loaded._guesser = SoftGuesser.from_arrays(kept)
        return loaded

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._max_iter = config["max_iter"]
        self._storage, self._resource = model_storage, resource
        self._guesser: SoftGuesser | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples, and keeps what was learned as plain numbers."""
        examples = [each for each in training_data.intent_examples if each.get(TEXT)]
        learned = learn([each.get(TEXT) for each in examples], [each.get(INTENT) for each in examples], self._max_iter)
        self._guesser = SoftGuesser.from_arrays(learned)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / _FILE, **learned)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """The same messages with their likeliest intent; without words there is nothing to guess from."""
        for message in messages:
            if self._guesser is not None and message.get(TEXT):
                guess = self._guesser.guess(message.get(TEXT))
                message.set(INTENT, {"name": guess.intent, "confidence": guess.confidence}, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same data; no other component learns from guesses."""
        return training_data


def learn(texts: Sequence[str], intents: Sequence[str], max_iter: int) -> dict[str, Numbers]:
    """What a guesser needs, as arrays: terms, how many of them are words, weights, intercepts and intents."""
    # Scikit-learn is needed to learn alone; a server that only guesses starts without it.
    from scipy.sparse import hstack
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counters = [CountVectorizer(analyzer=each) for each in (words_of, runs_of)]
    prepared = [cleaned(each) for each in texts]
    counts = hstack([each.fit_transform(prepared) for each in counters]).tocsr()
    fitted = LogisticRegression(max_iter=max_iter, class_weight="balanced", random_state=42).fit(counts, list(intents))
    return {
        "terms": np.array([str(term) for each in counters for term in each.get_feature_names_out()]),
        "words": np.array(len(counters[0].vocabulary_)),
        "weights": fitted.coef_.T.copy(),
        "intercepts": fitted.intercept_,
        "intents": np.array([str(each) for each in fitted.classes_]),
    }
