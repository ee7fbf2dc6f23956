"""Finds the rules that what is known may touch, so that most are never looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from signpost.decision.conditions import YES, Facts, evaluate, facts_of
from signpost.findings import Finding

if TYPE_CHECKING:
    from signpost.decision.rule import Rule


class RuleIndex:
    """The active rules and the emergencies among them, by what is known."""

    def __init__(self, active: Iterable[Rule], emergencies: Iterable[Rule]) -> None:
        active, emergencies = tuple(active), tuple(emergencies)
        self._active = _ByFinding((each, each.wanted) for each in active)
        self._emergencies = _ByFinding((each, each.wanted) for each in emergencies)
        self._affirmed = _ByFinding((each, each.affirmed_findings) for each in active)
        self._emergency_rules = emergencies

    @cached_property
    def grave(self) -> frozenset[str]:
        """The findings each of which is an emergency by itself, whatever else is known."""
        alone = ((rule, name) for rule in self._emergency_rules for name in rule.affirmed_findings)
        return frozenset(name for rule, name in alone if evaluate(rule.when, facts_of([Finding(name)])) is YES)

    def may_fire(self, facts: Facts, *, emergencies: bool = False) -> Iterator[Rule]:
        """The rules, or the emergencies among them, of which enough is known."""
        rules = self._emergencies if emergencies else self._active
        return (each for each in rules.wanting(facts.told) if each.can_hold(facts))

    def spoken_for(self, facts: Facts) -> Iterator[Rule]:
        """The rules that name something which is known, and not only as absent."""
        return self._affirmed.wanting(facts.possible)


class _ByFinding:
    """Rules in their order, found by the findings of which each wants one at least; what wants none is always found."""

    def __init__(self, rules: Iterable[tuple[Rule, Iterable[str] | None]]) -> None:
        self._rules: list[Rule] = []
        self._always: list[int] = []
        self._places: dict[str, list[int]] = {}
        for place, (rule, wanted) in enumerate(rules):
            self._rules.append(rule)
            for finding in wanted or ():
                self._places.setdefault(finding, []).append(place)
            if wanted is None:
                self._always.append(place)

    def wanting(self, findings: Iterable[str]) -> Iterator[Rule]:
        """The rules that want one of these findings."""
        places = set(self._always)
        for finding in findings:
            places.update(self._places.get(finding, ()))
        return (self._rules[place] for place in sorted(places))
