"""From Rasa's tracker to the case, inside the Rasa server."""

from __future__ import annotations

from typing import Optional

from rasa.shared.core.trackers import DialogueStateTracker

from signpost.components.live_tracker import transcript_of
from signpost.conversation.companion import companion, says_seen
from signpost.decision import assess_emergency, load_rulebook


def emergency_now(tracker: DialogueStateTracker) -> Optional[str]:
    """The response of the emergency that this turn made true or told again; None when there is none.

    A warning is not repeated for words that say nothing new about it, so the person can go on with the talk.
    """
    said = transcript_of(tracker)
    if not said.turns:
        return None
    now = said.emergency
    if not now.fired:
        return None
    known = {each.rule.id for each in assess_emergency(said.earlier, load_rulebook()).fired}
    told = {each["id"] for each in said.latest["findings"] if each.get("status") == "present"}
    behind = {finding.id for rule in now.fired for finding in rule.because}
    fresh = [each.rule for each in now.fired if each.rule.id not in known]
    if fresh and says_seen(said):
        return None
    # Who names the sign again while telling or asking what to do ("they examined me, it is Bell's palsy") gets an answer to that.
    again = bool(told & behind) and companion(said) is None
    if fresh:
        # A second danger is named even while another one stands.
        return min((str(each.response) for each in fresh), key=list(load_rulebook().levels.responses).index)
    return now.response if again else None


def emergency_stands(tracker: DialogueStateTracker) -> bool:
    """Whether an emergency rule fires for what was said so far, told again or not."""
    return bool(transcript_of(tracker).emergency.fired)


def something_waits(tracker: DialogueStateTracker) -> bool:
    """Whether small talk has something to lead back to: an open question, a warning, or a symptom told along with it."""
    said = transcript_of(tracker)
    return bool(said.tells or said.question_id or emergency_stands(tracker))


def crisis_stands(tracker: DialogueStateTracker) -> bool:
    """Whether somebody's life may be in danger by their own hand, by all that was said so far."""
    return transcript_of(tracker).emergency.status == "crisis"
