"""What a client sends is data: the first component of the pipeline makes it harmless before anything reads it."""

from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from signpost.components.terminal import meant_by
from signpost.dialogue.transcript import CHOSEN
from signpost.harmless import harmless, is_command

COMMAND_KEY = "was_command"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class TextGuard(GraphComponent):
    """Replaces a message's text by its harmless form, and marks messages that tried to be a command."""

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> TextGuard:
        """A guard; there is nothing to configure."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """The same messages, harmless."""
        for message in messages:
            text = message.get(TEXT) or ""
            chosen = meant_by(text)
            if chosen is not None:
                message.set(CHOSEN, chosen, add_to_output=True)
                text = chosen
            message.set(COMMAND_KEY, is_command(text))
            message.set(TEXT, harmless(text))
        return messages
