"""Stands in for Speech Dispatcher's client library where Orca runs in the tests: writes down what would be spoken, and when.

Orca finds it on its PYTHONPATH and takes it for the real one. Each line of the file named by SIGNPOST_SPOKEN is a JSON object
with `at` (seconds since 1970) and `said`, or `stopped` where Orca told the voice to be silent.
"""

from __future__ import annotations

import html
import json
import os
import re
import time
from collections.abc import Callable
from typing import Any


class CallbackType:
    INDEX_MARK, BEGIN, END, CANCEL, PAUSE, RESUME = "index_mark", "begin", "end", "cancel", "pause", "resume"


class PunctuationMode:
    ALL, MOST, SOME, NONE = "all", "most", "some", "none"


class Priority:
    IMPORTANT, MESSAGE, TEXT, NOTIFICATION, PROGRESS = "important", "message", "text", "notification", "progress"


class DataMode:
    TEXT, SSML = "text", "ssml"


class SSIPCommunicationError(Exception):
    """Never raised: there is no connection that could be lost."""


class SSIPCommandError(Exception):
    """Never raised: every command is understood."""


def _write(**told: Any) -> None:
    with open(os.environ["SIGNPOST_SPOKEN"], "a", encoding="utf-8") as lines:
        lines.write(json.dumps({"at": time.time(), **told}) + "\n")


class SSIPClient:
    """Takes every command; speaks at once and is done at once."""

    def __init__(self, name: str, **more: Any) -> None:
        self.name = name

    def speak(self, text: str, callback: Callable[..., None] | None = None, event_types: list[str] | None = None) -> None:
        _write(said=html.unescape(re.sub(r"<[^>]*>", "", text)))
        if callback:
            callback(CallbackType.BEGIN)
            callback(CallbackType.END)

    def char(self, text: str) -> None:
        _write(said=text)

    def key(self, text: str) -> None:
        _write(said=text)

    def cancel(self) -> None:
        _write(stopped=True)

    def list_output_modules(self) -> tuple[str, ...]:
        return ("recorder",)

    def list_synthesis_voices(self) -> tuple[tuple[str, str, None], ...]:
        return (("recorder", "en", None),)

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Rate, pitch, voice and the like: nothing depends on them here."""
        return lambda *given, **named: None
