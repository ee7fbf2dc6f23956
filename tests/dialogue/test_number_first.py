"""What is surely heard as an emergency while no rule warns: a question comes, and before it the number to call."""

from __future__ import annotations

import pytest

from signpost.findings import Finding
from signpost.region import words_for
from tests.dialogue.talk import Talk

NUMBER = words_for("uk", "self")["emergency_number_short"]
HALF = Finding("limb_weakness", body_part="arm", side="left")


def lead(talk: Talk) -> list[str]:
    return [part[0] for part in talk.reply.sayings[0].values["lead"]]


@pytest.mark.parametrize(
    "told",
    [
        {"findings": (), "proposals": [Finding("facial_weakness").as_dict()]},
        {"findings": (HALF,), "proposals": []},
        {"findings": (HALF,), "proposals": [Finding("facial_weakness").as_dict()]},
    ],
    ids=["only the learned reader", "the rules hear half", "both"],
)
def test_number_stands_before_the_first_question(told: dict) -> None:
    talk = Talk()
    reply = talk.tell(*told["findings"], proposals=told["proposals"], kind="emergency", alarms=True)
    assert talk.now.assessment.level != "emergency"
    assert reply.open_question is not None
    assert lead(talk)[0] == "utter_number_first"


def test_number_stands_before_the_check_list_when_nothing_was_understood() -> None:
    talk = Talk()
    talk.tell(text="mumble", intent="nlu_fallback", move="action_clarify", kind="emergency", alarms=True)
    assert lead(talk) == ["utter_number_first", "utter_not_taken_in"]


def test_danger_is_asked_about_before_what_is_told_besides() -> None:
    reply = Talk().tell(HALF, proposals=[Finding("facial_weakness").as_dict()], kind="emergency", alarms=True)
    assert reply.open_question == "facial_weakness"


def test_number_is_not_named_without_alarm_nor_again_with_the_next_question() -> None:
    calm, alarmed = Talk(), Talk()
    calm.tell(HALF, kind="weeks")
    assert "utter_number_first" not in lead(calm)
    alarmed.tell(HALF, kind="emergency", alarms=True)
    alarmed.answer("no")
    assert "utter_number_first" not in [part[0] for part in alarmed.reply.sayings[0].values.get("lead", ())]


def test_alarm_alone_gives_no_level_and_a_warning_needs_no_second_number() -> None:
    talk = Talk()
    reply = talk.tell(Finding("muscle_twitching"), kind="emergency", alarms=True)
    assert reply.triage is not None and reply.triage["level"] not in ("emergency", "urgent")
    warned = Talk().tell(Finding("speech_lost", onset="sudden"), kind="emergency", alarms=True)
    assert all(part[0] != "utter_number_first" for each in warned.sayings for part in each.values.get("lead", ()))


def test_words_name_the_number_of_the_region() -> None:
    talk = Talk()
    talk.tell(HALF, kind="emergency", alarms=True)
    assert f"call {NUMBER} now" in talk.text
