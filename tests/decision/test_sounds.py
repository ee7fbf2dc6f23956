"""What the whole message sounds like is a check: it raises to a call today what nobody could rule out, and calls no ambulance by itself."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.decision import Folding, assess, load_rulebook
from signpost.decision.screens import DANGER

BOOK = load_rulebook()
UNSURE = {"findings": [], "reply": {"polarity": "unsure"}, "question_id": DANGER}
NONE_OF_THESE = {"findings": [], "reply": {"value": "none"}, "question_id": DANGER}
CRAMPS = {"id": "muscle_cramps", "duration_days": 90, "course": "stable"}
# Nobody knows since when one lid droops and the pupils differ: it may be an emergency.
TWO_SIGNS = [{"id": "drooping_eyelid"}, {"id": "unequal_pupils"}]
NOBODY_KNOWS = {"findings": [], "reply": {"polarity": "unsure"}, "question_id": "drooping_eyelid.duration_days"}


def after(*turns: dict[str, Any]) -> tuple[str, list[str]]:
    folding = Folding()
    for each in turns:
        folding = folding.after(each)
    found = assess(folding.case, BOOK)
    return found.level, [each.rule.id for each in found.fired]


def test_what_sounds_like_an_emergency_and_cannot_be_ruled_out_is_seen_today() -> None:
    told = {"findings": [CRAMPS], "sounds": "sounds_urgent"}
    talks = ((told, UNSURE), (told, NONE_OF_THESE), (told,), ({"findings": [CRAMPS]}, UNSURE))
    assert ["danger-not-excluded" in after(*turns)[1] for turns in talks] == [True, False, False, False]


def test_sign_of_danger_without_a_time_is_new_where_the_message_sounds_like_an_emergency() -> None:
    confused = {"findings": [{"id": "confusion"}], "sounds": "sounds_urgent"}
    told_later = {"findings": [], "reply": {"duration_days": 90.0}, "question_id": "confusion.duration_days"}
    assert "danger-told-as-an-emergency" in after(confused)[1]
    for others in ([{**confused, "sounds": ""}], [confused, told_later], [confused, NONE_OF_THESE], [{**confused, "findings": [CRAMPS]}]):
        assert "danger-told-as-an-emergency" not in after(*others)[1]


def test_what_once_sounded_like_an_emergency_does_so_until_it_is_put_right() -> None:
    urgent, calm = ({"findings": [CRAMPS], "sounds": each} for each in ("sounds_urgent", "sounds_calm"))
    assert "danger-not-excluded" in after(urgent, calm, UNSURE)[1]
    assert "danger-not-excluded" not in after(urgent, {**calm, "acts": ["correction"]}, UNSURE)[1]


def test_not_knowing_alone_calls_no_ambulance_where_the_message_sounds_calm() -> None:
    assert after({"findings": TWO_SIGNS}, NOBODY_KNOWS)[0] == "emergency" != after({"findings": TWO_SIGNS})[0]
    assert after({"findings": TWO_SIGNS, "sounds": "sounds_alarming"})[0] == "emergency"
    level, rules = after({"findings": TWO_SIGNS, "sounds": "sounds_calm"}, NOBODY_KNOWS)
    assert level == "urgent"
    assert "nothing-but-unknowns" in rules


def test_not_knowing_stays_danger_beside_a_sign_of_the_list_for_danger() -> None:
    told = [*TWO_SIGNS, {"id": "facial_weakness", "duration_days": 90}]
    assert after({"findings": told, "sounds": "sounds_calm"}, NOBODY_KNOWS)[0] == "emergency"


@pytest.mark.parametrize("sounds", ["sounds_urgent", "sounds_calm", ""])
def test_danger_that_was_told_warns_whatever_the_message_sounds_like(sounds: str) -> None:
    sudden = {"id": "limb_weakness", "onset": "sudden", "duration_days": 0.1, "one_sided": True, "body_part": "arm"}
    assert after({"findings": [sudden], "sounds": sounds})[0] == "emergency"


def test_what_it_sounds_like_is_no_level() -> None:
    for sounds in ("sounds_urgent", "sounds_calm"):
        assert after({"findings": [], "sounds": sounds}) == ("none", [])
