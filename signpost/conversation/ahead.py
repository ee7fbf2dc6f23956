"""Whom a talk goes on with where both the writer and somebody else have complaints: each has a case and a level of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signpost.decision import Case, Folding, Turn, assess, load_rulebook, turn_from
from signpost.decision.turns import LEADS
from signpost.findings import PERSONS, Finding


def led(before: Folding, turn: Mapping[str, Any]) -> Mapping[str, Any]:
    """The turn with the act that says whom the talk goes on with; as it is where one person alone has complaints, or both are apart."""
    told = {str(each.get("person", "self")) for each in turn.get("findings", ()) if each.get("status") == "present"}
    if not told.union(each.person for each in before.case.findings if _is_complaint(each)).issuperset(PERSONS):
        # Of one of them nothing was told: most turns end here, and need not be folded to see it.
        return turn
    case = before.after(turn).case
    if case.aside is not None or any(not _complaints(case, each) for each in PERSONS):
        return turn
    ahead = _ahead(before.case, case, turn_from(turn))
    return turn if ahead is None else {**turn, "acts": [*turn["acts"], next(act for act, person in LEADS.items() if person == ahead)]}


def _ahead(before: Case, case: Case, turn: Turn) -> str | None:
    """Whoever is asked about already, or needs help sooner, or was named first; None where it is not plain that there are two people."""
    told = [each for each in turn.findings if _is_complaint(each)]
    people = list(dict.fromkeys(each.person for each in told))
    # "My hand is weak", and then "his left hand is weak": it was his all along.
    known = {each.id for each in _complaints(before, "self")}
    if not people or not before.named and people == ["other"] and any(each.id in known for each in told):
        return None
    if turn.question_id:
        return case.subject
    if people == ["self"] and "speaks_of_self" not in turn.acts:
        return None
    return max(people, key=lambda person: _rank(case, person))


def _rank(case: Case, person: str) -> int:
    """How soon one of them needs help, by what is known of this one alone."""
    book = load_rulebook()
    return book.levels.rank(assess(replace(case, findings=case.facts(person), subject=person), book).level)


def _complaints(case: Case, person: str) -> list[Finding]:
    return [each for each in case.facts(person) if _is_complaint(each)]


def _is_complaint(finding: Finding) -> bool:
    return finding.status == "present" and finding.id not in load_rulebook().levels.background
