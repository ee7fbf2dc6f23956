"""What the summary holds: as JSON for programs, and as responses for people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from signpost.decision import load_rulebook
from signpost.decision.own_words import quote_of, signs_that_tell
from signpost.dialogue.outcome import OUTCOMES
from signpost.dialogue.read_back import details_of, label_of, labels_of, names_of, since
from signpost.dialogue.reply import Parts, Reply, inline
from signpost.dialogue.situation import Situation
from signpost.elapsed import elapsed
from signpost.findings import Finding

# The headings of the lines, and of those that name all in one; and the readers who are no doctor of one's own.
_LINES = {"present": "utter_summary_present", "past": "utter_summary_past", "about": "utter_summary_about"}
_NAMED = {"absent": "utter_summary_absent", "unknown": "utter_summary_unknown"}
_READERS = {"call": "utter_summary_for_crew", "go": "utter_summary_for_department"}
# So many words of somebody stand beside a sign.
_QUOTED_WORDS = 22


def summary_data(now: Situation, made_on: date) -> dict[str, Any]:
    """The summary as JSON: findings by status with their labels, the timeline, the level with its reasons, the rule book."""
    book = load_rulebook()
    found: dict[str, Any] = {"diagnosis": False, "about": now.case.subject, "made_on": made_on.isoformat(), "rulebook": book.version}
    for status in ("present", "past", "absent", "unknown"):
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


def read_by(now: Situation) -> dict[str, Parts]:
    """Whom the summary is for, and the hints for a visit, which those need not who are warned or have called for help."""
    if now.assessment.status == "crisis":
        return {"reader": [["utter_summary_for_crisis_team", {}]], "hints": []}
    reader = _READERS.get(now.assessment.route or "call" * (now.said.help_called or now.said.help_there))
    return {"reader": [[reader or "utter_summary_for_doctor", {}]], "hints": [] if reader else [["utter_summary_hints", {}]]}


def summary_parts(now: Situation) -> Parts:
    """The summary as lines: the age, the signs now and before, what is known of the person, what is not there or not known, the advice."""
    book, told = load_rulebook(), now.case.facts(now.case.subject)
    there = {status: [each for each in _of(now, status) if each.value is None] for status in ("present", "past", "unknown")}
    there["about"] = [each for each in there["present"] if each.id in book.levels.background]
    there["present"] = [each for each in there["present"] if each not in there["about"]]
    there["absent"] = book.worth_denying(told)
    parts: Parts = [["utter_summary_age", {"years": f"{each.value:g}"}] for each in told if each.value is not None][-1:]
    quoted = set[str]()
    for name, heading in _LINES.items():
        parts += [[heading, {}], *(_line(each, quoted) for each in there[name])] if there[name] else []
    for name, heading in _NAMED.items():
        labels = names_of(each.id for each in there[name])
        parts += [[heading, {}], ["utter_summary_bare_line", {"label": labels}]] if there[name] else []
    return parts + _timeline(now) + (_advice(now) if now.assessment.level in (*OUTCOMES, "emergency") else [])


def _advice(now: Situation) -> Parts:
    """What was advised, what the rules noticed that decide, and the signs that they rest on."""
    telling = now.assessment.telling
    signs = [each.id for each in signs_that_tell(telling, load_rulebook())]
    noticed = " ".join(dict.fromkeys(each.rule.noticed for each in telling))
    rests: Parts = [["utter_summary_rests", {"labels": names_of(signs)}]] if signs else []
    return [["utter_summary_level", {"noticed": noticed, "do": telling[0].rule.do}], *rests]


def with_summary(reply: Reply, data: dict[str, object]) -> Reply:
    """The reply whose payloads all carry the summary: that of a turn is its last, and the summary must not be lost there."""
    told = [(each, each.values.get("triage")) for each in reply.sayings]
    kept = [replace(each, values={**each.values, "triage": {**triage, "summary": data}}) if triage else each for each, triage in told]
    return replace(reply, sayings=tuple(kept))


def _of(now: Situation, status: str) -> list[Finding]:
    return [each for each in now.case.facts(now.case.subject) if each.status == status]


def _dated(now: Situation) -> list[Finding]:
    told = [each for each in (*_of(now, "present"), *_of(now, "past")) if each.duration_days is not None]
    return sorted(told, key=lambda each: -(each.duration_days or 0.0))


def _timeline(now: Situation) -> Parts:
    """What began when, with all that began together in one line; nothing where that is one line."""
    began = dict[tuple[str, str], list[Finding]]()
    for each in _dated(now):
        began.setdefault(elapsed(each.duration_days or 0.0), []).append(each)
    lines = [(each[0].duration_days or 0.0, labels_of(one.with_(duration_days=None) for one in each)) for each in began.values()]
    events: Parts = [["utter_summary_event", {"time": [since(days)], "label": labels}] for days, labels in lines]
    return [["utter_summary_timeline", {}], *events] if len(events) > 1 else []


def _line(finding: Finding, quoted: set[str]) -> list[Any]:
    """A sign with its details and the words that tell it, where they were not quoted before."""
    values, details, said = {"label": label_of(finding.id)}, details_of(finding), quote_of([finding], load_rulebook(), _QUOTED_WORDS)
    if said and said not in quoted:
        quoted.add(said)
        details = [*details, ["utter_summary_said", {"said": said}]]
    return ["utter_summary_line", {**values, "details": inline(details)}] if details else ["utter_summary_bare_line", values]
