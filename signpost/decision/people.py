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
NOBODY_ELSE, NOT_ME, _FOR_OTHER = "nobody_else", "not_me", "for_other"


def of_subject(turn: Turn, subject: str) -> Turn:
    """The turn with what it tells in a talk about somebody else told of them, unless the writer or another one is named.

    "A bit wobbly" and "headaches too" name nobody, and neither does an illness that runs in the family; "it isn't me with the
    numb hand" denies it of the writer alone.
    """
    if subject not in OTHERS or "speaks_of_self" in turn.acts or "for_self" in turn.acts and NOT_ME not in turn.acts:
        return turn
    named = {place for place, _ in turn.relatives}
    stays = {each for each in turn.findings if each.person in named or NOT_ME in turn.acts and each.status == "absent"}
    return replace(turn, findings=tuple(each if each in stays else each.with_(person=subject) for each in turn.findings))


def turned_to(case: Case, turn: Turn) -> str:
    """Who it is that somebody turns the talk to with "now about my dad", or with "now about them" alone."""
    if turn.relatives:
        return turn.relatives[-1][0]
    waits = [each.subject for each in case.waiting if _FOR_OTHER in turn.acts]
    told = [person for person in OTHERS if case.facts(person) or person in case.others]
    told += OTHERS[:1] if NOT_ME not in turn.acts else ()
    return next((person for person in (*waits, case.subject, *told) if person in OTHERS), case.subject)


def not_mine(case: Case, turn: Turn) -> Case:
    """The case after "not me, my dad": the writer has none of what is told of them, and does not wait."""
    theirs = {each.id for each in turn.findings if each.person in OTHERS and each.status != "absent"}
    aside = chained(each for each in case.waiting if each.subject != _SELF)
    return replace(case, findings=tuple(each for each in case.findings if each.person != _SELF or each.id not in theirs), aside=aside)


def with_waiting(case: Case, subject: str) -> Case:
    """The case about this person, with what was asked about everybody else kept beside it."""
    kept = {each.subject: each for each in (*case.waiting, replace(case, findings=(), aside=None))}
    told = [person for person in PERSONS if case.facts(person)]
    waits = [kept.get(person, type(case)(subject=person)) for person in dict.fromkeys([*kept, *told]) if person != subject]
    known = kept.get(subject, type(case)(subject=subject))
    aside = chained(waits)
    return replace(known, findings=case.findings, seen=case.seen, named=case.named, others=case.others, aside=aside)


def subject_of(findings: Iterable[Finding]) -> str:
    """The person the questions are about: somebody else only when nothing was told about the writer."""
    # Who tells of an illness in the family tells of a relative.
    told = {each.person for each in findings if each.status in ("present", "past") and not each.id.startswith(_FAMILY)}
    return next((each for each in PERSONS if each in told), PERSONS[0])


def all_mine(case: Case, turn: Turn) -> Case:
    """The case after "there is no other person": the writer has what was told, and nobody waits.

    What the writer denied stays denied, and an illness that was told of somebody by name ("my husband has MND") stays theirs.
    """
    own = list(case.facts(_SELF))
    denied = {each.id for each in (*own, *turn.findings) if each.status == "absent" and each.person == _SELF}
    nameless = {"", *relatives().pronouns.values()}
    theirs = [each for each in case.findings if each.id.startswith(_KNOWN) and case.others.get(each.person, "") not in nameless]
    for each in case.findings:
        if each.person != _SELF and each.status != "absent" and each.id not in denied and each not in theirs:
            own, _ = add(own, each.with_(person=_SELF))
    asked = {name: count for each in (*case.waiting, case) for name, count in each.asked.items()}
    return replace(case, findings=(*own, *theirs), subject=_SELF, asked=asked, aside=None, others={})


def brought_back(case: Case, subject: str, told: Collection[str]) -> Case:
    """The case in which nobody of whom something was just told waits any more."""
    return replace(case, subject=subject, aside=chained(each for each in case.waiting if each.subject not in told))


def chained(cases: Iterable[Case]) -> Case | None:
    """Cases one behind the other, as `aside` holds them; None without any."""
    found: Case | None = None
    for each in reversed(list(cases)):
        found = replace(each, aside=found)
    return found
