"""Where knowledge is enough: each sign that was told is one that nearly everybody has, or that is old and unchanged, or over.

A rule says so under `enough`. It counts only while that is known, and only where nothing else was told that a visit would be for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from signpost.decision.conditions import YES, Facts, evaluate, witnesses
from signpost.decision.vocabulary import Enough
from signpost.findings import Finding

if TYPE_CHECKING:
    from signpost.decision.assess import FiredRule

# The level that says so; a rule of this level is itself no more than knowledge.
INFORMATION = "information"
_TOLD = ("present", "past")


def knowledge_is_enough(fired: Iterable[FiredRule], facts: Facts, limits: Enough) -> bool:
    """Whether every rule that fired for a person says that knowledge is enough, of all that was told of that person.

    What was told beside it and is no part of those rules, such as a pregnancy or a second sign, takes that back: it may make the
    same sign weigh more.
    """
    accounted: set[Finding] = set()
    for each in fired:
        covered = set(each.because) if each.rule.level == INFORMATION else _covered(each, facts)
        if not set(each.because) <= covered:
            return False
        accounted |= covered
    told = {found for instances in facts.by_id.values() for found in instances if found.status in _TOLD}
    return bool(accounted) and _is_of_age(facts, limits) and all(each in accounted or each.id in limits.beside for each in told)


def _covered(fired: FiredRule, facts: Facts) -> set[Finding]:
    """What a rule says that knowledge is enough for; nothing while that is not known."""
    stated = fired.rule.enough
    return set(witnesses(stated, facts)) if stated is not None and evaluate(stated, facts) is YES else set()


def _is_of_age(facts: Facts, limits: Enough) -> bool:
    """Whether the person is not known to be a small child or very old."""
    ages = [each.value for each in facts.by_id.get("age", ()) if each.value is not None]
    return all(limits.from_years <= age < limits.below_years for age in ages)
