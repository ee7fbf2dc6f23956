"""Which response each retrieval intent has for a message, as Rasa's `ResponseSelector` shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def selected(keys: Iterable[tuple[str, float]]) -> dict[str, Any]:
    """By retrieval intent the likeliest key with its response, so that an action `utter_…` of its name says it, and all keys ranked."""
    ranked: dict[str, list[dict[str, Any]]] = {}
    for name, chance in keys:
        ranked.setdefault(name.partition("/")[0], []).append({"intent_response_key": name, "confidence": chance})
    return {
        group: {"response": {**rows[0], "utter_action": f"utter_{rows[0]['intent_response_key']}"}, "ranking": rows}
        for group, rows in ranked.items()
    }
