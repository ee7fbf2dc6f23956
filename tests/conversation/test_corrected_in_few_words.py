"""Who puts a place, a unit or a date right in a few words gets it right in that one message; what is new is no correction."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation
from signpost.conversation.places import in_place_meant
from signpost.conversation.units import in_unit_meant
from signpost.decision import case_of
from signpost.findings import Finding

RIGHT_LEG = case_of(
    [Finding("limb_weakness", side="right", body_part="leg", duration_days=21.0, said="weak for three weeks, at night too")]
)
BOTH_LEGS = case_of([Finding("limb_weakness", side="both", body_part="leg")])


def turn(*acts: str, findings: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"findings": list(findings), "reply": {}, "acts": list(acts), "question_id": "screen.signs"}


PLACES = {
    "no, the LEFT one": ("correction", {"side": "left"}),
    "left, not right, silly me": (None, {"side": "left"}),
    "not my leg, my arm": (None, {"body_part": "arm"}),
    "I said leg but it's the arm": ("correction", {"body_part": "arm"}),
    "the arm, not the leg!": (None, {"body_part": "arm"}),
}


@pytest.mark.parametrize("text", PLACES)
def test_place_is_put_right(text: str) -> None:
    act, reply = PLACES[text]
    found = in_place_meant(turn(*([act] if act else [])), RIGHT_LEG, text)
    assert found["reply"] == reply
    assert "correction" in found["acts"]
    assert found["question_id"] is None


def test_only_one_of_both_is_put_right() -> None:
    assert in_place_meant(turn(), BOTH_LEGS, "it's only one leg actually, the right")["reply"] == {"side": "right"}


@pytest.mark.parametrize(
    "text",
    [
        "my left arm as well",
        "now the left leg too, worse since today",
        "it is not right",
        "the left arm is heavy",
        "not my leg again, suddenly my arm",
    ],
)
def test_what_may_be_new_is_no_correction(text: str) -> None:
    assert in_place_meant(turn(), RIGHT_LEG, text)["reply"] == {}


def test_sign_that_is_told_is_no_correction_of_a_place() -> None:
    told = turn(findings=({"id": "facial_weakness", "status": "present"},))
    assert in_place_meant(told, RIGHT_LEG, "not right, left face droops") == told


UNITS = {
    "I meant months": 90.0,
    "months, not weeks, sorry": 90.0,
    "hours I mean": 0.125,
    "I meant twelve": 0.0,
    "weeks, I meant weeks": 0.0,
}


@pytest.mark.parametrize("text", UNITS)
def test_unit_alone_dates_anew(text: str) -> None:
    days = in_unit_meant(turn("correction"), RIGHT_LEG, text)["reply"].get("duration_days", 0.0)
    assert days == pytest.approx(UNITS[text], rel=0.01)


NUMB_LEFT = "my left hand is numb. since about a month"


def told(*said: str) -> tuple[Any, Any]:
    talk = Conversation(region="uk")
    for each in (NUMB_LEFT, *said):
        talk, answer = talk.say(each)
    return next(each for each in answer.triage["findings"] if each["id"] == "numbness_tingling"), answer
