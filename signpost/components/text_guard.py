"""What a client sends is data: the first component of the pipeline makes it harmless before anything reads it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

COMMAND_KEY = "was_command"
# Slashes with blanks between them are one sign: what is left when the first is gone must not be a command either.
_COMMAND_SIGNS = re.compile(r"^[/\s]+")


def harmless(text: str, *, longest: int) -> str:
    """The text without control characters and leading slashes, cut to its first and last parts when it is too long.

    Rasa reads a text that begins with "/" as an intent and forgets the rest of it, so "/affirm I am choking" would lose
    an emergency. The end of a long text is kept too, because people put what matters last.
    """
    if len(text) > longest:
        half = longest // 2
        text = f"{text[:half]} … {text[-half:]}"
    cleaned = "".join(" " if unicodedata.category(each) in ("Cc", "Cs") else each for each in text)
    return _COMMAND_SIGNS.sub("", cleaned).strip()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class TextGuard(GraphComponent):
    """Replaces a message's text by its harmless form, and marks messages that tried to be a command."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`longest`: characters of a message that are read (a long story of 300 words has about 2,000)."""
        return {"longest": 6000}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TextGuard:
        """A guard with the configured bound."""
        return cls(config["longest"])

    def __init__(self, longest: int) -> None:
        self._longest = longest

    def process(self, messages: List[Message]) -> List[Message]:
        """The same messages, harmless."""
        for message in messages:
            text = message.get(TEXT) or ""
            message.set(COMMAND_KEY, text.lstrip().startswith("/"))
            message.set(TEXT, harmless(text, longest=self._longest))
        return messages
