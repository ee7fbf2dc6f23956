"""An assessment on its way from the action server to the Rasa server, which then need not assess the same case again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.decision.assess import Assessment, FiredRule, assessment_of
from signpost.decision.case import Case
from signpost.decision.own_team import with_own_team
from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook


def carried(assessment: Assessment, case: Case) -> list[dict[str, Any]]:
    """The rules that fired, JSON-ready; each names the findings that it rests on by their places in the case."""
    places = {each: place for place, each in enumerate(case.findings)}
    return [
        {"rule": each.rule.id, "person": each.person, "watch": each.watch, "because": [places[found] for found in each.because]}
        for each in assessment.fired
    ]


def assessment_from(rows: Iterable[Mapping[str, Any]], case: Case, rulebook: Rulebook) -> Assessment:
    """The assessment that was carried, of this case; raises KeyError for a rule that this rule book lacks."""
    fired = [
        FiredRule(_rule(each["rule"], rulebook), each["person"], tuple(case.findings[place] for place in each["because"]), each["watch"])
        for each in rows
    ]
    return assessment_of(with_own_team(fired, case, rulebook.levels.own_team), rulebook.levels)


def _rule(name: str, rulebook: Rulebook) -> Rule:
    unclear = rulebook.cannot_tell
    return unclear if unclear is not None and unclear.id == name else rulebook.rule(name)
