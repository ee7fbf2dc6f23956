"""Going on from the last fold leads to the same case as folding the whole conversation anew."""

from __future__ import annotations

import random
from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from signpost.components import live_tracker
from signpost.components.live_tracker import LiveTracker, transcript_of
from signpost.dialogue.first import emergency_now
from signpost.dialogue.transcript import QUESTION_SLOT

FINDINGS: list[dict[str, Any]] = [
    {"id": "limb_weakness", "status": "present", "body_part": "hand"},
    {"id": "limb_weakness", "status": "absent"},
    {"id": "breathlessness", "status": "present", "at_rest": True, "severity": "severe"},
    {"id": "headache", "status": "present", "onset": "sudden"},
    {"id": "falls", "status": "past", "person": "other"},
]
INTENTS = ["tell_symptoms", "affirm", "deny", "not_sure", "go_back", "start_over", "nlu_fallback", "ask_why"]
QUESTIONS = ["limb_weakness.duration_days", "breathlessness", "falls", None]


def message(chance: random.Random) -> list[Event]:
    """One message at random, and what the bot does then."""
    intent = chance.choice(INTENTS)
    found = chance.sample(FINDINGS, chance.randint(0, 2)) if intent == "tell_symptoms" else []
    reply = {"affirm": {"polarity": "yes"}, "deny": {"polarity": "no"}, "not_sure": {"polarity": "unsure"}}.get(intent, {})
    reading = {"findings": found, "reply": reply, "acts": chance.choice([[], ["correction"], ["question"]]), "proposals": []}
    told = UserUttered("words", {"name": intent}, [], {"intent": {"name": intent}, "reading": reading})
    asked = SlotSet(QUESTION_SLOT, chance.choice(QUESTIONS))
    anew: list[Event] = [Restarted()] if chance.random() < 0.05 else []
    return [*anew, told, ActionExecuted("action_triage"), BotUttered("?"), asked, ActionExecuted("action_listen")]


@pytest.mark.parametrize("seed", range(8))
def test_memo_changes_no_result(seed: int) -> None:
    chance = random.Random(seed)
    live = LiveTracker("somebody", [])
    for _ in range(25):
        for event in message(chance):
            live.events.append(event)
            if chance.random() < 0.5:
                live = live.copy()
            whole = DialogueStateTracker("somebody", [])
            whole.events.extend(live.events)
            anew = transcript_of(whole)
            assert transcript_of(live) == anew
            assert emergency_now(transcript_of(live)) == emergency_now(anew)


def test_copy_goes_on_apart_from_the_first() -> None:
    chance = random.Random(3)
    first = LiveTracker("somebody", [])
    first.events.extend(message(chance))
    transcript_of(first)
    second = first.copy()
    second.events.extend(message(chance))
    assert transcript_of(second).turns == 2
    assert transcript_of(first).turns == 1


def test_only_new_events_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    inner = live_tracker._told
    monkeypatch.setattr(live_tracker, "_told", lambda events: inner([read.append(1) or each for each in events]))  # type: ignore[func-returns-value]
    chance = random.Random(5)
    live = LiveTracker("somebody", [])
    for _ in range(30):
        new = message(chance)
        live.events.extend(new)
        read.clear()
        emergency_now(transcript_of(live)), transcript_of(live)
        assert len(read) == len(new)
