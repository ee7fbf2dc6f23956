"""A question that is known and names no person tells of nobody: its signs are hypothetical."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from signpost import education
from signpost.decision import assess_emergency, case_of, load_rulebook

# From this likeness on a question asks the same as one that has an answer, and for a sign of danger from the higher one.
_KNOWN, _THE_SAME = 0.95, 1.0
# What tells that a sign is somebody's: since when, where and how it is.
_TOLD_OF_SOMEBODY = ("duration_days", "onset", "side", "course", "severity")


def of_nobody(reading: Any, base: education.EducationBase) -> Any:
    """The reading, with the signs hypothetical that are only named in a question that has an answer; an emergency is told of somebody."""
    if reading.kind != "question" or education.speaks_of_somebody(reading.text, base=base):
        return reading
    like = reading.known
    if like < _KNOWN or assess_emergency(case_of(reading.findings), load_rulebook()).fired:
        return reading
    findings = tuple(each.with_(status="hypothetical") if _only_asked(each, like) else each for each in reading.findings)
    return replace(reading, findings=findings)


def _only_asked(finding: Any, like: float) -> bool:
    question = load_rulebook().questions.get(finding.id)
    danger = question is not None and question.order == "danger"
    told = any(getattr(finding, name) is not None for name in _TOLD_OF_SOMEBODY)
    return finding.status == "present" and not told and like >= (_THE_SAME if danger else _KNOWN)
