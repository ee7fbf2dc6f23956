"""Puts findings into words: picks responses for labels, places, times and details; the words are responses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from signpost.decision import load_rulebook
from signpost.dialogue.reply import Parts, inline
from signpost.elapsed import elapsed
from signpost.findings import Finding

_TIMES = {
    "today": "utter_time_today",
    "day": "utter_time_day",
    "days": "utter_time_days",
    "weeks": "utter_time_weeks",
    "months": "utter_time_months",
    "years": "utter_time_years",
}
_READ_BACK_AT_MOST = 6
# An illness, and what says that a relative has or had it.
OF_FAMILY = {"diagnosed_als": "family_history_als", "diagnosed_ms": "family_history_ms"}


def label_of(finding_id: str) -> str:
    """The plain name of a finding."""
    return load_rulebook().vocabulary.findings[finding_id]


def names_of(finding_ids: Iterable[str]) -> dict[str, Parts]:
    """The plain names of findings in one line, each once."""
    return inline([["utter_label", {"label": each}] for each in dict.fromkeys(map(label_of, finding_ids))])


def read_back(findings: Iterable[Finding]) -> Parts:
    """What was understood, in one line: what is there, or else what is not; empty when nothing was. The summary has it all."""
    # A plain number such as the age is no complaint.
    known = [each for each in findings if each.value is None]
    there = _together(each for each in known if each.status == "present")[-_READ_BACK_AT_MOST:]
    over = dict.fromkeys(label_of(each.id) for each in known if each.status == "past")
    gone = [["utter_read_back_past", {"label": each}] for each in over]
    absent = [_named(label_of(each.id), _place(each)) for each in known if each.status == "absent"][:_READ_BACK_AT_MOST]
    parts: Parts = []
    if there or gone:
        parts.append(["utter_read_back", {"understood": inline([*there, *gone[:_READ_BACK_AT_MOST]])}])
    if absent and not parts:
        parts.append(["utter_read_back_absent", {"understood": inline(absent)}])
    return parts


def labels_of(findings: Iterable[Finding]) -> dict[str, Parts]:
    """The plain names of findings with place and time, in one line, each once."""
    return inline(_together(findings)[:_READ_BACK_AT_MOST])


def details_of(finding: Finding) -> Parts:
    """Where, how and since when, as far as it is known."""
    stated = [each for each in (finding.onset, finding.course, finding.severity) if each]
    details: Parts = [*_place(finding), *(["utter_summary_detail", {"detail": each}] for each in stated)]
    if finding.duration_days is not None:
        details.append(["utter_summary_since", {"time": [since(finding.duration_days)]}])
    return details


def since(days: float) -> list[Any]:
    """A number of days in the unit in which people speak of it."""
    unit, number = elapsed(days)
    return [_TIMES[unit], {"number": number} if number else {}]


def _place(finding: Finding) -> Parts:
    if finding.id in load_rulebook().levels.background:
        # A known disease or a medicine is nowhere in the body, whatever was named beside it.
        return []
    part = (finding.body_part or "").replace("_", " ")
    if finding.side == "both":
        return [["utter_place_both", {"part": part}] if part else ["utter_both_sides", {}]]
    where = " ".join(each for each in (finding.side, part) if each)
    return [["utter_summary_detail", {"detail": where}]] if where else []


def _together(findings: Iterable[Finding]) -> Parts:
    """Findings with place and time; of one sign at several places, which began together, in one breath: "twitching (calf, eyelid)"."""
    same, background = dict[tuple[str, float | None], Parts](), load_rulebook().levels.background
    for each in findings:
        # When an illness ran in the family says nothing of when a sign began.
        places = same.setdefault((label_of(each.id), None if each.id in background else each.duration_days), [])
        places += [place for place in _place(each) if place not in places]
    began = {days: [["utter_summary_since", {"time": [since(days)]}]] if days is not None else [] for _, days in same}
    return [_named(label, places + began[days]) for (label, days), places in same.items()]


def _named(label: str, details: Parts) -> list[Any]:
    return ["utter_label_with_details" if details else "utter_label", {"label": label, "details": inline(details)}]
