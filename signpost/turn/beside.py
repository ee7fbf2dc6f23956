"""A sure question, clause by clause: what is told of a body beside it is there, what is only asked, planned or retold is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from signpost import language
from signpost.decision import assess_emergency, case_of, load_rulebook
from signpost.language.likely.heard import NOTHING_ASKED
from signpost.turn.clauses import (
    Words,
    asking_ahead,
    clauses_of,
    has_signs,
    is_asking,
    is_owned,
    present_in,
    telling,
    words_of_questions,
)
from signpost.turn.needs_today import needed_today

_COMPARED = "injury"  # what pain is compared with, and games are said to bring: "like being stabbed", "heading the ball"
_WHETHER_IT_IS = frozenset({"seeks_diagnosis", "suspects"})
# From this chance of one entry on a question surely asks for it: what it merely resembles has to be told of somebody.
_SURELY_ASKED = 0.8
# From this likeness on it is one that has an answer.
_KNOWN = 0.95
# "My mum's just did", "it started an hour ago": what says so of a sign in the question is short.
_FEW_WORDS = 8
# What is taken, done or wished is somebody's, however it may end.
_DONE = frozenset({"overdose", "suicidal_thoughts", "suicide_plan", "self_harm", "means_at_hand", "injury", "toxin_exposure"})
_TIMES = ("duration_days", "onset", "spreading")


def told_and_asked(reading: Any) -> Any:
    """The reading of a sure question: present what a clause of its own tells, hypothetical what is named of nobody that could have it."""
    if reading.kind != "question" or not (reading.findings or reading.proposals):
        return reading
    words = words_of_questions()
    clauses = clauses_of(reading.text, words)
    reading = replace(reading, findings=tuple(_named_by_aid(each, clauses, words) for each in reading.findings))
    asking = [each for each in clauses if is_asking(each, words)]
    apart = telling(clauses, words)
    if not asking:
        return reading
    told = _told(apart, words)
    happens = any(words.now.search(each) and len(each.split()) <= _FEW_WORDS and not has_signs(each) for each in apart)
    surely = _told((each for each in apart if not words.over.search(each)), words, of_nobody=False)
    today = needed_today(reading.findings, surely)
    findings = tuple(each if each.id in words.moods else _strengthened(each, surely, happens, today) for each in reading.findings)
    findings += tuple(each for name, each in surely.items() if name in words.always and name not in {one.id for one in findings})
    feared = _only_feared(clauses, words)
    findings = tuple(each.with_(status="hypothetical") if each.id in feared else each for each in findings)
    reading = replace(reading, proposals=_told_alone(reading, clauses, words))
    # Who asks whether a sign is the illness has the sign; what somebody merely feels is none.
    if not _WHETHER_IT_IS.isdisjoint(reading.acts):
        findings = tuple(_asked_feeling(each, told, words) for each in findings)
        return replace(reading, findings=findings)
    if assess_emergency(case_of(findings), load_rulebook()).fired:
        return replace(reading, findings=findings)
    own = (each for each in clauses if is_owned(words.askers.sub(" ", each), words) and not words.unreal.search(each))
    ahead = asking_ahead(clauses, words)
    owned = _told((each for each in own if each not in ahead), words)
    here = bool(apart) and any(words.now.search(each) for each in apart)
    findings = tuple(_weakened(each, told, owned, here, words) for each in findings)
    resembled = tuple(each for each in reading.proposals if here or each.id != _COMPARED)
    if _is_of_the_dead(reading, words):
        findings = tuple(each.with_(status="hypothetical") if each.status == "present" and not is_fact(each) else each for each in findings)
        resembled = tuple(each for each in resembled if each.id not in words.devices)
    # Of nobody at all only a wish to die is asked about: "which are the strong drugs?".
    whose, crisis = apart or any(is_owned(words.askers.sub(" ", each), words) for each in clauses), load_rulebook().of_crisis
    return replace(reading, findings=findings, proposals=tuple(each for each in resembled if whose or each.id in crisis))


def _named_by_aid(finding: Any, clauses: Sequence[str], words: Words) -> Any:
    """The finding, hypothetical where nothing but the name of an aid speaks of it: "a feeding tube while he still eats"."""
    if finding.status != "present" or finding.id in words.devices or not any(words.aids.search(each) for each in clauses):
        return finding
    told = {each.id for clause in clauses for each in present_in(words.aids.sub("aid", clause))}
    named = {each.id for clause in clauses for each in present_in(clause)}
    return finding.with_(status="hypothetical") if finding.id in named - told else finding


def names_only_aids(reading: Any) -> bool:
    """Whether nothing that a message tells of anybody is more than the name of an aid: "self catheter at 34, tell me it gets easier"."""
    words = words_of_questions()
    clauses = clauses_of(reading.text, words)
    present = [each for each in reading.findings if each.status == "present" and not is_fact(each)]
    named = (_named_by_aid(each, clauses, words).status != "present" for each in present)
    return bool(present) and not reading.proposals and all(named)


def _only_feared(clauses: Sequence[str], words: Words) -> frozenset[str]:
    """The findings that rules read only where it is asked how it may end, in a message that tells of nothing that is there now."""
    if any(words.now.search(each) for each in clauses):
        return frozenset()
    ahead = asking_ahead(clauses, words)
    feared = {one.id for each in ahead for one in present_in(each)}
    told = {one.id for each in clauses if each not in ahead for one in present_in(each)} if feared else set()
    return frozenset(feared - told - _DONE)


def _told_alone(reading: Any, clauses: Iterable[str], words: Words) -> tuple[Any, ...]:
    """What a sure question resembles: only what rules hear where somebody's own clauses stand alone, a wish to die or too many tablets."""
    asked = max((chance for name, chance in reading.asks_for if name != NOTHING_ASKED), default=0.0)
    crisis = load_rulebook().of_crisis | frozenset(load_rulebook().levels.looked_for)
    # What stands beside a sign that began a while ago may belong to it.
    signs = (each for each in reading.findings if each.status == "present" and not is_fact(each))
    timed = any(getattr(each, name) is not None for each in signs for name in _TIMES)
    if asked < _SURELY_ASKED or timed or crisis.issuperset(each.id for each in reading.proposals):
        return tuple(reading.proposals)
    # Who asks a known question in so many words tells of somebody only beside it.
    known = max((like for _, like in reading.points), default=0.0) >= _KNOWN
    told = [each for each in clauses if not (known and is_asking(each, words))]
    own = [each for each in told if is_owned(words.askers.sub(" ", each), words) or words.now.search(each)]
    alone = language.read(". ".join(own), by_rules=True) if own else None
    # What only the net resembles in somebody's words beside what is so surely asked for is part of the question.
    heard = {each.id for each in (*alone.findings, *alone.proposals)} if alone else set()
    return tuple(each for each in reading.proposals if each.id in heard or each.id in crisis)


