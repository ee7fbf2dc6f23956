"""What a message that only asks tells of nobody: a title, a question for a meaning, or one that is known and names no person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signpost import education, language
from signpost.decision import assess_emergency, case_of, load_rulebook
from signpost.language.likely.heard import NOTHING_ASKED
from signpost.turn.beside import names_only_aids, on_forms, told_and_asked
from signpost.turn.clauses import asks_in_a_clause
from signpost.turn.named_signs import with_named_signs
from signpost.turn.of_helpers import without_helpers
from signpost.turn.reasons import told_as_reason, without_its_attacks
from signpost.turn.resembled_crisis import without_resembled_crisis

# From this likeness on a question asks the same as one that has an answer, and for a sign of danger from the higher one.
_KNOWN, _THE_SAME = 0.95, 1.0
# From this chance of one entry on a wish for tips asks for it, where no kind of message is sure.
_SURELY_ASKED = 0.95
# From this chance of all entries about money on one of them is asked for, whatever is told beside it.
_LIKELY_ASKED = 0.6
_PRACTICAL = frozenset({"money"})
_TIPS, _LEARNS, _GRIEVES = "asks_tips", "to_learn", "grieves"
# Who asks whether it is the illness ("is it MS when the numbness goes up to the waist in two days") asks about a body.
_SEEKS = "seeks_diagnosis"
_WHETHER_IT_IS = frozenset({_SEEKS, "suspects"})
# What may not wait is no mere question, whatever aid it names.
_ALARMING = frozenset({"emergency", "today"})
# From this chance on a message of no sure kind is rather a question.
_RATHER = 0.5
# What has been so for so many days is nothing fresh.
_LONG = 365
# What tells that a sign is somebody's: since when, where and how it is.
_TOLD_OF_SOMEBODY = ("duration_days", "onset", "side", "course", "severity")


def heard_in_general(reading: Any, base: education.EducationBase) -> Any:
    """The reading, without findings where a title or a meaning is asked for; those of a question about nobody are hypothetical."""
    if not reading.findings and not reading.proposals or _GRIEVES in reading.acts:
        return reading
    reading = without_helpers(without_resembled_crisis(reading))
    reading = _told_before_asking(_of_the_writer(reading), base)
    if education.is_title(reading.text, base=base) or education.asks_meaning(reading.text, base=base):
        return replace(reading, findings=(), proposals=())
    if education.is_fact_title(reading.text, base=base) and not education.speaks_of_somebody(reading.text, base=base):
        return _of_a_title(reading)
    if _only_names_another(reading, base):
        return replace(reading, findings=())
    if _is_of_another_illness(reading, base):
        return replace(reading, findings=tuple(each.with_(status="hypothetical") for each in reading.findings))
    if reading.kind is None and _TIPS in reading.acts:
        return _of_tips(reading, base)
    reading = told_as_reason(_of_forms(told_and_asked(_rather_asks(reading)), base))
    of_nobody = reading.kind == "question" and not education.speaks_of_somebody(reading.text, base=base)
    return with_named_signs(_of_nobody(reading, base), base) if of_nobody else reading


def _rather_asks(reading: Any) -> Any:
    """The reading as a question where it most likely is one, some clause of it asks, and none tells of a sign that somebody has.

    A danger that a clause tells is there, whatever the message is.
    """
    if reading.alarms or not asks_in_a_clause(reading.text):
        return reading
    surely = max((chance for name, chance in reading.asks_for if name != NOTHING_ASKED), default=0.0) >= _SURELY_ASKED
    if surely and reading.kind not in _ALARMING and names_only_aids(reading):
        return told_and_asked(replace(reading, kind="question"))
    if reading.kind is not None or reading.asking < _RATHER:
        return reading
    asked = told_and_asked(replace(reading, kind="question"))
    facts = load_rulebook().levels.background
    if asked.proposals or any(each.status == "present" and each.id not in facts for each in asked.findings):
        there = {each.id: each for each in asked.findings if each.status == "present"}
        return replace(reading, findings=tuple(there.get(each.id, each) for each in reading.findings))
    return asked


def _of_a_title(reading: Any) -> Any:
    """The reading of a button's words, which ask about anybody; that somebody may not want to live is asked all the same."""
    crisis = load_rulebook().of_crisis
    findings = tuple(each.with_(status="hypothetical") if each.status == "present" else each for each in reading.findings)
    return replace(reading, findings=findings, proposals=tuple(each for each in reading.proposals if each.id in crisis))


def _is_of_another_illness(reading: Any, base: education.EducationBase) -> bool:
    """Whether a question is about an illness that is not known here, whoever has it, and tells of nothing else."""
    facts = load_rulebook().levels.background
    only = reading.kind == "question" and not reading.proposals and all(each.id in facts for each in reading.findings)
    asks = only and education.asks(reading.text, base=base)
    return asks and education.asks_of_other_illness(reading.text, base=base, of_anybody=True)


