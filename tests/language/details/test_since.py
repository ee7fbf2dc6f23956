"""A time that ends one thought does not date the next: "numb feet since May and my hands are weak"."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "dated", "undated"),
    [
        ("had pins and needles round my waist since tuesday and my legs feel like jelly", "numbness_tingling", "limb_weakness"),
        ("numb feet since may and my hands are weak", "numbness_tingling", "limb_weakness"),
        ("my hands have been weak since march and my feet tingle", "limb_weakness", "numbness_tingling"),
        ("I've been dizzy since monday, my ears ring and my neck hurts", "dizziness", "tinnitus"),
        ("my foot has dragged since easter and his boss laughed, my hand is numb", "foot_drop", "numbness_tingling"),
    ],
)
def test_time_behind_a_sign_is_that_of_the_sign_before_it(find, text: str, dated: str, undated: str) -> None:
    assert find(text, dated).duration_days is not None
    assert find(text, undated).duration_days is None


@pytest.mark.parametrize(
    "text",
    [
        "since tuesday my legs feel weak",
        "since tuesday, my legs feel weak",
        "I fell and since tuesday my legs feel weak",
        "I had the flu, since tuesday my legs feel weak",
    ],
)
def test_time_before_a_sign_is_its_own(find, text: str) -> None:
    assert find(text, "limb_weakness").duration_days is not None


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("my legs are weak in the heatwave, same as last summer", "limb_weakness"),
        ("my hand is weaker than last week", "limb_weakness"),
        ("my arm tingles just like last year", "numbness_tingling"),
        ("the twitching is back like in may", "muscle_twitching"),
    ],
)
def test_time_that_is_compared_with_dates_nothing(find, text: str, finding: str) -> None:
    assert find(text, finding).duration_days is None


def test_more_than_a_time_dates(find) -> None:
    assert find("my hand has been weak for more than 3 months", "limb_weakness").duration_days == 90
