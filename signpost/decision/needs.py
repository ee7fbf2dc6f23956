"""What has to be known before a condition can hold: a look at this spares judging most rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from signpost.decision.conditions import Atom, Condition, Facts, atoms


class Need(NamedTuple):
    """Findings of which one at least has to be known; not only as absent, where one has to be `there`."""

    findings: frozenset[str]
    there: bool


def met(needs: Iterable[Need], facts: Facts) -> bool:
    """Whether enough is known; a condition may still not hold."""
    for findings, there in needs:
        if findings.isdisjoint(facts.possible if there else facts.told):
            return False
    return True


def required(condition: Condition) -> tuple[Need, ...]:
    """What has to be known before the condition can hold."""
    if isinstance(condition, Atom):
        return (_need(condition, denied=False),)
    if condition.negative:
        return tuple(_need(part, denied=True) for part in condition.parts)
    if condition.needed == len(condition.parts):
        return tuple(dict.fromkeys(need for part in condition.parts for need in required(part)))
    return (_need(condition, denied=False),)


def _need(condition: Condition, *, denied: bool) -> Need:
    """That something of a condition is known; where all of it speaks of what is there, that it is not only known to be absent."""
    found = tuple(atoms(condition, denied))
    there = not any(negative or "absent" in atom.statuses for atom, negative in found)
    return Need(frozenset(atom.finding for atom, _ in found), there)
