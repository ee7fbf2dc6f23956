"""What a clinician has looked at: it warns no more until something new or worse is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from signpost.decision.merging import same_time
from signpost.decision.turns import Turn
from signpost.decision.vocabulary import Levels
from signpost.findings import PLACE, Finding

if TYPE_CHECKING:
    from signpost.decision.assess import FiredRule
    from signpost.decision.case import Case


def is_seen(fired: FiredRule, case: Case, levels: Levels) -> bool:
    """Whether a clinician has seen all that a rule rests on, as it still is."""
    if not case.seen or not fired.because or fired.rule.response in levels.seen.never:
        return False
    there = [each for each in fired.because if each.status in ("present", "past")]
    return bool(there) and all(any(_is_same(was, each, levels) for was in case.seen) for each in there)


def seen_after(seen: tuple[Finding, ...], findings: tuple[Finding, ...], turn: Turn) -> tuple[Finding, ...]:
    """What a clinician has seen after a turn, of what is known then: without what is told again as new or worse."""
    told = {(each.id, each.person) for each in turn.findings if each.status == "present"}
    if "seen" in turn.acts:
        return (*seen, *(each for each in findings if (each.id, each.person) in told))
    if "returned" in turn.acts:
        return ()
    if "news" in turn.acts:
        return tuple(each for each in seen if (each.id, each.person) not in told)
    return seen


def _is_same(was: Finding, now: Finding, levels: Levels) -> bool:
    """Whether a finding is the one that was seen: the same place and time, and nothing worse."""
    if (was.id, was.person) != (now.id, now.person) or was != now and not same_time(was, now) and was.duration_days is not None:
        return False
    moved = any(getattr(was, name) is not None and getattr(now, name) not in (None, getattr(was, name)) for name in PLACE)
    worse = [(name, value) for each in levels.seen.worse for name, value in each.items()]
    return not moved and not any(_has(now, *each) and not _has(was, *each) for each in worse)


def _has(finding: Finding, name: str, value: Any) -> bool:
    found = getattr(finding, name)
    return value in found if isinstance(found, tuple) else found == value
