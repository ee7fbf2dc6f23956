"""What is known, planned for and unchanged, and numbness with a plain local cause, take nothing of the danger told beside them."""

from __future__ import annotations

from itertools import product

import pytest

from signpost.decision import assess, case_of, load_rulebook
from signpost.findings import Finding

BOOK = load_rulebook()
AS_EVER = (
    Finding("diagnosed_als", duration_days=900.0),
    Finding("home_ventilation", duration_days=400.0),
    Finding("breathlessness", duration_days=300.0, course="stable", triggers=("lying_flat",)),
)
NUMBED = (
    Finding("numbing_injection", duration_days=0.1),
    Finding("numbness_tingling", body_part="lips", side="left", duration_days=0.1, onset="sudden"),
)
SAT_ON = (Finding("numbness_tingling", body_part="foot", side="left", duration_days=0.01, triggers=("sitting",)),)
ONE_LEG_IN_MS = (
    Finding("diagnosed_ms", duration_days=900.0),
    Finding("limb_weakness", body_part="leg", side="right", spreading=True, duration_days=3.0),
)
KNOWN = {"planned for": AS_EVER, "numbed": NUMBED, "sat on": SAT_ON}
TODAY = (0.05, 0.8)
# What changes it, or is another danger: it is seen as if nothing was known.
EMERGENCIES = (
    Finding("confusion", onset="sudden"),
    Finding("breathlessness", severity="severe"),
    Finding("breathlessness", onset="sudden"),
    Finding("facial_weakness", side="left"),
    Finding("speech_slurred", onset="sudden"),
    Finding("limb_weakness", body_part="arm", side="left", onset="sudden"),
    Finding("numbness_tingling", body_part="arm", side="left", onset="sudden"),
    Finding("vision_loss", onset="sudden"),
    Finding("chest_pain", severity="severe"),
    Finding("choking_now"),
    Finding("saddle_numbness"),
    Finding("cyanosis"),
)


def level(*found: Finding) -> str:
    return assess(case_of(found), BOOK).level


def test_each_of_them_alone_has_its_usual_level() -> None:
    assert {name: level(*told) for name, told in KNOWN.items()} == dict.fromkeys(KNOWN, "routine")
    assert level(*ONE_LEG_IN_MS) == "urgent"


@pytest.mark.parametrize("name", KNOWN)
def test_no_emergency_told_beside_them_is_swallowed(name: str) -> None:
    swallowed = [
        (sign.id, days)
        for sign, days in product(EMERGENCIES, TODAY)
        if level(*KNOWN[name], sign.with_(duration_days=days)) != "emergency" and level(sign.with_(duration_days=days)) == "emergency"
    ]
    # A mouth that was numbed within hours hangs on its side: that is for today, and for now in who may have a stroke all the same.
    assert swallowed == ([("facial_weakness", 0.05)] if name == "numbed" else [])


def test_a_face_that_hangs_after_the_dentist_is_for_today() -> None:
    assert level(*NUMBED, Finding("facial_weakness", side="left", duration_days=0.05)) == "urgent"


@pytest.mark.parametrize("change", [{"course": "progressive"}, {"duration_days": 20.0}, {"course": None}, {"severity": "severe"}])
def test_breath_that_changed_or_is_not_known_to_be_the_same_is_no_usual_state(change: dict[str, object]) -> None:
    *known, breath = AS_EVER
    assert BOOK.levels.rank(level(*known, breath.with_(**change))) >= BOOK.levels.rank("urgent")


@pytest.mark.parametrize(
    "sign", ["fever", "chest_infection", "ventilator_failure", "ventilator_trouble", "morning_headache", "swallowing_difficulty"]
)
def test_planned_for_is_seen_today_with_any_other_sign_of_failing_breath(sign: str) -> None:
    assert BOOK.levels.rank(level(*AS_EVER, Finding(sign, duration_days=1.0))) >= BOOK.levels.rank("urgent")


@pytest.mark.parametrize("place", ["arm", "hand", "leg", "half_body"])
def test_injection_into_the_mouth_explains_no_numb_limb(place: str) -> None:
    limb = Finding("numbness_tingling", body_part=place, side="left", duration_days=0.05, onset="sudden")
    assert level(*NUMBED, limb) == "emergency"


@pytest.mark.parametrize("days", [None, 1.0, 5.0])
def test_old_or_undated_injection_explains_nothing(days: float | None) -> None:
    numb = Finding("numbness_tingling", body_part="face", side="left", duration_days=0.1, onset="sudden")
    assert level(Finding("numbing_injection", duration_days=days), numb) == "emergency"


@pytest.mark.parametrize(
    "change", [{"side": "both"}, {"duration_days": 0.5}, {"onset": "sudden"}, {"course": "progressive", "duration_days": 1.5}]
)
def test_multiple_sclerosis_excuses_one_leg_of_some_days_alone(change: dict[str, object]) -> None:
    known, leg = ONE_LEG_IN_MS
    assert level(known, leg.with_(**change)) == "emergency"


@pytest.mark.parametrize("beside", ["breathlessness", "facial_weakness", "speech_slurred", "bladder_trouble"])
def test_climbing_weakness_with_danger_is_one_in_multiple_sclerosis_too(beside: str) -> None:
    assert level(*ONE_LEG_IN_MS, Finding(beside, duration_days=1.0, severity="severe")) == "emergency"
