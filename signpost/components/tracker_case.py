"""From Rasa's tracker to the case, inside the Rasa server."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, Optional

from rasa.shared.core.events import Event, Restarted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from signpost.components.live_tracker import LiveTracker
from signpost.decision import Case, Folding, assess_emergency, load_rulebook
from signpost.transcript import DOUBT_SLOT, QUESTION_SLOT, REGION_SLOT, SETTLED_SLOT, Transcript, transcript

_TRANSCRIPT, _FOLDING = "transcript", "folding"
_SLOTS = (QUESTION_SLOT, SETTLED_SLOT, DOUBT_SLOT, REGION_SLOT)


def transcript_of(tracker: DialogueStateTracker) -> Transcript:
    """The turns of a conversation since it was last restarted; of a live tracker only the new events are read."""
    questions = load_rulebook().questions
    if not isinstance(tracker, LiveTracker) or not tracker.whole:
        return transcript(_told(tracker.events), questions)
    count, said = tracker.memo.get(_TRANSCRIPT, (0, None))
    if said is None or count < len(tracker.events):
        said = transcript(_told(tracker.events_after(count)), questions, said)
        tracker.memo[_TRANSCRIPT] = (len(tracker.events), said)
    return said


def case_of(tracker: DialogueStateTracker) -> Case:
    """What is known after the latest message."""
    return _folding_of(tracker)[1].case


def _folding_of(tracker: DialogueStateTracker) -> tuple[Folding, Folding]:
    """The fold before the latest turn and with it; goes on from where the live tracker's last fold ended."""
    turns = transcript_of(tracker).turns
    memo: Dict[str, Any] = tracker.memo if isinstance(tracker, LiveTracker) else {}
    read, before = memo.get(_FOLDING, ((), Folding()))
    # A restart begins anew; otherwise the turns that were read are the same objects.
    if len(read) >= len(turns) or any(old is not new for old, new in zip(read, turns, strict=False)):
        read, before = (), Folding()
    for turn in turns[len(read) : -1]:
        before = before.after(turn)
    memo[_FOLDING] = (turns[:-1], before)
    return before, before.after(turns[-1]) if turns else before


def emergency_now(tracker: DialogueStateTracker) -> Optional[str]:
    """The response of the emergency that this turn made true or told again; None when there is none.

    A warning is not repeated for words that say nothing new about it, so the person can go on with the talk.
    """
    said = transcript_of(tracker)
    if not said.turns:
        return None
    book = load_rulebook()
    before, after = _folding_of(tracker)
    now = assess_emergency(after.case, book)
    if not now.fired:
        return None
    known = {each.rule.id for each in assess_emergency(before.case, book).fired}
    told = {each["id"] for each in said.turns[-1]["findings"] if each.get("status") == "present"}
    behind = {finding.id for rule in now.fired for finding in rule.because}
    news = any(each.rule.id not in known for each in now.fired)
    return now.response if news or told & behind else None


def emergency_stands(tracker: DialogueStateTracker) -> bool:
    """Whether an emergency rule fires for what was said so far, told again or not."""
    return bool(assess_emergency(case_of(tracker), load_rulebook()).fired)


def something_waits(tracker: DialogueStateTracker) -> bool:
    """Whether small talk has something to lead back to: an open question, a warning, or a symptom told along with it."""
    said = transcript_of(tracker)
    return bool(said.tells or said.question_id or emergency_stands(tracker))


def crisis_stands(tracker: DialogueStateTracker) -> bool:
    """Whether somebody's life may be in danger by their own hand, by all that was said so far."""
    return assess_emergency(case_of(tracker), load_rulebook()).status == "crisis"


def _told(events: Iterable[Event]) -> Iterator[Dict[str, Any]]:
    for event in events:
        if isinstance(event, UserUttered):
            yield {"event": "user", "text": event.text, "parse_data": event.parse_data}
        elif isinstance(event, SlotSet) and event.key in _SLOTS:
            yield {"event": "slot", "name": event.key, "value": event.value}
        elif isinstance(event, Restarted):
            yield {"event": "restart"}
        elif isinstance(event, SessionStarted):
            yield {"event": "session_started"}