def _asked_feeling(finding: Any, told: Mapping[str, Any], words: Words) -> Any:
    asked = finding.status == "present" and finding.id in words.feelings and finding.id not in told
    return finding.with_(status="hypothetical") if asked else finding


def only_asks_ahead(reading: Any) -> bool:
    """Whether all that a message does is ask about an aid of nobody, or how it may end: "can a living will stop a tracheostomy"."""
    words = words_of_questions()
    clauses = clauses_of(reading.text, words)
    if not reading.findings or not all(is_asking(each, words) for each in clauses) or any(words.now.search(each) for each in clauses):
        return False
    devices = words.devices.issuperset(each.id for each in reading.findings)
    nobody = not any(is_owned(words.askers.sub(" ", each), words) for each in clauses)
    ahead = asking_ahead(clauses, words)
    feared = all(each in ahead for each in clauses if has_signs(each))
    return devices and nobody or feared and _DONE.isdisjoint(each.id for each in reading.findings)


def on_forms() -> frozenset[str]:
    """The findings that say in a question about money how ill somebody is."""
    return words_of_questions().on_forms


def _is_of_the_dead(reading: Any, words: Words) -> bool:
    """Whether all that a message tells is of the one relative of whom it says that they have died."""
    text = reading.text.lower().replace("’", "'")
    signs = [each for each in reading.findings if each.status == "present" and not is_fact(each) and each.id not in words.devices]
    alone = len(set(words.kin.findall(text))) <= 1 and not words.now.search(text)
    return bool(words.died.search(text)) and alone and all(each.person != "self" for each in signs)


def _told(clauses: Iterable[str], words: Words, *, of_nobody: bool = True) -> dict[str, Any]:
    """What the rules read as there in each of the clauses by itself; "steroids for a relapse" names, of nobody, no more than a subject.

    A danger that is read `of_nobody` may be somebody's all the same.
    """
    found: dict[str, Any] = {}
    for clause in clauses:
        told = present_in(clause)
        if words.aids.search(clause):
            # An aid is no sign of what it is for ("sores from his bipap mask"), though it may fail.
            without = {each.id for each in present_in(words.aids.sub("aid", clause))}
            told = [each for each in told if each.id in without or each.id in words.devices]
        whose = is_owned(clause, words) or bool(words.now.search(clause))
        found.update({each.id: each for each in told if whose or of_nobody and _is_danger(each) or each.id in words.always})
    return found


def _strengthened(finding: Any, told: Mapping[str, Any], happens: bool, today: frozenset[str]) -> Any:
    """The danger, present where a clause tells it, or says of what the question names that it is there now."""
    if finding.status != "hypothetical" or finding.id not in today and (is_fact(finding) or not _is_danger(finding)):
        return finding
    return told.get(finding.id) or (finding.with_(status="present") if happens or is_fact(finding) else finding)


def _weakened(finding: Any, told: Mapping[str, Any], owned: Mapping[str, Any], here: bool, words: Words) -> Any:
    """The finding, hypothetical where no clause tells it of somebody; a danger only where nothing at all is told to be there now."""
    if finding.status != "present" or is_fact(finding) or finding.id in words.always:
        return finding
    if finding.id in words.feelings:
        return finding.with_(status="hypothetical")
    timed = any(getattr(finding, name) is not None for name in _TIMES)
    if finding.id in told or finding.id in owned or timed or here and _is_danger(finding):
        return finding
    return finding.with_(status="hypothetical")


def is_fact(finding: Any) -> bool:
    """Whether a finding is known about somebody, and no complaint."""
    return finding.id in load_rulebook().levels.background


def _is_danger(finding: Any) -> bool:
    return bool(load_rulebook().may_be_danger(finding.id))
