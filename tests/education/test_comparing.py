"""Comparisons and what follows an answer: one row, two named things, one facet of what was shown before."""

from __future__ import annotations

from datetime import date

from signpost.education import EducationBase, answer
from signpost.education.ages import ages


def ask(base: EducationBase, *questions: str) -> str:
    context, text = None, ""
    for question in questions:
        found = answer(question, context=context, base=base)
        context, text = found.context, found.text
    return text


def test_two_topics_in_one_sentence_are_not_two_things_to_compare(base: EducationBase) -> None:
    assert "Which one suits" not in ask(base, "is twitching a sign of als")


def test_old_facts_are_listed_the_oldest_first(base: EducationBase) -> None:
    assert list(ages(base, date(2026, 11, 21), older_than=365)) == []
    lines = list(ages(base, date(2028, 1, 1), older_than=365))
    assert len(lines) == len(base.entries) and lines == sorted(lines, key=lambda line: line.split()[0])