def _only_names_another(reading: Any, base: education.EducationBase) -> bool:
    """Whether all that a question tells is the name of an illness that is not known here: "best tablets for my gout flare up?"."""
    present = [each for each in reading.findings if each.status != "hypothetical"]
    asks = "?" in reading.text or education.asks(reading.text, base=base)
    grave = any(each.severity or load_rulebook().may_be_danger(each.id) for each in present)
    if not present or not asks or reading.proposals or reading.alarms or grave:
        return False
    left = education.without_other_illness(reading.text, base=base)
    rest = without_its_attacks(left)
    named = len(left.split()) < len(reading.text.split())
    return named and not language.read(rest, by_rules=True).findings and not education.names_known(rest, base=base)


def _of_forms(reading: Any, base: education.EducationBase) -> Any:
    """The reading of a question about money or forms for a known illness: what is told there only to say how ill somebody is."""
    likely = sum(chance for name, chance in reading.asks_for if name in base.entries and base.entries[name].topic in _PRACTICAL)
    known = any(part.own_diseases for part in education.read_question(reading.text, base=base))
    if reading.kind != "question" or not known or likely < _LIKELY_ASKED:
        return reading
    findings = tuple(_on_a_form(each) for each in reading.findings)
    facts = load_rulebook().levels.background
    told = any(each.status == "present" and each.id not in facts for each in findings)
    return replace(reading, findings=findings, proposals=reading.proposals if told else ())


def _on_a_form(finding: Any) -> Any:
    told = any(getattr(finding, name) is not None for name in _TOLD_OF_SOMEBODY if name != "severity")
    # "Bedbound three years" says how ill somebody is, too.
    told = told and not (finding.duration_days or 0) >= _LONG
    return finding.with_(status="hypothetical") if finding.status == "present" and not told and finding.id in on_forms() else finding


def _of_tips(reading: Any, base: education.EducationBase) -> Any:
    """The reading of a wish for tips as a question, where one answer is surely asked for and each sign is mild and only named."""
    asked = max((chance for name, chance in reading.asks_for if name in base.entries), default=0.0)
    mild = all(_only_asked(each, _KNOWN) for each in reading.findings if each.status == "present")
    if asked < _SURELY_ASKED or not mild or reading.proposals or assess_emergency(case_of(reading.findings), load_rulebook()).fired:
        return reading
    findings = tuple(each.with_(status="hypothetical") if each.status == "present" else each for each in reading.findings)
    return replace(reading, kind="question", findings=findings)


def _of_the_writer(reading: Any) -> Any:
    """The reading where somebody asks whether that is the illness: what rules read, or what spreads since a known time, is present."""
    if _WHETHER_IT_IS.isdisjoint(reading.acts) or _LEARNS in reading.acts:
        return reading
    told = {each.id: each for each in language.read(reading.text, by_rules=True).findings if _SEEKS in reading.acts}
    findings = tuple(each.with_(status="present") if _spreads(each) else _as_by_rules(each, told) for each in reading.findings)
    return replace(reading, findings=findings)


def _as_by_rules(finding: Any, told: Mapping[str, Any]) -> Any:
    """The finding as the rules alone read it: "a painful eye and faded colours, could that be MS?" tells of an eye."""
    by_rules = told.get(finding.id)
    return by_rules if finding.status == "hypothetical" and by_rules is not None and by_rules.status == "present" else finding


def _told_before_asking(reading: Any, base: education.EducationBase) -> Any:
    """The reading, with a sign present that stands in a sentence of its own, which asks nothing: "I feel nothing down there. Is it MS?"."""
    if _LEARNS in reading.acts:
        return reading
    findings = tuple(_as_told(each, reading.text, base) for each in reading.findings)
    return reading if findings == reading.findings else replace(reading, findings=findings)


def _as_told(finding: Any, text: str, base: education.EducationBase) -> Any:
    """The finding as its own sentence tells it to the rules, where that is about the writer and stands beside a question."""
    said = (finding.said or "").strip()
    beside = finding.status == "hypothetical" and finding.person == "self" and 0 < len(said) < len(text.strip())
    if not beside or "?" in said or education.asks(said, base=base) or not education.speaks_of_somebody(said, base=base):
        return finding
    alone = (each for each in language.read(said, by_rules=True).findings if each.id == finding.id and each.status == "present")
    return next(alone, finding)


def _spreads(finding: Any) -> bool:
    return finding.status == "hypothetical" and finding.spreading is True and finding.duration_days is not None


def _of_nobody(reading: Any, base: education.EducationBase) -> Any:
    """The reading, with the signs hypothetical that are only named in a question that has an answer; an emergency is told of somebody."""
    like = max((like for _, like in reading.points), default=0.0)
    if like < _KNOWN or assess_emergency(case_of(reading.findings), load_rulebook()).fired:
        return reading
    findings = tuple(each.with_(status="hypothetical") if _only_asked(each, like) else each for each in reading.findings)
    return replace(reading, findings=findings)


def _only_asked(finding: Any, like: float) -> bool:
    question = load_rulebook().questions.get(finding.id)
    danger = question is not None and question.order == "danger"
    told = any(getattr(finding, name) is not None for name in _TOLD_OF_SOMEBODY)
    return finding.status == "present" and not told and like >= (_THE_SAME if danger else _KNOWN)
