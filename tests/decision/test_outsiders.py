"""People who know only the ids of the contract still end at a sensible level, in few questions."""

from __future__ import annotations

import pytest

from signpost.decision import load_rulebook
from tests.decision.outsiders import CONTRACT, Outsider, outsiders, visit

BOOK = load_rulebook()
PEOPLE = outsiders()


def test_people_know_only_the_contract():
    told = {found for person in PEOPLE for found in person.facts} - {"age"}
    assert len(PEOPLE) >= 30 and told <= CONTRACT


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_outsider_ends_at_a_sensible_level_and_an_emergency_within_six_questions(person: Outsider):
    found = visit(person, BOOK)
    assert found.level in person.levels, (found.asked, found.rules)
    assert len(found.asked) <= (6 if person.levels == ("emergency",) else BOOK.levels.interview.questions_at_most)


def test_outsiders_are_asked_few_questions():
    counts = sorted(len(visit(person, BOOK).asked) for person in PEOPLE)
    assert counts[len(counts) // 2] <= 7
