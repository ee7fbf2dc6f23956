"""Comparisons and what follows an answer: one row, two named things, one facet of what was shown before."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.education import EducationBase, answer
from signpost.education.ages import ages


def ask(base: EducationBase, *questions: str) -> str:
    context, text = None, ""
    for question in questions:
        found = answer(question, context=context, base=base)
        context, text = found.context, found.text
    return text


def test_one_row_of_a_comparison_is_said_when_one_is_asked(base: EducationBase) -> None:
    found = answer("spinal fluid in als and ms", base=base)
    assert found.entry is not None and len(found.entry.table) == 2
    assert found.text.startswith("Spinal fluid: in ALS")


def test_two_named_medicines_are_compared(base: EducationBase) -> None:
    text = ask(base, "riluzole or edaravone?")
    assert "Riluzole is" in text and "Edaravone is" in text


def test_two_topics_in_one_sentence_are_not_two_things_to_compare(base: EducationBase) -> None:
    assert "Which one suits" not in ask(base, "is twitching a sign of als")


@pytest.mark.parametrize(
    ("first", "then", "part_of_it"),
    [
        ("what is riluzole", "side effects?", "feeling weak or sick"),
        ("what is riluzole", "how much?", "58 instead of 49"),
        ("what is tofersen", "how is it given?", "spinal fluid"),
        ("lumbar puncture", "does it hurt?", "stings"),
        ("lumbar puncture", "how long does it take?", "30 to 45 minutes"),
        ("what is als", "why?", "nobody knows why ALS starts"),
        ("does als cause dementia", "and in MS?", "not the dementia of old age"),
        ("can i get pregnant with ms", "and with als?", "ALS does not harm fertility"),
        ("what causes ms", "shorter please", "No single cause is known"),
    ],
)
def test_follow_up_asks_for_one_facet(base: EducationBase, first: str, then: str, part_of_it: str) -> None:
    assert part_of_it in ask(base, first, then)


def test_more_after_a_single_fact_tells_the_entry(base: EducationBase) -> None:
    before = answer("is als contagious", base=base)
    found = answer("more", context=before.context, base=base)
    assert found.part == "more" and "You can hug" in found.text and "EBV" in found.text


def test_shorter_says_one_sentence(base: EducationBase) -> None:
    text = ask(base, "what is ms", "one sentence")
    assert text.count(".") == 1


def test_old_facts_are_listed_the_oldest_first(base: EducationBase) -> None:
    assert list(ages(base, date(2026, 11, 21), older_than=365)) == []
    lines = list(ages(base, date(2028, 1, 1), older_than=365))
    assert len(lines) == len(base.entries) and lines == sorted(lines, key=lambda line: line.split()[0])
