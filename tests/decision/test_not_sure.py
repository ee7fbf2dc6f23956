"""Not knowing counts as danger only where a rule says why, and it is never taken for harmless."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.edges import _ways, with_edges
from evaluation.not_sure import ways
from signpost.decision import Rulebook, assess, case_of, load_rulebook
from signpost.decision.check import example_fires
from signpost.decision.conditions import atoms
from signpost.decision.examples import Example
from signpost.decision.rule import Rule
from signpost.findings import Finding

BOOK = with_edges(load_rulebook())
ASSUMING = [rule for rule in BOOK.active if rule.not_sure]
CONDITIONAL = [rule for rule in ASSUMING if rule.not_sure and rule.not_sure.conditions]
EXCUSING = [rule for rule in CONDITIONAL if rule.not_sure and rule.not_sure.unless]


def test_each_rule_that_takes_not_sure_for_danger_says_why():
    marked = [rule for rule in BOOK.active if any(atom.fires_when_unknown for atom, _ in atoms(rule.when))]
    assert marked == ASSUMING
    reasons = [rule.not_sure.because for rule in BOOK.emergencies if rule.not_sure]
    assert all(len(each.split()) >= 6 for each in reasons)


@pytest.mark.parametrize("rule", CONDITIONAL, ids=lambda rule: rule.id)
def test_what_speaks_against_danger_changes_nothing_that_is_known(rule: Rule):
    """Only what was asked in vain is looked at otherwise; what was told decides as ever."""
    plain = replace(rule, not_sure=None)
    known = [each for each in rule.examples if not each.unsure]
    assert [example_fires(rule, each, BOOK) for each in known] == [example_fires(plain, each, BOOK) for each in known]


@pytest.mark.parametrize("rule", EXCUSING, ids=lambda rule: rule.id)
def test_who_is_not_warned_for_not_knowing_is_still_seen_today(rule: Rule):
    assert rule.not_sure and rule.not_sure.unless
    resting = [each for each in rule.examples if each.fires and each.unsure]
    assert resting
    for way in _ways(rule.not_sure.unless):
        for each in resting:
            asked = {*each.unsure, *(f"{found.id}.{name}" for found in each.given for name in ("onset", "duration_days"))}
            level = assess(case_of([*each.given, *way], asked), BOOK).level
            assert BOOK.levels.rank(level) >= BOOK.levels.rank("urgent"), (each.name, way)


def test_more_is_never_taken_for_danger_now_than_where_every_not_sure_was():
    before = ways(BOOK)["before"]
    for rule in CONDITIONAL:
        once = before.rule(rule.id)
        assert all(example_fires(once, each, BOOK) for each in rule.examples if example_fires(rule, each, BOOK))


def test_place_that_nobody_knows_counts_as_the_head_only_beside_a_recent_blow_or_a_sign_of_the_head():
    def level(*found: Finding) -> str:
        return assess(case_of(found, ("injury.body_part", "injury.duration_days")), BOOK).level

    assert level(Finding("injury"), Finding("confusion")) == "emergency"
    assert level(Finding("injury", duration_days=3), Finding("hearing_loss")) == "emergency"
    assert level(Finding("injury"), Finding("hearing_loss")) != "emergency"


def test_unless_and_only_with_of_a_small_rule(small: Rulebook):
    rule = small.rules[0]
    asked = ("limb_weakness.onset", "limb_weakness.duration_days")
    grown, child = Finding("age", value=40.0), Finding("age", value=9.0)
    weak = Finding("limb_weakness")
    assert example_fires(rule, Example("", (weak,), True, asked), small)
    assert example_fires(rule, Example("", (weak, grown), True, asked), small)
    assert not example_fires(rule, Example("", (weak, child), True, asked), small)
    assert rule.not_sure is not None
    turned = replace(rule, not_sure=replace(rule.not_sure, unless=None, only_with=rule.not_sure.unless))
    assert not example_fires(turned, Example("", (weak,), True, asked), small)
    assert example_fires(turned, Example("", (weak, child), True, asked), small)
