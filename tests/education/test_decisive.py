"""The medicine that a question names decides: a fact that holds it is told, or that none does is said."""

from __future__ import annotations

import pytest

from signpost import language
from signpost.education import Answer, EducationBase, answer, heard_in


def told(base: EducationBase, question: str) -> Answer:
    return answer(question, base=base, asked=True, heard=heard_in(language.read(question).as_dict()))


@pytest.mark.parametrize(
    ("brand", "name"), [("aubagio", "teriflunomide"), ("ocrevus", "ocrelizumab"), ("gilenya", "fingolimod"), ("qalsody", "tofersen")]
)
def test_brand_and_substance_are_one_word(base: EducationBase, brand: str, name: str) -> None:
    assert base.vocabulary.lexicon.fold([brand]) == base.vocabulary.lexicon.fold([name])


def test_no_medicine_is_missed_where_none_is_named(base: EducationBase) -> None:
    assert "nothing exact" not in told(base, "is exercise good for ms").text


def test_fact_without_a_source_names_none_of_another_subject(base: EducationBase) -> None:
    loose = [each for each in base.every_point.values() if each.unverified and not each.citations]
    found = told(base, "has low dose naltrexone been shown to help MS")
    assert loose and found.entry is not None
    assert not any("transplant" in each.source.title.lower() for each in found.entry.citations)
