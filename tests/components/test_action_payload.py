"""The action server gets what counts of a conversation, and nothing that grows with it."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from signpost.components.bounded_actions import lean
from signpost.components.live_tracker import LiveTracker, transcript_of
from signpost.decision import Case, Folding, load_rulebook
from signpost.dialogue.transcript import DOUBT_SLOT, QUESTION_SLOT, SETTLED_SLOT, Transcript, transcript
from signpost.dialogue.turns import WITHDRAWAL, settled
from tests.components.test_tracker_case import FINDINGS, message


def call(tracker: DialogueStateTracker) -> Any:
    """A call as Rasa makes it, as it reaches the action server."""
    tracker_state = tracker.current_state(EventVerbosity.ALL)
    return json.loads(json.dumps(lean({"next_action": "action_triage", "tracker": tracker_state})))


def received(tracker: DialogueStateTracker) -> Transcript:
    """What an action makes of a call."""
    return transcript(call(tracker)["tracker"]["events"], load_rulebook().questions)


@pytest.mark.parametrize("seed", range(12))
def test_action_comes_to_what_the_whole_conversation_leads_to(seed: int) -> None:
    chance = random.Random(seed)
    live = LiveTracker("somebody", [])
    for _ in range(25):
        live.events.extend(message(chance))
        if chance.random() < 0.2:
            doubt = SlotSet(DOUBT_SLOT, {"findings": [FINDINGS[2]]})
            checks = (SlotSet(QUESTION_SLOT, WITHDRAWAL), doubt, SlotSet(SETTLED_SLOT, [FINDINGS[0]]))
            live.events.extend(chance.sample(checks, 2))
        whole = DialogueStateTracker("somebody", [])
        whole.events.extend(live.events)
        sent, told = received(live), transcript_of(whole)
        # Of the fold only its end is sent.
        assert sent == replace(told, folding=Folding(cases=(told.case,)))
        more = settled(FINDINGS[:1])
        assert sent.folding.after(more).case == told.folding.after(more).case


def test_action_that_is_sent_the_events_reads_them_itself() -> None:
    plain = DialogueStateTracker("somebody", [])
    plain.events.extend(event for seed in range(5) for event in message(random.Random(seed)))
    assert received(plain) == transcript_of(plain) != Transcript()


def test_call_keeps_all_but_the_events_and_what_the_message_tells() -> None:
    live = LiveTracker("somebody", [])
    live.events.extend(message(random.Random(1)))
    sent, full = call(live), live.current_state(EventVerbosity.ALL)
    assert [each["event"] for each in sent["tracker"]["events"]] == ["transcript"]
    assert {name for name in full if name not in sent["tracker"]} == {"transcript", "latest_message"}
    assert sent["next_action"] == "action_triage"


def test_call_does_not_grow_with_the_conversation() -> None:
    live, sizes = LiveTracker("somebody", []), []
    for number in range(120):
        live.events.extend(message(random.Random(number % 6)))
        sizes.append(len(json.dumps(call(live))))
    assert sizes[-1] < 1.5 * max(sizes[:12])


def test_state_without_events_stays_as_rasa_makes_it() -> None:
    live = LiveTracker("somebody", [])
    assert "transcript" not in live.current_state()
    assert received(live).case == Case()


def test_call_without_a_tracker_stays_a_call() -> None:
    assert lean({"next_action": "x"}) == {"next_action": "x"}
