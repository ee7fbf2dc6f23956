"""What a conversation calls for, asked of Rasa's tracker."""

from __future__ import annotations

from typing import Optional

from rasa.shared.core.trackers import DialogueStateTracker

from signpost.components.live_tracker import transcript_of
from signpost.turn import urgent


def emergency_now(tracker: DialogueStateTracker) -> Optional[str]:
    """The response of the emergency that this turn made true or told again; None when there is none."""
    return urgent.emergency_now(transcript_of(tracker))


def something_waits(tracker: DialogueStateTracker) -> bool:
    """Whether small talk has something to lead back to: an open question, a warning, or a symptom told along with it."""
    return urgent.something_waits(transcript_of(tracker))
