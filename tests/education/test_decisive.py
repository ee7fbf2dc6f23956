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


def test_medicine_in_another_sentence_than_the_question_decides(base: EducationBase) -> None:
    found = told(base, "Can we still have a baby? We are trying since spring. The hospital wants to start me on aubagio for my MS")
    assert "Aubagio" in found.text
    assert "nothing exact" not in found.text


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("is wine all right now that I begin tecfidera next week, I have MS", "Tecfidera"),
        ("rituximab or ocrelizumab for MS, how do they differ", "ituximab"),
        ("which jabs am I allowed while I take gilenya", "ingolimod"),
    ],
)
def test_fact_that_holds_the_medicine_is_told(base: EducationBase, question: str, word: str) -> None:
    assert word in told(base, question).text


def test_answer_that_lacks_the_medicine_says_so(base: EducationBase) -> None:
    found = told(base, "do I need a visa letter for siponimod when I travel with MS")
    assert "nothing exact on siponimod" in found.text


def test_no_medicine_is_missed_where_none_is_named(base: EducationBase) -> None:
    assert "nothing exact" not in told(base, "is exercise good for ms").text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what is tizanidine for", "tablet against stiff muscles"),
        ("what does baclofen do", "tablet against stiff muscles"),
        ("can you stop baclofen suddenly", "Stopping baclofen at once"),
        ("how many courses of cladribine do you take", "two courses"),
        ("what is als caused by", "In most people nobody knows"),
        ("is ms a disability", "Equality Act"),
        ("difference between primary progressive and relapsing ms", "without clear attacks"),
    ],
)
def test_plain_question_gets_its_own_fact(base: EducationBase, question: str, says: str) -> None:
    assert says in told(base, question).text


def test_fact_without_a_source_names_none_of_another_subject(base: EducationBase) -> None:
    loose = [each for each in base.every_point.values() if each.unverified and not each.citations]
    found = told(base, "has low dose naltrexone been shown to help MS")
    assert loose and found.entry is not None
    assert not any("transplant" in each.source.title.lower() for each in found.entry.citations)
