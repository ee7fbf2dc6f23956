"""Whom a talk goes on with where two or more people have complaints: each has a case and a level of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signpost.decision import Case, Folding, Turn, assess, load_rulebook, turn_from
from signpost.decision.turns import LEADS
from signpost.findings import OTHERS, PERSONS, Finding

_TODAY = "urgent"
# A sign of danger that is older has mostly been looked at.
_DAYS = 7.0


def led(before: Folding, turn: Mapping[str, Any]) -> Mapping[str, Any]:
    """The turn with the act that says whom the talk goes on with; as it is where one person alone has complaints, or all are apart."""
    told = {str(each.get("person", "self")) for each in turn.get("findings", ()) if each.get("status") == "present"}
    if not told or len(told.union(each.person for each in before.case.findings if _is_complaint(each))) < 2:
        # Of one of them nothing was told: most turns end here, and need not be folded to see it.
        return turn
    case = before.after(turn).case
    apart = {case.subject, *(each.subject for each in case.waiting)} if case.aside else frozenset[str]()
    people = [person for person in PERSONS if _complaints(case, person)]
    if len(people) < 2 or apart.issuperset(people):
        return turn
    ahead = _ahead(before.case, case, turn_from(turn))
    return turn if ahead is None else {**turn, "acts": [*turn["acts"], next(act for act, person in LEADS.items() if person == ahead)]}


def _ahead(before: Case, case: Case, turn: Turn) -> str | None:
    """Whoever is asked about already, or needs help sooner, or was named first; None where it is not plain that there are two people."""
    told = [each for each in turn.findings if _is_complaint(each)]
    people = list(dict.fromkeys(each.person for each in told))
    # "My hand is weak", and then "his left hand is weak": it was his all along.
    known = {each.id for each in _complaints(before, "self")}
    if not people or not before.named and people == [OTHERS[0]] and any(each.id in known for each in told):
        return None
    if turn.question_id or case.aside:
        return next((each for each in people if each != case.subject and _cannot_wait(case, each)), case.subject)
    if people == ["self"] and "speaks_of_self" not in turn.acts:
        return None
    # Among several others whoever was spoken of before may need help sooner still.
    others = [*people, case.subject] if PERSONS[0] not in (*people, case.subject) else people
    return max(others, key=lambda person: _rank(case, person))


def _cannot_wait(case: Case, person: str) -> bool:
    """Whether somebody who is told of beside an open question may need help today, and sooner than whoever is asked about."""
    rank, own = _rank(case, person), _rank(case, case.subject)
    today = load_rulebook().levels.rank(_TODAY)
    return own < today and (rank >= today or any(map(_may_be_new, _complaints(case, person))))


def _may_be_new(finding: Finding) -> bool:
    """Whether a finding is a sign of danger of which nobody has said that it is old or crept up."""
    signs = [each.get("with", {}) for each in load_rulebook().levels.danger_signs if each["finding"] == finding.id]
    fits = any(all(getattr(finding, name) in (None, value) for name, value in each.items()) for each in signs if len(each) <= 1)
    old = finding.onset == "gradual" or finding.course is not None or (finding.duration_days or 0.0) >= _DAYS
    return fits and not old


def _rank(case: Case, person: str) -> int:
    """How soon one of them needs help, by what is known of this one alone."""
    book = load_rulebook()
    return book.levels.rank(assess(replace(case, findings=case.facts(person), subject=person), book).level)


def _complaints(case: Case, person: str) -> list[Finding]:
    beside = () if person == case.subject else load_rulebook().levels.beside
    return [each for each in case.facts(person) if _is_complaint(each) and not each.id.startswith(beside)]


def _is_complaint(finding: Finding) -> bool:
    return finding.status == "present" and finding.id not in load_rulebook().levels.background
