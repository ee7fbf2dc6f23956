"""After a warning the bot goes along: every question and step gets its answer, and the warning stays."""

from __future__ import annotations

import pytest

from signpost.conversation.companion import companion
from signpost.conversation.turns import WITHDRAWAL
from signpost.findings import Finding
from signpost.language import read
from tests.conversation.talk import Talk

STROKE = Finding("facial_weakness", onset="sudden", duration_days=0.1, said="his face dropped")
SAID = {
    "is_leaving": ["ok we're in the car", "setting off now", "my husband is driving me in, going to a&e"],
    "has_arrived": ["sat waiting here with a ticket", "just arrived at the er", "ok we got here, in the waiting room"],
    "was_seen": ["they said it's fine and sent me home", "been discharged an hour ago"],
    "asks_if_must": ["do I really have to?", "can it wait till monday", "isn't that a bit dramatic", "I don't want to waste their time"],
    "cannot_get_there": ["nobody can drive me", "I live alone and have no car", "can I drive myself?", "we can't afford an ambulance"],
    "refuses_help": ["he refuses to go", "she won't go", "no hospitals, please", "he does not want an ambulance"],
    "asks_to_eat": ["can he eat?", "can I have a drink of water", "should I take aspirin"],
    "asks_which_hospital": ["which hospital?", "where do we go", "is a walk-in centre ok"],
    "asks_what_to_say": ["what do I tell them?", "what will they do"],
}


def warned(finding: Finding = STROKE) -> Talk:
    talk = Talk()
    talk.tell(finding)
    assert talk.now.assessment.level == "emergency"
    return talk


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in SAID.items() for text in texts])
def test_each_step_is_heard_and_answered(act: str, text: str) -> None:
    talk = warned()
    reading = read(text).as_dict()
    talk.tell(text=text, intent="unclear", acts=reading["acts"])
    assert talk.reply.responses == [f"utter_companion_{act}"], reading["acts"]
    assert talk.now.assessment.level == "emergency"
    assert talk.reply.triage is not None
    assert talk.reply.triage["level"] == "emergency"


def test_nothing_of_it_is_heard_without_a_warning() -> None:
    talk = Talk()
    talk.tell(Finding("tremor", duration_days=900))
    talk.tell(text="can I eat?", intent="unclear", acts=["asks_to_eat"])
    assert companion(talk.said) is None


def test_who_was_seen_about_this_is_no_longer_warned() -> None:
    talk = warned()
    talk.tell(text="they said it's fine", intent="unclear", acts=["was_seen"])
    assert talk.said.question_id == WITHDRAWAL
    assert "999" not in talk.text
    talk.answer("yes")
    assert talk.now.assessment.level != "emergency"


def test_who_was_seen_another_time_is_still_warned() -> None:
    talk = warned()
    talk.tell(text="they said it's fine", intent="unclear", acts=["was_seen"])
    talk.answer("no")
    assert talk.now.assessment.level == "emergency"


def test_low_sugar_is_not_told_to_stay_empty() -> None:
    talk = Talk()
    talk.tell(Finding("low_sugar"), Finding("daytime_sleepiness"))
    assert talk.now.assessment.response == "utter_emergency_low_sugar"
    talk.tell(text="can he eat?", intent="unclear", acts=["asks_to_eat"])
    assert talk.reply.responses == ["utter_emergency_stands"]
