"""What the summary holds: as JSON for programs, and as responses for people."""

from __future__ import annotations

from datetime import date
from typing import Any

from signpost.decision import load_rulebook
from signpost.dialogue.outcome import OUTCOMES
from signpost.dialogue.read_back import details_of, label_of, names_of, since
from signpost.dialogue.reply import Parts, Reply, inline
from signpost.dialogue.situation import Situation
from signpost.findings import Finding

HEADINGS = {
    "present": "utter_summary_present",
    "past": "utter_summary_past",
    "absent": "utter_summary_absent",
    "unknown": "utter_summary_unknown",
}


def summary_data(now: Situation, made_on: date) -> dict[str, Any]:
    """The summary as JSON: findings by status with their labels, the timeline, the level with its reasons, the rule book."""
    book = load_rulebook()
    found: dict[str, Any] = {"diagnosis": False, "about": now.case.subject, "made_on": made_on.isoformat(), "rulebook": book.version}
    for status in HEADINGS:
        found[status] = [{**each.as_dict(), "label": label_of(each.id)} for each in _of(now, status)]
    found["timeline"] = [
        {"id": each.id, "label": label_of(each.id), "days_ago": each.duration_days, "status": each.status} for each in _dated(now)
    ]
    found["level"] = now.assessment.level
    found["reasons"] = [
        {"rule": each.rule.id, "level": each.rule.level, "noticed": each.rule.noticed, "matters": each.rule.matters, "do": each.rule.do}
        for each in now.assessment.fired
    ]
    return found


def summary_parts(now: Situation) -> Parts:
    """The summary as lines: what was noticed in which order, what is not there, what is not known, and the advice."""
    parts = [part for status in HEADINGS for part in _section(now, status)]
    dated = _dated(now)
    if dated:
        parts.append(["utter_summary_timeline", {}])
        parts += [["utter_summary_event", {"time": [since(each.duration_days or 0.0)], "label": label_of(each.id)}] for each in dated]
    advised = [each for each in now.assessment.fired if each.rule.level == now.assessment.level][:1]
    if advised and now.assessment.level in (*OUTCOMES, "emergency"):
        rule = advised[0].rule
        parts.append(["utter_summary_level", {"noticed": rule.noticed, "do": rule.do}])
    return parts


def with_summary(reply: Reply, data: dict[str, object]) -> Reply:
    """The reply whose payloads all carry the summary: that of a turn is its last, and the summary must not be lost there."""
    sayings = []
    for each in reply.sayings:
        told = each.values.get("triage")
        sayings.append(each.with_values(triage={**told, "summary": data}) if told else each)
    return Reply(tuple(sayings), reply.slots)


def _of(now: Situation, status: str) -> list[Finding]:
    return [each for each in now.case.facts(now.case.subject) if each.status == status]


def _dated(now: Situation) -> list[Finding]:
    told = [each for each in (*_of(now, "present"), *_of(now, "past")) if each.duration_days is not None]
    return sorted(told, key=lambda each: -(each.duration_days or 0.0))


def _section(now: Situation, status: str) -> Parts:
    """What there is with a line each, a sentence quoted once; what is not there, or not known, in one line."""
    found = _of(now, status)
    lines = [_line(each, again=each.said in [before.said for before in found[:place]]) for place, each in enumerate(found)]
    lines = [["utter_summary_bare_line", {"label": names_of(each.id for each in found)}]] if status in ("absent", "unknown") else lines
    return [[HEADINGS[status], {}], *lines] if found else []


def _line(finding: Finding, *, again: bool) -> list[Any]:
    details = details_of(finding)
    if finding.said and not again:
        details.append(["utter_summary_said", {"said": finding.said}])
    label = label_of(finding.id)
    return (
        ["utter_summary_line", {"label": label, "details": inline(details)}] if details else ["utter_summary_bare_line", {"label": label}]
    )
