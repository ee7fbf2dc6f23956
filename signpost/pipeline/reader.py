"""Puts what the language room reads into Rasa's messages: the reading, its findings as entities, and what the net makes of the text."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Dict, List, Optional, Text

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from signpost.dialogue.intents import Heard, Listener
from signpost.findings import as_entity
from signpost.knowledge import fingerprint, knowledge_root
from signpost.nlu.reader import default_reader
from signpost.pipeline.text_guard import COMMAND_KEY
from signpost.places import place

READING_KEY = "reading"
# What was read, for the intent classifier behind this component; it never leaves the pipeline.
READ_KEY = "read"
_FEATURIZER, _EXTRACTOR = DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR


@DefaultV1Recipe.register([_FEATURIZER, _EXTRACTOR], is_trainable=False)
class FindingsReader(GraphComponent, Featurizer):
    """Sets `reading` on a message, its findings as entities, a vector for the whole text, and the intent that certain words tell."""

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> FindingsReader:
        """A reader over the current vocabulary."""
        return cls()

    def __init__(self) -> None:
        self._listener = Listener()

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """Changes with the vocabulary and the net, so that no cached component outlives them; what reviewers say trains nothing."""
        root = knowledge_root()
        known = [path for path in root.rglob("*.yml") if not path.is_relative_to(root / "reviews")]
        return fingerprint([*known, place("models/reader") / "reader.json"])

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """There is nothing to configure."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same examples, each with its vector, for whoever learns from that."""
        net = default_reader().learned
        for message in training_data.training_examples:
            text = message.get(TEXT)
            if net is not None and text and text.strip():
                message.add_features(_Later(text, net.version))
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """The same messages as they were read."""
        for message in messages:
            read = self._listener.read(message.get(TEXT) or "", was_command=bool(message.get(COMMAND_KEY)))
            message.set(READ_KEY, read)
            if read.reading.signs is not None:
                message.add_features(_sentence(read.reading.signs))
            message.set(ENTITIES, [*message.get(ENTITIES, []), *map(as_entity, read.reading.findings)], add_to_output=True)
            show(message, self._listener.understand(read))
        return messages


def show(message: Message, heard: Heard) -> None:
    """Sets the reading of a message, and the intent that follows from it."""
    message.set(READING_KEY, heard.reading, add_to_output=True)
    message.set(INTENT, {"name": heard.intent, "confidence": 1.0}, add_to_output=True)


class _Later(Features):
    """The vector of an example, worked out when somebody looks at it: where the weights are current nobody does, and it takes minutes."""

    def __init__(self, text: Text, version: Text) -> None:
        self._text = text
        self.type, self.attribute, self.origin = FEATURE_TYPE_SENTENCE, TEXT, "FindingsReader"
        self._cached_fingerprint = f"{version} {text}"

    @cached_property
    def features(self) -> Any:
        """One row."""
        return _sentence(default_reader().learned.signs(self._text)).features  # type: ignore[union-attr]


def _sentence(signs: Any) -> Features:
    return Features(np.array([signs], dtype=np.float32), FEATURE_TYPE_SENTENCE, TEXT, "FindingsReader")
