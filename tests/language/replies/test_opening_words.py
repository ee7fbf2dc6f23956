"""A "no" that answers is not said of what follows it."""

from __future__ import annotations

import pytest

from evaluation import rules_alone as language


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("no she breathes fine", "breathlessness"),
        ("no its not numb there", "numbness_tingling"),
        ("no swallowing is fine", "swallowing_difficulty"),
        ("nope legs feel normal", "numbness_tingling"),
        ("no bladder is normal", "bladder_trouble"),
        ("no my arm isnt weak", "limb_weakness"),
        ("no cough is strong", "weak_cough"),
        ("nope grip is strong", "limb_weakness"),
        ("no hands are steady", "tremor"),
    ],
)
def test_no_without_a_comma_answers(text: str, finding: str) -> None:
    reading = language.read(text)
    assert reading.reply.polarity == "no"
    assert [each.status for each in reading.findings if each.id == finding] == ["absent"]
    assert reading.text == text


@pytest.mark.parametrize(("text", "status"), [("no pain at all", "absent"), ("no feeling in my legs", "present")])
def test_no_still_belongs_to_the_word_after_it(text: str, status: str) -> None:
    assert {each.status for each in language.read(text).findings} == {status}


@pytest.mark.parametrize(
    ("text", "days"), [("2 and a half months ago", 75), ("one and a half years ago", 547.5), ("a month and a half ago", 45)]
)
def test_half_belongs_to_the_number_before_it(text: str, days: float) -> None:
    assert language.read(text).reply.duration_days == pytest.approx(days, abs=1)
