"""Puts what the language room reads into Rasa's messages, and the intent that follows from it."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from signpost.components.text_guard import COMMAND_KEY
from signpost.knowledge import fingerprint, knowledge_root
from signpost.turn.intents import Listener

READING_KEY = "reading"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FindingsReader(GraphComponent):
    """Sets `reading` on a message, and the intent that follows from it; stands last in the pipeline."""

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
        """Changes with the vocabulary, so that no cached component outlives an edit of it; what reviewers say trains nothing."""
        root = knowledge_root()
        return fingerprint(path for path in root.rglob("*.yml") if not path.is_relative_to(root / "reviews"))

    def process(self, messages: List[Message]) -> List[Message]:
        """The same messages with their reading and intent."""
        for message in messages:
            heard = self._listener.hear(message.get(TEXT) or "", was_command=bool(message.get(COMMAND_KEY)))
            message.set(READING_KEY, heard.reading, add_to_output=True)
            message.set(INTENT, {"name": heard.intent, "confidence": 1.0}, add_to_output=True)
        return messages
