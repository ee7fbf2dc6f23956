"""The floors of children, pregnancy, the very old and those who cannot answer: nothing that is told beside a sign takes it lower."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from signpost.decision import assess, case_of, load_rulebook
from signpost.findings import Finding, finding_from
from signpost.knowledge import knowledge_root, read_folder, read_yaml
from tests.decision.quick import level_of_first

BOOK = load_rulebook()
RULES = {rule.id: rule for rule in BOOK.active}
FLOORS = read_yaml(Path(__file__).resolve().parents[2] / "docs" / "safety" / "floors.yml").data["floors"]
SOURCES = {source["id"] for document in read_folder(knowledge_root() / "sources") for source in document.data["sources"]}
SIGNS = [(floor, sign) for floor in FLOORS for sign in floor["signs"]]
COURSES = (None, "progressive", "relapsing", "stable", "improving")
KNOWN = (None, "diagnosed_migraine", "diagnosed_epilepsy", "diagnosed_als", "diagnosed_ms", "stroke_history", "diagnosed_fnd")
TRIGGERS = ((), ("stress",), ("heat",), ("standing_up",), ("exercise",))
SEVERITIES = (None, "mild", "severe")
BESIDE = ((), (Finding("panic"),), (Finding("fatigue", duration_days=400.0),), (Finding("visual_aura"),))
OLD_DAYS = 4000.0


def named(value: Mapping[str, Any]) -> str:
    return str(value.get("who", value.get("id")))


def level(*found: Finding) -> str:
    return assess(case_of(found), BOOK).level


@pytest.mark.parametrize("floor", FLOORS, ids=named)
def test_floor_names_its_sources_and_a_rule_that_rests_on_them(floor: Mapping[str, Any]) -> None:
    rests_on = {source["id"] for source in RULES[floor["rule"]].stated["sources"]}
    assert floor["sources"] and set(floor["sources"]) <= SOURCES & rests_on


@pytest.mark.parametrize(("floor", "sign"), SIGNS, ids=named)
def test_nothing_told_beside_a_sign_takes_it_below_the_floor(floor: Mapping[str, Any], sign: Mapping[str, Any]) -> None:
    given = [finding_from(each) for each in floor["given"]]
    lower = []
    for course, known, triggers, severity, beside in product(COURSES, KNOWN, TRIGGERS, SEVERITIES, BESIDE):
        found = finding_from(sign).with_(course=course, triggers=triggers, severity=severity)
        others = [each for each in (*((Finding(known),) if known else ()), *beside) if each.id != found.id]
        reached = level_of_first(case_of([*given, found, *others]), BOOK)
        if BOOK.levels.rank(reached) < BOOK.levels.rank(floor["at_least"]):
            lower.append((found, others, reached))
    assert lower[:2] == []


@pytest.mark.parametrize("floor", FLOORS, ids=named)
def test_person_alone_and_an_old_sign_of_the_rule_are_no_reason(floor: Mapping[str, Any]) -> None:
    given = [finding_from(each) for each in floor["given"]]
    assert BOOK.levels.rank(level(*given)) < BOOK.levels.rank(floor["at_least"])
    dated = [finding_from(sign).with_(duration_days=OLD_DAYS, course="stable") for sign in floor["signs"] if "duration_days" in sign]
    urgent = [each.id for each in dated if floor["rule"] in [fired.rule.id for fired in assess(case_of([*given, each]), BOOK).fired]]
    assert urgent == []


def test_numbness_of_a_child_is_excused_in_panic_under_pressure_and_after_the_dentist_alone() -> None:
    child, tingling = Finding("age", value=15.0), Finding("numbness_tingling", duration_days=7.0)
    assert level(child, tingling) == "urgent"
    assert level(child, tingling.with_(triggers=("stress",))) != "urgent"
    asleep = tingling.with_(body_part="foot", side="left", triggers=("sitting",), duration_days=0.01)
    assert level(child, asleep) == "routine"
    assert level(child, asleep.with_(body_part="face")) == "emergency"
    assert level(child, asleep.with_(duration_days=0.2)) == "urgent"
    numbed = Finding("numbing_injection", duration_days=0.1)
    assert level(child, numbed, tingling.with_(body_part="lips", duration_days=0.1)) == "routine"
    assert level(child, numbed, tingling.with_(body_part="arm", side="left", duration_days=0.1)) == "emergency"
