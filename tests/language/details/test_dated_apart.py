"""A time that belongs to an illness, a pregnancy or a thing dates no sign."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def days(reader: Reader, text: str, finding: str) -> set[float | None]:
    return {each.duration_days for each in reader.read(text).findings if each.id == finding}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("is it catheters for life now with my leaking bladder, MS 8 years", "bladder_trouble"),
        ("I've had MS for 8 years, my bladder leaks", "bladder_trouble"),
        ("31 weeks, my hands are numb. Is it the baby?", "numbness_tingling"),
        ("at 34 weeks my thumb went numb", "numbness_tingling"),
        ("10 wks preggo, my hands tingle", "numbness_tingling"),
        ("how many weeks of twitching before I can relax", "muscle_twitching"),
        ("today's walk gave me a cramp", "muscle_cramps"),
        ("he missed his Keppra for four days and has had a seizure", "seizure"),
        ("out of lamotrigine four days, bitten tongue", "bitten_tongue"),
    ],
)
def test_time_of_something_else_dates_no_sign(reader: Reader, text: str, finding: str) -> None:
    assert days(reader, text, finding) == {None}


@pytest.mark.parametrize(
    ("text", "finding", "told"),
    [
        ("MS, left leg weak for 3 days", "limb_weakness", 3),
        ("I've had MS for years, did my jab 20 min ago and now my lips are massive", "throat_swelling", 0.014),
        ("my hands have been numb for 20 weeks, is it the baby?", "numbness_tingling", 140),
        ("the baby is here, my legs went weak 2 days ago", "limb_weakness", 2),
        ("I gave birth 7 weeks ago", "pregnancy", 49),
        ("today my leg is weak", "limb_weakness", 0.3),
        ("out of breath for four days", "breathlessness", 4),
        ("my leg has been weak for four days since I ran out of baclofen", "limb_weakness", 4),
        ("out of lamotrigine four days, bitten tongue", "antiseizure_stopped", 4),
    ],
)
def test_sign_keeps_its_own_time(reader: Reader, text: str, finding: str, told: float) -> None:
    assert days(reader, text, finding) == {told}


@pytest.mark.parametrize(("text", "dated"), [("my face drooped, that was 2019", True), ("my face drooped, it was 2019 steps", False)])
def test_year_of_it_dates_what_was_told(reader: Reader, text: str, dated: bool) -> None:
    assert all((each is not None and each > 365) == dated for each in days(reader, text, "facial_weakness"))
    assert days(reader, text, "facial_weakness")


@pytest.mark.parametrize(
    ("text", "finding", "told"),
    [
        ("walking has been bad since spring, almost fell last week", "walking_difficulty", 236),
        ("walking has been bad since spring, almost fell last week", "falls", 7),
        ("my words are slurred since june, dropped a cup on monday", "speech_slurred", 175),
        ("my words are slurred since june, dropped a cup on monday", "dropping_things", 7),
    ],
)
def test_a_thought_behind_since_has_its_own_time(find, text: str, finding: str, told: float) -> None:
    assert abs(find(text, finding).duration_days - told) < 10
