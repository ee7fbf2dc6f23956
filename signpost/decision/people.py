"""Whom a case is about where several people are told of: each has what was asked about them kept apart from the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from signpost.decision.merging import add
from signpost.decision.turns import Turn
from signpost.findings import OTHERS, PERSONS, Finding
from signpost.relatives import relatives

if TYPE_CHECKING:
    from signpost.decision.case import Case

_FAMILY, _KNOWN = "family_history_", "diagnosed_"
_SELF = PERSONS[0]
# Who says so has everything that was told; who turns to somebody in so many words speaks of somebody after all.
NOBODY_ELSE, _FOR_OTHER = "nobody_else", "for_other"


def of_subject(turn: Turn, subject: str) -> Turn:
    """The turn with what answers a question about somebody else told of them, unless the writer or another one is named.

    "A bit wobbly" and "headaches too" name nobody.
    """
    of_writer = "speaks_of_self" in turn.acts and "observes" not in turn.acts
    if subject not in OTHERS or not turn.question_id or of_writer:
        return turn
    named = {place for place, _ in turn.relatives}
    kept = [each.id.startswith(_FAMILY) or each.person in named for each in turn.findings]
    told = tuple(each if keep else each.with_(person=subject) for keep, each in zip(kept, turn.findings, strict=True))
    return replace(turn, findings=told)


def turned_to(case: Case, turn: Turn) -> str:
    """Who it is that somebody turns the talk to with "now about my dad", or with "now about them" alone."""
    if turn.relatives:
        return turn.relatives[-1][0]
    if _FOR_OTHER in turn.acts:
        waits = [each.subject for each in case.waiting if each.subject in OTHERS]
        if waits:
            return waits[0]
    told = (person for person in OTHERS if case.facts(person))
    return case.subject if case.subject in OTHERS else next(told, OTHERS[0])


def with_waiting(case: Case, subject: str) -> Case:
    """The case about this person, with what was asked about everybody else kept beside it."""
    kept = {each.subject: each for each in (*case.waiting, replace(case, findings=(), aside=None))}
    told = [person for person in PERSONS if case.facts(person)]
    waits = [kept.get(person, type(case)(subject=person)) for person in dict.fromkeys([*kept, *told]) if person != subject]
    known = kept.get(subject, type(case)(subject=subject))
    aside = chained(waits)
    return replace(known, findings=case.findings, seen=case.seen, named=case.named, others=case.others, aside=aside, alone=case.alone)


def subject_of(findings: Iterable[Finding]) -> str:
    """The person the questions are about: somebody else only when nothing was told about the writer."""
    # Who tells of an illness in the family tells of a relative.
    told = {each.person for each in findings if each.status in ("present", "past") and not each.id.startswith(_FAMILY)}
    return next((each for each in PERSONS if each in told), PERSONS[0])


def all_of_writer(case: Case, turn: Turn) -> Case:
    """The case after "there is no other person": the writer has what was told, and nobody waits; as it is where that is not said.

    What the writer denied stays denied, and an illness that was told of somebody by name ("my husband has MND") stays theirs.
    """
    if NOBODY_ELSE not in turn.acts:
        return replace(case, alone=False) if case.alone and _FOR_OTHER in turn.acts else case
    own = list(case.facts(_SELF))
    denied = {each.id for each in (*own, *turn.findings) if each.status == "absent" and each.person == _SELF}
    nameless = {"", *relatives().pronouns.values()}
    theirs = [each for each in case.findings if each.id.startswith(_KNOWN) and case.others.get(each.person, "") not in nameless]
    for each in case.findings:
        if each.person != _SELF and each.status != "absent" and each.id not in denied and each not in theirs:
            own, _ = add(own, each.with_(person=_SELF))
    asked: dict[str, int] = {}
    for waits in (*case.waiting, case):
        asked |= waits.asked
    return replace(case, findings=(*own, *theirs), subject=_SELF, asked=asked, aside=None, others={}, alone=True)


def brought_back(case: Case, subject: str, told: Collection[str]) -> Case:
    """The case in which nobody of whom something was just told waits any more."""
    return replace(case, subject=subject, aside=chained(each for each in case.waiting if each.subject not in told))


def chained(cases: Iterable[Case]) -> Case | None:
    """Cases one behind the other, as `aside` holds them; None without any."""
    found: Case | None = None
    for each in reversed(list(cases)):
        found = replace(each, aside=found)
    return found
