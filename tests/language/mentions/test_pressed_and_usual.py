"""What presses a nerve, spells that are as ever, a held breath, and small spells are heard; what only sounds like it is not."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.findings import Finding
from signpost.language import Reader


def found(reader: Reader, text: str, finding: str) -> list[Finding]:
    return [each for each in reader.read(text).findings if each.id == finding and each.status in ("present", "past")]


@pytest.mark.parametrize(
    ("text", "finding", "part"),
    [
        ("fell asleep with my arm over the back of a chair and now my wrist hangs", "limb_weakness", "wrist"),
        ("woke with wrist drop after sleeping on my arm", "limb_weakness", "wrist"),
        ("I can't cock my wrist since I slept on my arm", "limb_weakness", "wrist"),
        ("I was squatting all day and since then my foot slaps", "foot_drop", "foot"),
        ("had my legs crossed on the plane and now my foot drops", "foot_drop", "foot"),
        ("since the plaster cast I can't lift my foot", "foot_drop", "foot"),
    ],
)
def test_what_pressed_a_nerve_is_told_of_it(reader: Reader, text: str, finding: str, part: str) -> None:
    heard = found(reader, text, finding)
    assert [each.body_part for each in heard if "pressure" in each.triggers][:1] == [part]


def test_crutches_that_somebody_needs_pressed_nothing(reader: Reader) -> None:
    heard = found(reader, "my foot dropped all at once and I need crutches to walk", "foot_drop")
    assert heard
    assert all("pressure" not in each.triggers for each in heard)


def test_who_fell_asleep_on_an_arm_is_not_sleepy_by_day(reader: Reader) -> None:
    assert not found(reader, "fell asleep with my arm over the sofa and now my wrist hangs", "daytime_sleepiness")


@pytest.mark.parametrize(
    ("text", "finding", "how"),
    [
        ("one of my usual seizures this afternoon", "seizure", {"course": "stable", "first_ever": False}),
        ("her usual seizure on Sunday", "seizure", {"course": "stable", "first_ever": False}),
        ("strange smell of burning for a few seconds, again and again", "focal_spell", {}),
        ("waves of deja vu several times a month", "focal_spell", {}),
        ("a rising feeling in my stomach for half a minute", "focal_spell", {}),
        ("my toddler holds her breath and passes out", "breath_holding", {}),
        ("he had a breath-holding spell", "breath_holding", {}),
        ("the winter blues again", "mood_low", {}),
        ("my dad with Parkinson's falls asleep over his soup", "diagnosed_parkinson", {}),
        ("I have dissociative seizures", "diagnosed_fnd", {}),
    ],
)
def test_spells_and_illnesses_are_heard(reader: Reader, text: str, finding: str, how: dict[str, Any]) -> None:
    heard = found(reader, text, finding)
    assert heard
    assert {name: getattr(heard[0], name) for name in how} == how


@pytest.mark.parametrize("text", ["she refuses the orange foam grip", "a memory foam mattress for mum", "I held my breath in the scanner"])
def test_what_only_sounds_like_it_is_left(reader: Reader, text: str) -> None:
    assert not found(reader, text, "seizure") and not found(reader, text, "breath_holding")


def test_a_wrist_that_dropped_over_about_a_year_came_gradually(reader: Reader) -> None:
    heard = found(reader, "my wrist has dropped over about a year", "limb_weakness")
    assert heard[0].onset == "gradual"
