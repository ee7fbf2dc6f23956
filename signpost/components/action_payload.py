"""What is sent to the action server: what the actions read of a conversation, not all that Rasa keeps of it.

Rasa sends every event with everything in it, so a call grows by about five kilobytes a turn, most of it the bot's own
words. The case needs the messages as they were understood, the slots, and where the conversation began.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_BEGINNINGS = ("restart", "session_started")


def lean(body: Mapping[str, Any]) -> dict[str, Any]:
    """The call without the events, and the parts of events, that no action reads; the slots' values stay as they are."""
    tracker = body.get("tracker") or {}
    events = [short for short in map(_short, tracker.get("events") or ()) if short is not None]
    return {**body, "tracker": {**tracker, "events": events}}


def _short(event: Mapping[str, Any]) -> dict[str, Any] | None:
    """The event in short, or None when the case does not depend on it."""
    kind = event.get("event")
    if kind == "user":
        parsed = event.get("parse_data") or {}
        understood = {"intent": {"name": (parsed.get("intent") or {}).get("name")}, "reading": parsed.get("reading") or {}}
        return {"event": kind, "text": event.get("text"), "parse_data": understood}
    if kind == "slot":
        return {"event": kind, "name": event.get("name"), "value": event.get("value")}
    return {"event": kind} if kind in _BEGINNINGS else None
