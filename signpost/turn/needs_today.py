"""Whether what somebody tells beside a question needs a clinician the same day: "he's chesty, he has MND. can I give him cough mixture"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from signpost.decision import assess, case_of, load_rulebook
from signpost.findings import Finding


def needed_today(findings: Iterable[Finding], told: Mapping[str, Finding]) -> frozenset[str]:
    """The ids of what clauses of their own tell of somebody, where that and what is known fires a rule of today or now; empty else."""
    book = load_rulebook()
    known = [each for each in findings if each.id in book.levels.background and each.status == "present" and each.id not in told]
    found = assess(case_of((*known, *told.values())), book)
    return frozenset(told) if told and book.levels.rank(found.level) >= book.levels.rank(book.levels.ids[1]) else frozenset()
