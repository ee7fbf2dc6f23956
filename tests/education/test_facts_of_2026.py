"""Facts that were untrue, out of date or too absolute once, each with what must and what must not be said."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase


@pytest.mark.parametrize(
    "outdated",
    [
        "83.30 pounds a week in 2025",
        "196 pounds or less",
        "108,000 dollars",
        "up to 200 dollars a month",
        "The figure has no controlled trial",
        "fresh and older, in several regions",
        "muscles do not waste",
        "Two doctors or nurses",
        "must come together",
        "breathing points weigh most",
    ],
)
def test_no_fact_says_what_has_changed_or_hangs_in_the_air(base: EducationBase, outdated: str) -> None:
    assert [point.id for point in base.every_point.values() if outdated in point.says] == []


# What only the question of the fact itself has named: shown for a neighbouring question it tells of nothing.
HANGING = ("They ", "These ", "Those ", "All three ", "All four ", "None of the", "For none of ", "Three ways:", "Two ways:")


def test_no_fact_begins_with_a_word_for_what_it_has_not_named(base: EducationBase) -> None:
    assert [point.id for point in base.every_point.values() if point.says.startswith(HANGING)] == []
