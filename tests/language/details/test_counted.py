"""How often something happened within a time is not since when it has been so: "three times this week"."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("say", "finding", "days"),
    [
        ("my leg gave way three times this week", "limb_weakness", None),
        ("I've had a headache twice in the past fortnight", "headache", None),
        ("twice this month my vision went blurry", "blurred_vision", None),
        ("my foot cramped about ten times over the last month", "muscle_cramps", None),
        ("my leg has been weak this week", "limb_weakness", 3),
        ("I fell three times today", "falls", 0.3),
        ("I was dizzy at times this week", "dizziness", 3),
        ("I've been sick three times since yesterday", "vomiting", 1),
        ("headaches many times over the last five years", "headache", 1825),
        ("legs weak these last months", "limb_weakness", 90),
        ("my hands have been shaking for many a year", "tremor", 1825),
    ],
)
def test_time_in_which_something_is_counted_dates_nothing(find, say: str, finding: str, days: float | None) -> None:
    assert find(say, finding).duration_days == days


@pytest.mark.parametrize("say", ["my partner sleeps 14 hours", "he sleeps 14 hours a day", "she sleeps 12 hrs a night"])
def test_hours_of_sleep_do_not_say_since_when(find, say: str) -> None:
    assert find(say, "daytime_sleepiness").duration_days is None
