"""What the `unless` of a rule takes back: an instance of what the rule is about, or the whole rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from signpost.decision.conditions import YES, Facts, evaluate
from signpost.decision.rule import Rule
from signpost.findings import Finding

_ById = Mapping[str, tuple[Finding, ...]]


def counting(rule: Rule, facts: Facts) -> Facts | None:
    """The facts that count for a rule, or None when its `unless` stops it altogether.

    Where `unless` speaks of a finding that the rule itself is about, it excuses only the instance that it is true of: an old
    weakness must not hide a new one. What it says of other findings, like a known epilepsy, stops the rule.
    """
    if rule.unless is None or rule.taken_back.isdisjoint(facts.by_id) or evaluate(rule.unless, facts) is not YES:
        # An `unless` that is not true of all that is known is true of no part of it, since it never holds a `none`.
        return facts
    own = rule.taken_back & rule.affirmed_findings
    others = {name: found for name, found in facts.by_id.items() if name not in own}
    if _holds(rule, facts, others):
        return None
    left: dict[str, tuple[Finding, ...]] = {}
    for name in own & facts.by_id.keys():
        found = facts.by_id[name]
        kept = tuple(each for each in found if not _holds(rule, facts, {**others, name: (_whole(each, facts),)}))
        if len(kept) < len(found):
            left[name] = kept
    # An empty tuple says that all of it is known and none of it counts.
    return replace(facts, by_id={**facts.by_id, **left}) if left else facts


def _holds(rule: Rule, facts: Facts, by_id: _ById) -> bool:
    return rule.unless is not None and evaluate(rule.unless, replace(facts, by_id=by_id)) is YES


def _whole(each: Finding, facts: Facts) -> Finding:
    """The instance as it stands when left and right were told one after the other."""
    return each.with_(side="both") if (each.id, each.body_part) in facts.two_sided else each
