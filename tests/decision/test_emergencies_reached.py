"""How soon an interview reaches an emergency when people tell only what troubles them most, and answer truly."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from benchmarks.interview import end_of, interview
from benchmarks.people import Person, people, whole_truth
from evaluation.edges import with_edges
from signpost.decision import load_rulebook
from signpost.decision.conditions import Atom, Condition, atoms

BOOK = with_edges(load_rulebook())
WITHIN = 6
# A list of at least so many signs goes along with a complaint; people tell the complaint.
LIST = 4


def accompanying(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Atom):
        return
    if condition.word == "any" and len(condition.parts) >= LIST:
        yield from (atom.finding for atom, _ in atoms(condition))
        return
    for part in condition.parts:
        yield from accompanying(part)


def openings(rule) -> list[Person]:
    """People of whom a firing example is true, and who tell a complaint that the rule is about, as the example has it."""
    listed = set(accompanying(rule.when))
    found = []
    for example in rule.examples:
        given = [each.with_(person="self") for each in example.given]
        if not example.fires or max(Counter(each.id for each in given).values()) > 1:
            continue
        complaints = [each for each in given if each.status in ("present", "past") and each.id not in BOOK.levels.background]
        truth = whole_truth({each.id: each for each in given}, BOOK)
        found += [Person(truth, (each,)) for each in complaints if each.id not in listed] or [Person(truth, (each,)) for each in complaints]
    return found


def is_found_in_time(person: Person) -> bool:
    return end_of(person, BOOK, random.Random(1), most=WITHIN) == "emergency"


def test_most_emergencies_of_the_examples_are_reached_within_six_questions():
    """The examples are edges: each member of a long list has one of its own, and the rare members come late or never."""
    everybody = [person for rule in BOOK.emergencies for person in openings(rule)]
    some = random.Random(4).sample(everybody, 200)
    assert sum(map(is_found_in_time, some)) >= 0.66 * len(some)


def test_emergency_rule_is_reached_within_six_questions_from_its_complaint():
    assert [rule.id for rule in BOOK.emergencies if not any(map(is_found_in_time, openings(rule)))] == []


def test_simulated_emergencies_that_have_to_do_with_the_complaint_are_found_in_time():
    """Of 600 people some 150 count, and one in two of them is made of an example, which is an edge: a few rare ones must not decide.

    Rules for rare illnesses and treatments bring people whose illness no question asks about (lithium, a narrowed neck artery, an
    operation on the head): the last question names illness, operation and medicine, and what is told there counts. With 5,400 people
    and the rules of November 2026, 94 in 100 are found by the questions; the bounds lie three standard errors of the smaller
    sample below.
    """
    met = [interview(each, BOOK, random.Random(index), unsure=0) for index, each in enumerate(people(BOOK, 600, seed=9))]
    true = [each for each in met if each.truth == "emergency" and not each.apart]
    found = [each for each in true if each.level == "emergency"]
    assert len(found) >= 0.87 * len(true)
    assert sum(each.after_read_back == "emergency" for each in true) >= 0.9 * len(true)
    assert sum(len(each.questions) <= WITHIN for each in found) >= 0.92 * len(found)


def test_what_is_named_at_the_read_back_never_lowers_and_mostly_finds_what_stood_apart():
    """Of 400 people some 40 count, so that no single rule decides: 28 of 35, 31 of 38 and 31 of 33 with three seeds."""
    rank = BOOK.levels.rank
    met = [interview(each, BOOK, random.Random(index)) for index, each in enumerate(people(BOOK, 400, seed=3))]
    assert all(rank(each.after_read_back) >= rank(each.level) for each in met)
    apart = [each for each in met if each.apart and rank(each.level) < rank(each.truth)]
    assert sum(rank(each.after_read_back) >= rank(each.truth) for each in apart) > 0.7 * len(apart)
