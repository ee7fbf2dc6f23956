"""A question for the meaning of a word gets it first, and tells of no symptom."""

from __future__ import annotations

from signpost.education import EducationBase


def asked(text: str, base: EducationBase) -> bool:
    return bool(base.glossary.asked(base.vocabulary.repaired(text), base.vocabulary))


def test_question_for_a_meaning_tells_of_no_symptom(base: EducationBase) -> None:
    assert asked("what does dysphagia mean", base)
    assert not asked("my doctor wrote dysphagia, what does it mean", base)
    assert not asked("dysphagia since May", base)
