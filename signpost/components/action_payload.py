"""What is sent to the action server: what counts of a conversation, not all that Rasa keeps of it.

Rasa sends every event with everything in it, so a call grows by about five kilobytes a turn, and the action server would
read and fold the whole conversation again at each call. The Rasa server has read every event once already.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.conversation.transcript import TRANSCRIPT

# What the message tells stands in the transcript, as it is meant while its question is open.
_TOLD_TWICE = frozenset({TRANSCRIPT, "latest_message"})


def lean(body: Mapping[str, Any]) -> dict[str, Any]:
    """The call with what counts of the events in their place; as it is where that is not known."""
    tracker = body.get("tracker") or {}
    if TRANSCRIPT not in tracker:
        return dict(body)
    kept = {name: value for name, value in tracker.items() if name not in _TOLD_TWICE}
    return {**body, "tracker": {**kept, "events": [{"event": TRANSCRIPT, **tracker[TRANSCRIPT]}]}}
