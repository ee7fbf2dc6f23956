"""An age is read wherever it stands, also as the very last words."""

from __future__ import annotations

import pytest

from evaluation.rules_alone import read


@pytest.mark.parametrize("text", ["it hurts, 26 yo", "26 yo", "red looks pink, two days. 26 yo", "numb since May, 31 y/o"])
def test_age_at_the_very_end_reads_no_further_than_the_message(text: str) -> None:
    assert [each.value for each in read(text).findings if each.id == "age"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("im in year 9 and my arm tingles", 13.5),
        ("I'm a year 8 pupil", 12.5),
        ("I'm in 7th grade, numb hand", 12.5),
        ("she is in year 4, she falls", 8.5),
    ],
)
def test_school_year_tells_the_age(text: str, age: float) -> None:
    assert [each.value for each in read(text).findings if each.id == "age"] == [age]


@pytest.mark.parametrize("text", ["in year 2 of my illness my legs got weak", "it began in year 9 of our marriage", "I am in year 3 of MS"])
def test_year_of_something_else_tells_no_age(text: str) -> None:
    assert not [each for each in read(text).findings if each.id == "age"]
