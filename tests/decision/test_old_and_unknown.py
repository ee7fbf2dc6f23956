"""What is old explains nothing new, and what nobody knows is never taken for harmless."""

from __future__ import annotations

import pytest

from evaluation.edges import with_edges
from signpost.decision import assess, case_of, load_rulebook
from signpost.decision.check import example_fires
from signpost.decision.examples import Example
from signpost.findings import Finding

BOOK = with_edges(load_rulebook())
OLD_AURA = Finding("visual_aura", status="past", duration_days=8000)
STROKE_SIGNS = [rule for rule in BOOK.emergencies if rule.code in ("E04", "E05")]


def level(*found: Finding, unsure: tuple[str, ...] = ()) -> str:
    return assess(case_of(found, unsure), BOOK).level


@pytest.mark.parametrize("rule", STROKE_SIGNS, ids=lambda rule: rule.id)
def test_migraine_aura_of_years_ago_excuses_no_stroke_sign(rule):
    firing = [each for each in rule.examples if each.fires]
    silenced = [each.name for each in firing if not example_fires(rule, Example("", (*each.given, OLD_AURA), True, each.unsure), BOOK)]
    assert silenced == []


@pytest.mark.parametrize("sign", ["facial_weakness", "speech_slurred", "limb_weakness"])
def test_no_aura_excuses_a_side_that_was_weak(sign):
    passed = Finding(sign, status="past", side="left", duration_days=0.2)
    assert level(passed, Finding("visual_aura", status="past", duration_days=0.2)) == "emergency"


@pytest.mark.parametrize("sign", ["vomiting", "daytime_sleepiness", "limb_weakness", "numbness_tingling", "blood_thinner"])
def test_injury_whose_place_nobody_knows_counts_like_one_of_the_head(sign):
    head, somewhere = Finding("injury", body_part="head", duration_days=1), Finding("injury", duration_days=1)
    hit, unknown = level(head, Finding(sign)), level(somewhere, Finding(sign), unsure=("injury.body_part",))
    assert BOOK.levels.rank(unknown) >= BOOK.levels.rank(hit)


def test_injury_of_a_limb_is_not_taken_for_one_of_the_head():
    assert level(Finding("injury", body_part="ankle", duration_days=1), Finding("daytime_sleepiness")) != "emergency"


def test_machine_that_stopped_is_an_emergency_until_breathing_is_easy_without_it():
    stopped = Finding("ventilator_failure", person="other")
    assert level(stopped) == "emergency"
    assert level(stopped, Finding("breathlessness", status="absent", person="other")) == "urgent"


@pytest.mark.parametrize(("months", "expected"), [(2.9, "emergency"), (3, "urgent"), (11, "urgent"), (13, "routine")])
def test_fever_of_a_baby_is_judged_by_its_age(months, expected):
    assert level(Finding("age", value=months / 12), Finding("fever", duration_days=0.5)) == expected


def test_choking_on_food_for_months_in_a_known_illness_is_urgent_and_no_choking_right_now():
    assert level(Finding("diagnosed_als"), Finding("choking", course="relapsing", duration_days=90)) == "urgent"
