"""A rule that holds is never passed over by the quick look at what it needs."""

from __future__ import annotations

import random

from benchmarks.people import people
from signpost.decision import Case, load_rulebook
from signpost.decision.assess import facts_for, fires, open_rules
from signpost.decision.conditions import Atom, Group, facts_of
from signpost.decision.needs import met, required
from signpost.findings import Finding

BOOK = load_rulebook()


def test_every_rule_that_fires_for_a_person_can_hold() -> None:
    chance, fired = random.Random(11), 0
    asked = sorted(BOOK.questions)
    for person in people(BOOK, 150, seed=11):
        case = person.full_case
        unsure = frozenset(chance.sample(asked, 12))
        for known in (case, Case(case.findings, case.subject, settled=unsure, asked=dict.fromkeys(unsure, 1))):
            facts = facts_for(known, known.subject, BOOK)
            looked_at = {rule.id for rule in BOOK.near.may_fire(facts)}
            assert {rule.id for rule in BOOK.near.may_fire(facts, emergencies=True)} == looked_at & {rule.id for rule in BOOK.emergencies}
            for rule in BOOK.active:
                if fires(rule, facts, BOOK.levels):
                    fired += 1
                    assert rule.id in looked_at, (rule.id, known.findings)
    assert fired > len(BOOK.active)


def test_every_example_of_a_rule_can_hold() -> None:
    for rule in BOOK.active:
        for example in rule.examples:
            facts = facts_of(example.given)
            assert rule.can_hold(facts) or not fires(rule, facts, BOOK.levels), rule.id


def test_rules_that_are_spoken_for_name_something_that_is_there_in_their_order() -> None:
    facts = facts_of([Finding("foot_drop"), Finding("fever", status="absent")])
    assert list(BOOK.near.spoken_for(facts)) == [rule for rule in BOOK.active if "foot_drop" in rule.affirmed_findings]
    assert not list(BOOK.near.spoken_for(facts_of([])))


def test_what_was_denied_or_never_told_cannot_be_there() -> None:
    needs = required(Atom("thunderclap_headache"))
    assert not met(needs, facts_of([]))
    assert not met(needs, facts_of([Finding("thunderclap_headache", status="absent")]))
    assert met(needs, facts_of([Finding("thunderclap_headache")]))
    assert met(needs, facts_of([], settled=["thunderclap_headache"]))


def test_what_has_to_be_denied_must_be_known() -> None:
    needs = required(Group("none", (Atom("fever"), Atom("headache")), needed=2, negative=True))
    assert not met(needs, facts_of([Finding("fever", status="absent")]))
    assert met(needs, facts_of([Finding("fever", status="absent"), Finding("headache", status="absent")]))


def test_rules_of_other_findings_are_not_open() -> None:
    facts = facts_of([Finding("foot_drop")])
    found = {each.rule.id for each in open_rules(BOOK.active, facts, BOOK.levels)}
    assert found
    assert found <= {rule.id for rule in BOOK.active if "foot_drop" in rule.findings}
