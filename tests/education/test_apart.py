"""A fact answers what is asked: what says nothing of it, or speaks of another member of the kind, does not."""

from __future__ import annotations

from signpost.education import EducationBase
from signpost.education.apart import is_of_another_kind
from signpost.education.focus import held_by


def test_an_entry_holds_what_it_says_and_not_all_that_is_asked_of_it(base: EducationBase) -> None:
    assert held_by("als/feeding-tube", ["late"], base) < 1.0
    assert held_by("als/feeding-tube#021e409656", ["late"], base) == 1.0


def test_a_kind_is_told_apart_only_where_one_member_is_named(base: EducationBase) -> None:
    assert is_of_another_kind("both/muscle-biopsy", "why no brain biopsy", base)
    assert not is_of_another_kind("both/muscle-biopsy", "brain biopsy or muscle biopsy", base)
    assert not is_of_another_kind("both/muscle-biopsy", "does a biopsy hurt", base)
