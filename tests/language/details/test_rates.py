"""How often something is, and how long each spell lasts, is not since when it is."""

from __future__ import annotations

import pytest

from signpost import language


def test_shaken_hands_are_dated_by_the_months_and_not_by_the_minutes() -> None:
    text = "my hands fizzing and numb, I shake them out and it goes in ten minutes. Nights mostly. Three months or so."
    (hands,) = [each for each in language.read(text, by_rules=True).findings if each.id == "numbness_tingling"]
    assert hands.duration_days == 90
    assert round(hands.episode_minutes or 0) == 10


@pytest.mark.parametrize("often", ["about once a week", "twice a month", "three times a day", "once every week"])
def test_a_rate_is_no_date(often: str) -> None:
    reading = language.read(f"I get a numb hand {often} since a couple of months ago", by_rules=True)
    assert reading.reply.duration_days == 60
    assert [each.duration_days for each in reading.findings] == [60]
    assert language.read(f"my hand goes numb {often}", by_rules=True).reply.duration_days is None


@pytest.mark.parametrize(
    "text", ["my arm went numb for the first time a week ago", "it happened once, a week ago", "it was numb once a week ago"]
)
def test_once_or_a_first_time_a_week_ago_is_one(text: str) -> None:
    assert language.read(text, by_rules=True).reply.duration_days == 7


def test_months_behind_a_sentence_give_way_to_the_hour_that_was_told() -> None:
    (arm,) = language.read("my arm went weak an hour ago. I was shopping. Three months.", by_rules=True).findings
    assert (arm.duration_days or 9) < 1
