"""Which emergency stands, and which has to be said now, by all that was told so far."""

from __future__ import annotations

from signpost.conversation.companion import companion, says_seen
from signpost.conversation.transcript import Transcript
from signpost.decision import assess_emergency, load_rulebook


def emergency_now(said: Transcript) -> str | None:
    """The response of the emergency that the latest message made true or told again; None when there is none.

    A warning is not repeated for words that say nothing new about it, so the person can go on with the talk.
    """
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


def emergency_stands(said: Transcript) -> bool:
    """Whether an emergency rule fires for what was said so far, told again or not."""
    return bool(said.emergency.fired)


def something_waits(said: Transcript) -> bool:
    """Whether small talk has something to lead back to: an open question, a warning, or a symptom told along with it."""
    return bool(said.tells or said.question_id or emergency_stands(said))


def crisis_stands(said: Transcript) -> bool:
    """Whether somebody's life may be in danger by their own hand, by all that was said so far."""
    return said.emergency.status == "crisis"
