"""What `unless` takes back: only the instance that it is true of, where the rule itself is about that finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from evaluation.edges import with_edges
from signpost.decision import load_rulebook
from signpost.decision.assess import facts_for, fires
from signpost.decision.case import case_of
from signpost.decision.conditions import Atom, Group, Range, facts_of
from signpost.decision.excuses import counting
from signpost.decision.rule import Rule
from signpost.findings import Finding

BOOK = with_edges(load_rulebook())
WITH_UNLESS = [rule for rule in BOOK.active if rule.unless is not None]
NEW = Finding("limb_weakness", onset="sudden", duration_days=1.0)
OLD = Finding("limb_weakness", duration_days=700.0)
SUDDEN = Atom("limb_weakness", tests=(("onset", frozenset({"sudden"})),))
LONG = Atom("limb_weakness", tests=(("duration_days", Range(at_least=28)),))
LEFT = Atom("limb_weakness", tests=(("side", frozenset({"left", "right"})),))


def rule(when, unless) -> Rule:
    return replace(BOOK.active[0], when=when, unless=unless)


def left_over(unless, *found: Finding) -> list[Finding] | None:
    facts = counting(rule(SUDDEN, unless), facts_of(found))
    return None if facts is None else [each for instances in facts.by_id.values() for each in instances]


def test_instance_that_unless_is_true_of_does_not_count():
    assert left_over(LONG, OLD) == []
    assert left_over(LONG, NEW, OLD) == [NEW]


def test_nothing_is_taken_back_where_unless_is_not_known_to_be_true():
    assert left_over(LONG, Finding("limb_weakness")) == [Finding("limb_weakness")]
    assert left_over(LONG, Finding("headache")) == [Finding("headache")]


def test_other_finding_stops_the_whole_rule():
    assert left_over(Atom("injury"), NEW, Finding("injury")) is None
    assert left_over(Atom("injury"), NEW, Finding("injury", "past")) == [NEW, Finding("injury", "past")]


def test_other_finding_and_own_instance_together_take_the_instance_back():
    both = Group("all", (LONG, Atom("injury")), 2)
    assert left_over(both, NEW, OLD) == [NEW, OLD]
    assert left_over(both, NEW, OLD, Finding("injury")) == [NEW, Finding("injury")]


def test_left_and_right_told_one_after_the_other_are_not_one_side():
    left, right = NEW.with_(side="left"), NEW.with_(side="right")
    assert left_over(LEFT, left) == []
    assert left_over(LEFT, left, right) == [left, right]
    assert left_over(LEFT, left, right.with_(body_part="leg")) == []


def others(each: Rule) -> Iterator[Finding]:
    """Instances that could stand beside what an example gives: older, over, feared, denied in one place, or as another example has it."""
    own = each.taken_back & each.affirmed_findings
    for name in sorted(own):
        for status in ("present", "past", "hypothetical", "unknown"):
            yield Finding(name, status, duration_days=3650.0)
            yield Finding(name, status, onset="gradual", course="stable", severity="mild", fluctuating=True, duration_days=400.0)
        yield Finding(name, "absent", side="left", body_part="toe")
    yield from (found for example in each.examples for found in example.given if found.id in own and found.status != "absent")
    yield from (Finding(name, "hypothetical", duration_days=3650.0) for name in sorted(each.taken_back - own))


@pytest.mark.parametrize("each", WITH_UNLESS, ids=lambda each: each.id)
def test_another_instance_never_takes_a_rule_back(each):
    """For every example that fires and every instance that could stand beside it, the rule still fires."""
    beside = dict.fromkeys(others(each))
    silenced = [
        (example.name, other)
        for example in each.examples
        if example.fires
        for person in [example.given[0].person]
        for other in beside
        for case in [case_of([*example.given, other.with_(person=person)], example.unsure)]
        if not fires(each, facts_for(case, person, BOOK), BOOK.levels)
    ]
    assert silenced == []


@pytest.mark.parametrize("each", WITH_UNLESS, ids=lambda each: each.id)
def test_what_is_true_of_somebody_else_never_takes_a_rule_back(each):
    theirs = [Finding(name, person="other", duration_days=3650.0, course="stable") for name in sorted(each.taken_back)]
    for example in each.examples:
        mine = [found.with_(person="self") for found in example.given]
        case = replace(case_of([*mine, *theirs], example.unsure), subject="self")
        assert fires(each, facts_for(case, "self", BOOK), BOOK.levels) == fires(
            each, facts_for(replace(case, findings=tuple(mine)), "self", BOOK), BOOK.levels
        )
