"""Every rule can be reached by telling one complaint and answering the questions truly."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from benchmarks.interview import end_of
from benchmarks.people import Person, whole_truth
from evaluation.edges import with_edges
from signpost.decision import load_rulebook
from signpost.decision.rule import Rule

BOOK = with_edges(load_rulebook())


def tellers(rule: Rule) -> Iterator[Person]:
    """People of whom a firing example is true: they tell who they are, and one complaint of it or none."""
    for example in rule.examples:
        given = [each.with_(person="self") for each in example.given]
        if not example.fires or max(Counter(each.id for each in given).values()) > 1:
            continue
        truth = whole_truth({each.id: each for each in given}, BOOK)
        told = [each for each in given if each.status in ("present", "past")]
        background = tuple(each for each in told if each.id in BOOK.levels.background)
        complaints = [each for each in told if each.id not in BOOK.levels.background]
        yield from (Person(truth, (each, *background)) for each in complaints)
        if not complaints:
            yield Person(truth, background)


@pytest.mark.parametrize("level", BOOK.levels.ids[1:])
def test_rule_is_reached_by_an_interview(level):
    """Somebody each is about ends at its level or above; of an emergency test_emergencies_reached.py asks more."""
    rank = BOOK.levels.rank
    rules = [rule for rule in BOOK.active if rule.level == level]
    unreached = [r.id for r in rules if not any(rank(end_of(each, BOOK, random.Random(1))) >= rank(level) for each in tellers(r))]
    assert unreached == []
