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


TALKS = [
    (["I had double vision in June", "sorry, that was last year"], {"duration_days": 365.0}),
    (["my foot has dragged since Tuesday", "Tuesday a year ago I mean"], {"duration_days": 365.0}),
    (["my hands tingle for a month", "feet, not hands!"], {"body_part": "foot"}),
]


@pytest.mark.parametrize(("lines", "told"), TALKS)
def test_whole_talk(lines: list[str], told: dict[str, Any]) -> None:
    talk = Conversation(region="uk")
    for line in lines:
        talk, answer = talk.say(line)
    sign = answer.triage["findings"][0]
    assert {name: sign.get(name) for name in told} == told


def test_dated_correction_of_a_warning_is_asked_whether_it_is_old() -> None:
    talk = Conversation(region="uk")
    for line in ("my speech has been slurred since this morning", "no, I mean since the summer, it crept up"):
        talk, answer = talk.say(line)
    assert answer.triage["level"] == "emergency"
    assert "is nothing about it new or worse" in " ".join(answer.texts)
    assert talk.say("No, it is new or worse")[1].triage["level"] == "emergency"
    assert talk.say("Yes, old and no worse")[1].triage["level"] == "soon"


def test_who_has_put_it_right_is_not_asked_what_is_wrong() -> None:
    talk = Conversation(region="uk")
    for line in ("my hand has been numb for three weeks", "I meant months"):
        talk, answer = talk.say(line)
    assert answer.triage["findings"][0]["duration_days"] == 90
    assert answer.triage["question"]["id"] != "own.words"


def test_what_is_meant_puts_the_side_right_at_another_question() -> None:
    talk = Conversation(region="uk").say("my left hand has been weak for a month")[0]
    talk, answer = talk.say("both hands I mean")
    assert [(each["side"], each["body_part"]) for each in answer.triage["findings"] if each["id"] == "limb_weakness"] == [("both", "hand")]
    _, answer = Conversation(region="uk").say("my left hand has been weak for a month")[0].say("I mean it's worse at night")
    assert [each["duration_days"] for each in answer.triage["findings"] if each["id"] == "limb_weakness"] == [30]


NUMB_LEFT = "my left hand is numb. since about a month"


def told(*said: str) -> tuple[Any, Any]:
    talk = Conversation(region="uk")
    for each in (NUMB_LEFT, *said):
        talk, answer = talk.say(each)
    return next(each for each in answer.triage["findings"] if each["id"] == "numbness_tingling"), answer


def test_place_is_put_right_behind_an_option() -> None:
    found, _ = told("slowly", "none of these. actually its both hands, I said left but the right too")
    assert (found["side"], found["body_part"]) == ("both", "hand")


def test_place_is_put_right_beside_a_sign() -> None:
    found, _ = told(
        "I told you both hands not just left. its getting a bit better with the splint. oh and its not numb really its pins and needles"
    )
    assert found["side"] == "both"


def test_date_is_put_right_beside_a_denial() -> None:
    found, answer = told("slowly", "no weakness. and can you change it: 3 months not one month, I checked my diary")
    assert found["duration_days"] == 90
    assert all(each["status"] == "absent" for each in answer.triage["findings"] if each["id"] == "limb_weakness")


def test_new_sign_keeps_its_own_date() -> None:
    found, answer = told("slowly", "no. actually my right foot has been weak for three days")
    assert found["duration_days"] == 30
    assert next(each for each in answer.triage["findings"] if each["id"] == "limb_weakness")["duration_days"] == 3
