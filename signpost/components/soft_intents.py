"""Guesses what a person is doing (greeting, thanking, fearing ...) from what a message means to the learned reader.

The reader is asked once for a message: what it read is handed on to the component that decides on the intent. To learn the weights
takes scikit-learn and the finished reader, no framework that trains nets.
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

from signpost import language
from signpost.knowledge import fingerprint
from signpost.language.likely.encoder import FOLDER, load_learned
from signpost.turn.emergencies import is_certain_emergency
from signpost.turn.guess import Numbers, SoftGuesser

_FILE = "soft_intents.npz"
# What was read in a message, for the component behind; it stays within the process.
READ_KEY = "read"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SoftIntents(GraphComponent):
    """Sets the likeliest intent of a message with its confidence."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`max_iter`: the most steps of the training."""
        return {"max_iter": 1000}

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

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Changes with the learned reader, whose vectors are weighed."""
        return fingerprint(FOLDER.glob("reader.json"))

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
        """The same messages with what was read in them and their likeliest intent; without words there is nothing to guess from."""
        for message in messages:
            if message.get(TEXT):
                reading = language.read(message.get(TEXT), by_rules=is_certain_emergency)
                message.set(READ_KEY, reading)
                if self._guesser is not None:
                    guess = self._guesser.guess(reading.meaning, reading.reader)
                    message.set(INTENT, {"name": guess.intent, "confidence": guess.confidence}, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same data; no other component learns from guesses."""
        return training_data


def learn(texts: Sequence[str], intents: Sequence[str], max_iter: int) -> dict[str, Numbers]:
    """What a guesser needs, as arrays: weights, intercepts, intents, and the version of the reader whose vectors they weigh."""
    # Scikit-learn is needed to learn alone; a server that only guesses starts without it.
    from sklearn.linear_model import LogisticRegression

    reader = load_learned()
    if reader is None:
        # Without a reader there are no vectors, here or later: nothing is guessed.
        return {"weights": np.zeros((0, 0)), "intercepts": np.zeros(0), "intents": np.array([], dtype=str), "reader": np.array("")}
    meanings = np.array([reader.meaning(each) for each in texts])
    fitted = LogisticRegression(max_iter=max_iter, class_weight="balanced", random_state=42).fit(meanings, list(intents))
    return {
        "weights": fitted.coef_.T.copy(),
        "intercepts": fitted.intercept_,
        "intents": np.array([str(each) for each in fitted.classes_]),
        "reader": np.array(reader.version),
    }
