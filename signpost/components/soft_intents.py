"""Guesses what a person is doing (greeting, thanking, fearing ...) from the words and letters of a message.

The same words, letters and logistic regression as Rasa's tokenizer, featurizers and classifier, with the same result, in one
step: four steps of the graph cost more than the guess, and to open Rasa's own file half of scikit-learn is imported.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

_DIGITS = re.compile(r"\b[0-9]+\b")
_FILE = "soft_intents.npz"
Numbers = np.ndarray[Any, Any]
# In the order of their columns.
_COUNTERS = ({"token_pattern": r"(?u)\b\w+\b"}, {"analyzer": "char_wb", "ngram_range": (2, 4)})


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
            loaded._learn(kept["terms"].tolist(), int(kept["words"]), kept["weights"], kept["intercepts"], kept["intents"].tolist())
        return loaded

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._max_iter = config["max_iter"]
        self._storage, self._resource = model_storage, resource
        self._tokenizer = WhitespaceTokenizer(WhitespaceTokenizer.get_default_config())
        self._counters = [CountVectorizer(**each) for each in _COUNTERS]
        self._analyzers = [each.build_analyzer() for each in self._counters]
        self._places: list[dict[str, int]] = []
        self._intents: list[str] = []

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples, and keeps what was learned as plain numbers."""
        from scipy.sparse import hstack

        examples = [each for each in training_data.intent_examples if each.get(TEXT)]
        texts = [self._cleaned(each) for each in examples]
        counts = hstack([each.fit_transform(texts) for each in self._counters]).tocsr()
        fitted = LogisticRegression(max_iter=self._max_iter, class_weight="balanced", random_state=42)
        fitted.fit(counts, [each.get(INTENT) for each in examples])
        terms = [str(term) for each in self._counters for term in each.get_feature_names_out()]
        intents = [str(each) for each in fitted.classes_]
        learned = (terms, len(self._counters[0].vocabulary_), fitted.coef_.T.copy(), fitted.intercept_, intents)
        self._learn(*learned)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / _FILE, **dict(zip(("terms", "words", "weights", "intercepts", "intents"), learned, strict=True)))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """The same messages with their likeliest intent; without words there is nothing to guess from."""
        for message in messages:
            if self._intents and message.get(TEXT):
                shares = self.shares(message)
                best = int(np.argmax(shares))
                message.set(INTENT, {"name": self._intents[best], "confidence": float(shares[best])}, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same data; no other component learns from guesses."""
        return training_data

    def shares(self, message: Message) -> Numbers:
        """How likely each intent is, in the order of their names; sums to one."""
        text = self._cleaned(message)
        rows = [
            places[term] for analyze, places in zip(self._analyzers, self._places, strict=True) for term in analyze(text) if term in places
        ]
        scores = self._intercepts + self._weights[rows].sum(axis=0)
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum())

    def _learn(self, terms: list[str], words: int, weights: Numbers, intercepts: Numbers, intents: list[str]) -> None:
        """Takes over the terms, of which so many are words, their weights for each intent, and the intents."""
        rows = list(zip(terms, range(len(terms)), strict=True))
        self._places = [dict(rows[:words]), dict(rows[words:])]
        self._weights, self._intercepts, self._intents = weights, intercepts, intents

    def _cleaned(self, message: Message) -> str:
        """The words of a message in small letters, without the signs between them; every number is the same word."""
        tokens = self._tokenizer.tokenize(message, TEXT)
        return " ".join(_DIGITS.sub("__NUMBER__", each.text).lower() for each in tokens)
