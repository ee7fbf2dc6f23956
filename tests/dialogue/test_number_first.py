"""What is surely heard as an emergency while no rule warns: a question comes, and before it the number to call."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.decision.screens import DANGER
from signpost.findings import Finding
from signpost.region import words_for
from tests.dialogue.talk import Talk

NUMBER = words_for("uk", "self")["emergency_number_short"]
HALF = Finding("limb_weakness", body_part="arm", side="left")
FACE = [Finding("facial_weakness").as_dict()]


def lead(talk: Talk) -> list[str]:
    return [part[0] for part in talk.reply.sayings[0].values["lead"]]


@pytest.mark.parametrize(("told", "likely"), [((), FACE), ((HALF,), []), ((HALF,), FACE)], ids=["model", "half by rules", "both"])
def test_number_stands_before_the_first_question(told: tuple[Finding, ...], likely: list[dict[str, Any]]) -> None:
    talk = Talk()
    reply = talk.tell(*told, proposals=likely, kind="emergency", alarms=True)
    assert talk.now.assessment.level != "emergency"
    assert reply.open_question is not None
    assert lead(talk)[0] == "utter_number_first" and f"call {NUMBER} now" in talk.text


def test_number_stands_before_the_check_list_when_nothing_was_understood() -> None:
    talk = Talk()
    talk.tell(text="mumble", intent="nlu_fallback", move="action_clarify", kind="emergency", alarms=True)
    assert lead(talk) == ["utter_number_first", "utter_not_taken_in"]


def test_list_of_dangers_comes_before_what_could_wait() -> None:
    talk = Talk()
    assert talk.tell(HALF, kind="emergency", alarms=True).open_question == DANGER
    assert talk.answer("no").open_question not in (DANGER, None)
    assert Talk().tell(HALF, kind="weeks").open_question != DANGER


def test_list_of_dangers_comes_once_where_no_model_reads_and_no_rule_warns() -> None:
    talk, warned = Talk(), Talk()
    assert talk.tell(HALF, reader=None).open_question == DANGER
    assert talk.answer("no", reader=None).open_question not in (DANGER, None)
    assert Talk().tell(HALF, reader="a model").open_question != DANGER
    assert warned.tell(Finding("speech_lost", onset="sudden"), reader=None).open_question is None
    assert warned.tell(HALF, reader=None).open_question != DANGER


def test_list_of_dangers_comes_behind_a_danger_that_was_asked_about_in_vain() -> None:
    talk = Talk()
    reply = talk.tell(Finding("numbness_tingling"), proposals=FACE, kind="emergency", alarms=True, sounds="sounds_urgent")
    assert reply.open_question == "facial_weakness"
    assert talk.answer("no").open_question == DANGER


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
