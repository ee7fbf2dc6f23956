"""Whoever asks from one country gets its scheme first, and no source or button of another one."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, answer
from signpost.region import regions_named_in


@pytest.mark.parametrize(("region", "named"), [("uk", "Attendance Allowance"), ("us", "Social Security")])
def test_money_is_answered_for_the_country_that_is_asked_from(base: EducationBase, region: str, named: str) -> None:
    found = answer("Money and benefits", base=base, places=frozenset({region}))
    assert named in found.text
    assert regions_named_in(found.text) == {region}
    assert region == "us" or not any("Veterans" in title for _, title in found.related)


def test_source_of_another_country_is_not_shown(base: EducationBase) -> None:
    found = answer("do I have it?", base=base, places=frozenset({"uk"}))
    assert found.entry is not None and found.entry.citations
    for each in found.entry.citations:
        assert regions_named_in(f"{each.source.title} {each.source.publisher}") <= {"uk"}


def test_attendance_allowance_is_named_with_its_number(base: EducationBase) -> None:
    found = answer("attendance allowance, where do i ring", base=base, places=frozenset({"uk"}))
    assert "0800 731 0122" in found.text and found.entry is not None
    assert [each.source.id for each in found.entry.citations] == ["attendance-allowance-claim"]
