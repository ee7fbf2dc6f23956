"""The law of excuses: nothing told beside a danger sign of this week, or of a start not known, takes it below today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from signpost.decision import load_rulebook
from signpost.decision.assess import assess
from signpost.decision.case import Case, case_of
from signpost.decision.conditions import Atom, Condition, Range, atoms
from signpost.decision.rule import Rule
from signpost.findings import Finding, finding_from
from tests.decision.quick import level_of_first

BOOK = load_rulebook()
SIGNS = BOOK.levels.danger_signs
COURSES = (None, "progressive", "relapsing", "stable", "improving")
KNOWN = (None, "diagnosed_migraine", "diagnosed_epilepsy", "diagnosed_als", "diagnosed_ms", "diagnosed_myasthenia", "stroke_history")
TRIGGERS = (None, "heat", "stress", "alcohol", "standing_up", "exercise", "waking")
BESIDE = (
    (),
    (Finding("visual_aura"),),
    (Finding("panic"),),
    (Finding("pain", body_part="leg"),),
    (Finding("muscle_cramps"), Finding("alcohol_use")),
    (Finding("memory_change", duration_days=400.0),),
    (Finding("facial_weakness", duration_days=4000.0, course="stable"), Finding("limb_weakness", duration_days=4000.0, course="stable")),
)
DAYS_OF_A_WEEK = (0.2, 1.5, 6.9)


def named(sign: Mapping[str, Any]) -> str:
    return " ".join((sign["finding"], *map(str, sign.get("with", {}).values())))


def told(sign: Mapping[str, Any], days: float | None, **more: Any) -> Finding:
    """The sign as somebody tells it; `more` never overrides what makes it one."""
    attributes = {**{name: value for name, value in more.items() if value is not None}, **sign.get("with", {})}
    if days is not None:
        attributes["duration_days"] = days
    return finding_from({"id": sign["finding"], **attributes})


def case_with(found: Finding, *beside: Finding) -> Case:
    """The case when whatever else was asked of the sign got no answer."""
    return case_of([found, *beside], [] if found.duration_days else [f"{found.id}.duration_days", f"{found.id}.onset"])


def level_with(found: Finding, *beside: Finding) -> tuple[str, list[str]]:
    """The level, and the rules that fired."""
    assessment = assess(case_with(found, *beside), BOOK)
    return assessment.level, [each.rule.id for each in assessment.fired]


def days_of(sign: Mapping[str, Any]) -> tuple[float | None, ...]:
    return (None, *(each for each in DAYS_OF_A_WEEK if each < sign.get("within_days", 7)))


def high_enough(sign: Mapping[str, Any], level: str) -> bool:
    return BOOK.levels.rank(level) >= BOOK.levels.rank(sign.get("at_least", "urgent"))


@pytest.mark.parametrize("sign", SIGNS, ids=named)
def test_no_course_trigger_illness_or_second_sign_takes_it_below_its_level(sign: Mapping[str, Any]) -> None:
    excused = []
    for days, course, trigger, known, beside in product(days_of(sign), COURSES, TRIGGERS, KNOWN, BESIDE):
        found = told(sign, days, course=course, triggers=(trigger,) if trigger else None)
        others = [each for each in (*((Finding(known),) if known else ()), *beside) if each.id != found.id]
        level = level_of_first(case_with(found, *others), BOOK)
        if not high_enough(sign, level):
            excused.append((found, others, level))
    assert excused[:3] == []


@pytest.mark.parametrize("sign", SIGNS, ids=named)
def test_old_sign_does_not_end_at_cannot_tell(sign: Mapping[str, Any]) -> None:
    for days, course in product((10.0, 60.0, 120.0, 400.0), COURSES):
        _, rules = level_with(told(sign, days, course=course))
        assert rules != [BOOK.levels.cannot_tell["id"]], (days, course)


@pytest.mark.parametrize("sign", [each for each in SIGNS if "emergency_when" in each], ids=named)
def test_course_that_does_not_excuse_leaves_an_emergency(sign: Mapping[str, Any]) -> None:
    for course in sign["emergency_when"]["course"]:
        level, _ = level_with(told(sign, None, course=course))
        assert level == BOOK.levels.ids[0], course


def values(atom: Atom) -> dict[str, Any]:
    """Attributes that meet an atom."""
    found: dict[str, Any] = {}
    for name, wanted in atom.tests:
        if isinstance(wanted, Range):
            found[name] = wanted.at_least if wanted.at_least is not None else (wanted.below or 1) * 0.5
        elif isinstance(wanted, frozenset):
            found[name] = (sorted(wanted)[0],) if name == "triggers" else sorted(wanted)[0]
        else:
            found[name] = wanted
    return found


def alternatives(condition: Condition) -> Iterator[tuple[Atom, ...]]:
    """Each way in which an excuse can be true."""
    if isinstance(condition, Atom):
        yield (condition,)
    elif condition.needed == 1:
        for part in condition.parts:
            yield from alternatives(part)
    else:
        yield tuple(atom for atom, _ in atoms(condition))


EXCUSED = [rule for rule in BOOK.active if rule.unless is not None and BOOK.levels.rank(rule.level) >= BOOK.levels.rank("urgent")]


@pytest.mark.parametrize("rule", EXCUSED, ids=lambda rule: rule.id)
def test_what_excuses_a_rule_excuses_no_danger_sign_of_the_week(rule: Rule) -> None:
    assert rule.unless is not None
    for sign, way in product(SIGNS, alternatives(rule.unless)):
        own = [values(atom) for atom in way if atom.finding == sign["finding"] and atom.statuses == {"present"}]
        days = min(1.0, sign.get("within_days", 7) / 2)
        about = {name: value for each in own for name, value in each.items() if name not in ("duration_days", "person", "side")}
        if about.get("episode_minutes", float("inf")) < sign.get("except_minutes_below", 0):
            continue
        found = told(sign, days, **about)
        others = [
            Finding(atom.finding, sorted(atom.statuses)[0], **{name: value for name, value in values(atom).items() if name != "person"})
            for atom in way
            if atom.finding != sign["finding"]
        ]
        level = level_of_first(case_with(found, *others), BOOK)
        assert high_enough(sign, level), (named(sign), about, others)


def test_every_excuse_says_whom_it_protects() -> None:
    assert all(rule.stated.get("protects") for rule in BOOK.active if rule.unless is not None)


def test_what_is_an_emergency_by_itself_is_asked_about_where_only_resembled() -> None:
    alone = [
        name for rule in BOOK.emergencies for name in rule.affirmed_findings if assess(case_of([Finding(name)]), BOOK).level == "emergency"
    ]
    assert "baclofen_pump_trouble" in alone and all(map(BOOK.may_be_danger, alone))
