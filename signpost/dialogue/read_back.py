"""Puts findings into words, and what advice rests on: picks responses for labels, places, times, details and reasons.

Advice rests on the words that told the signs, or on what was noticed. A sign that no words told (it was ticked, or is known from an
answer) is named where others are quoted. What the reader model alone took words for is said beside them, so that whoever wrote them can
put it right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from signpost.decision import FiredRule, load_rulebook
from signpost.decision.own_words import quote_of, rests_on_facts, signs_that_tell, words_of
from signpost.dialogue.reply import Parts, inline
from signpost.elapsed import elapsed
from signpost.findings import NET, Finding

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
# Fewer words than these are no quote beside what was noticed.
_FEWEST_QUOTED = 5
_NAMED_AT_MOST = 2


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


def by_model_alone(deciding: Iterable[FiredRule]) -> list[Finding]:
    """The signs behind rules that no phrase of the vocabulary tells, but the reader model alone."""
    return [each for each in signs_that_tell(deciding, load_rulebook()) if each.reader == NET][:_NAMED_AT_MOST]


def reasons_of(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The words that rules rest on, in so many words, and the signs that no words told; or what was noticed."""
    book = load_rulebook()
    signs = signs_that_tell(deciding, book)
    if not (said := quote_of(signs, book, words)):
        return [["utter_noticed", {"noticed": each}] for each in dict.fromkeys(each.rule.noticed for each in deciding)]
    told = {each.id for each in signs if words_of(each, book)}
    return [[response, {"said": said}], *_signs("utter_read_back", [each for each in signs if each.id not in told])]


def reasons_with_facts(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The same in short, and what the model alone took words for; an age or a pregnancy that decides is no word of theirs, but noticed."""
    noticed: Parts = [["utter_noticed", {"noticed": deciding[0].rule.noticed}]]
    if not rests_on_facts(deciding[0]):
        reasons = reasons_of(deciding, response, words)
        return [*reasons, *_signs("utter_taken_for", by_model_alone(deciding))] if reasons[0][0] == response else noticed
    room = words - len(deciding[0].rule.noticed.split())
    quotes = reasons_of(deciding[:1], response, room) if room >= _FEWEST_QUOTED else noticed
    return quotes if quotes == noticed else [*quotes, *noticed]


def _signs(response: str, signs: Sequence[Finding]) -> Parts:
    return [[response, {"understood": names_of(each.id for each in signs[:_NAMED_AT_MOST])}]] if signs else []
