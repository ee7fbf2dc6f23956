"""From Rasa's tracker to the case, inside the Rasa server."""

from __future__ import annotations

from typing import Any, Dict, Iterator, Optional

from rasa.shared.core.events import Restarted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from signpost.decision import assess_emergency, fold, load_rulebook
from signpost.transcript import QUESTION_SLOT, WITHDRAWN_SLOT, Transcript, transcript


def transcript_of(tracker: DialogueStateTracker) -> Transcript:
    """The turns of a conversation since it was last restarted."""
    return transcript(_events(tracker), load_rulebook().questions)


def emergency_now(tracker: DialogueStateTracker) -> Optional[str]:
    """The response of the emergency that this turn made true or told again; None when there is none.

    A warning is not repeated for words that say nothing new about it, so the person can go on with the talk.
    """
    said = transcript_of(tracker)
    if not said.turns:
        return None
    book = load_rulebook()
    now = assess_emergency(fold(said.turns), book)
    if not now.fired:
        return None
    known = {each.rule.id for each in assess_emergency(fold(said.turns[:-1]), book).fired}
    told = {each["id"] for each in said.turns[-1]["findings"] if each.get("status") == "present"}
    behind = {finding.id for rule in now.fired for finding in rule.because}
    news = any(each.rule.id not in known for each in now.fired)
    return now.response if news or told & behind else None


def _events(tracker: DialogueStateTracker) -> Iterator[Dict[str, Any]]:
    for event in tracker.events:
        if isinstance(event, UserUttered):
            yield {"event": "user", "text": event.text, "parse_data": event.parse_data}
        elif isinstance(event, SlotSet) and event.key in (QUESTION_SLOT, WITHDRAWN_SLOT):
            yield {"event": "slot", "name": event.key, "value": event.value}
        elif isinstance(event, Restarted):
            yield {"event": "restart"}
        elif isinstance(event, SessionStarted):
            yield {"event": "session_started"}
