"""A question for the meaning of a word gets it first, and tells of no symptom."""

from __future__ import annotations

from signpost.education import EducationBase, asks_meaning


def test_question_for_a_meaning_tells_of_no_symptom(base: EducationBase) -> None:
    assert asks_meaning("what does dysphagia mean", base=base)
    assert not asks_meaning("my doctor wrote dysphagia, what does it mean", base=base)
    assert not asks_meaning("dysphagia since May", base=base)
