"""How far a question and a fact say the same in words: what the ranking knows of a fact beside likeness of meaning."""

from __future__ import annotations

from signpost.education import EducationBase, read_question
from signpost.education.said_alike import SaidAlike

FOCUS, WORDING, TOLD, VERDICT, CHILD = range(5)


def _id(base: EducationBase, entry: str, ask: str) -> str:
    return next(each.id for each in base.points.of_entry[entry] if ask in each.asks)


def _alike(question: str, base: EducationBase) -> SaidAlike:
    return SaidAlike(read_question(question, base=base), base)


def test_fact_that_holds_what_is_asked_beside_the_subject_counts_more(base: EducationBase) -> None:
    alike = _alike("cladribine course and blood counts", base)
    exact = alike.of(_id(base, "ms/cladribine", "cladribine monitoring"))
    whole = alike.of("ms/cladribine")
    assert exact[FOCUS] > whole[FOCUS]
    assert exact[TOLD] > whole[TOLD]


def test_likest_question_of_a_fact_counts_what_either_says_alone(base: EducationBase) -> None:
    alike = _alike("does smoking make ms worse", base)
    same = alike.of(_id(base, "ms/smoking", "does smoking make ms worse"))
    other = alike.of(_id(base, "ms/smoking", "help to quit smoking ms"))
    assert same[WORDING] == 1.0
    assert other[WORDING] < same[WORDING]


def test_known_yes_or_no_counts_only_where_one_is_asked_for(base: EducationBase) -> None:
    fact = _id(base, "als/surroundings", "statins and als")
    assert _alike("do statins cause als", base).of(fact)[VERDICT] == 1.0
    assert _alike("how do statins work with als", base).of(fact)[VERDICT] == 0.0


def test_what_was_written_for_children_counts_where_a_child_asks(base: EducationBase) -> None:
    fact = _id(base, "both/children", "is it my fault that mum is ill")
    assert _alike("is it my fault mummy is ill", base).of(fact)[CHILD] == 1.0
    assert _alike("is it my fault that my wife is ill", base).of(fact)[CHILD] == 0.0


def test_words_of_an_answer_are_folded_once(base: EducationBase) -> None:
    entry = base.entries["ms/cladribine"]
    assert base.points.told_words(entry.id, entry.short) is base.points.told_words(entry.id, entry.short)
