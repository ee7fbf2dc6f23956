"""A sure question, clause by clause: what is told of a body beside it is there, what is only asked, planned or retold is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.decision import assess_emergency, case_of, load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.language.likely.heard import NOTHING_ASKED
from signpost.patterns import any_of, sentences, whole_words
from signpost.turn.needs_today import needed_today
from signpost.turn.of_helpers import plain_names

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


@dataclass(frozen=True)
class _Words:
    """The lists of `knowledge/language/beside.yml` as patterns."""

    opens: re.Pattern[str]
    breaks: re.Pattern[str]
    asking: re.Pattern[str]
    askers: re.Pattern[str]
    owners: re.Pattern[str]
    anybody: re.Pattern[str]
    unreal: re.Pattern[str]
    now: re.Pattern[str]
    over: re.Pattern[str]
    aids: re.Pattern[str]
    died: re.Pattern[str]
    kin: re.Pattern[str]
    puzzled: re.Pattern[str]
    ahead: re.Pattern[str]
    later: re.Pattern[str]
    feared: re.Pattern[str]
    puzzles: frozenset[str]
    on_forms: frozenset[str]
    feelings: frozenset[str]
    always: frozenset[str]
    devices: frozenset[str]
    moods: frozenset[str]


def told_and_asked(reading: Any) -> Any:
    """The reading of a sure question: present what a clause of its own tells, hypothetical what is named of nobody that could have it."""
    if reading.kind != "question" or not (reading.findings or reading.proposals):
        return reading
    words = _words()
    clauses = _clauses(reading.text, words)
    reading = replace(reading, findings=tuple(_named_by_aid(each, clauses, words) for each in reading.findings))
    asking = [each for each in clauses if _asks(each, words)]
    telling = [each for each in clauses if each not in asking and not _of_anybody(each, words) and not _is_puzzled(each, words)]
    if not asking:
        return reading
    told = _told(telling, words)
    happens = any(words.now.search(each) and len(each.split()) <= _FEW_WORDS and not _signs(each) for each in telling)
    surely = _told((each for each in telling if not words.over.search(each)), words, of_nobody=False)
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
    own = (each for each in clauses if _owned(words.askers.sub(" ", each), words) and not words.unreal.search(each))
    ahead = _ahead(clauses, words)
    owned = _told((each for each in own if each not in ahead), words)
    here = bool(telling) and any(words.now.search(each) for each in telling)
    findings = tuple(_weakened(each, told, owned, here, words) for each in findings)
    resembled = tuple(each for each in reading.proposals if here or each.id != _COMPARED)
    if _is_of_the_dead(reading, words):
        findings = tuple(each.with_(status="hypothetical") if each.status == "present" and not is_fact(each) else each for each in findings)
        resembled = tuple(each for each in resembled if each.id not in words.devices)
    # Of nobody at all only a wish to die is asked about: "which are the strong drugs?".
    whose, crisis = telling or any(_owned(words.askers.sub(" ", each), words) for each in clauses), load_rulebook().of_crisis
    return replace(reading, findings=findings, proposals=tuple(each for each in resembled if whose or each.id in crisis))


def asks_in_a_clause(text: str) -> bool:
    """Whether a clause of a text asks something in its form."""
    return any(_asks(each, _words()) or each.endswith("?") for each in _clauses(text, _words()))


def _named_by_aid(finding: Any, clauses: Sequence[str], words: _Words) -> Any:
    """The finding, hypothetical where nothing but the name of an aid speaks of it: "a feeding tube while he still eats"."""
    if finding.status != "present" or finding.id in words.devices or not any(words.aids.search(each) for each in clauses):
        return finding
    told = {each.id for clause in clauses for each in _present(words.aids.sub("aid", clause))}
    named = {each.id for clause in clauses for each in _present(clause)}
    return finding.with_(status="hypothetical") if finding.id in named - told else finding


def names_only_aids(reading: Any) -> bool:
    """Whether nothing that a message tells of anybody is more than the name of an aid: "self catheter at 34, tell me it gets easier"."""
    words = _words()
    clauses, present = _clauses(reading.text, words), [each for each in reading.findings if each.status == "present" and not is_fact(each)]
    named = (_named_by_aid(each, clauses, words).status != "present" for each in present)
    return bool(present) and not reading.proposals and all(named)


def _is_ahead(clause: str, words: _Words) -> bool:
    """Whether a clause asks how it may end: "will she choke to death in the end"."""
    return bool(words.ahead.match(clause) and words.feared.search(clause))


def _ahead(clauses: Sequence[str], words: _Words) -> list[str]:
    """The clauses that ask how it may end; "will he choke" does beside a question about the end."""
    of_the_end = any(words.feared.search(each) and _asks(each, words) for each in clauses)
    return [each for each in clauses if _is_ahead(each, words) or of_the_end and words.later.match(each)]


def _only_feared(clauses: Sequence[str], words: _Words) -> frozenset[str]:
    """The findings that rules read only where it is asked how it may end, in a message that tells of nothing that is there now."""
    if any(words.now.search(each) for each in clauses):
        return frozenset()
    ahead = _ahead(clauses, words)
    feared = {one.id for each in ahead for one in _present(each)}
    told = {one.id for each in clauses if each not in ahead for one in _present(each)} if feared else set()
    return frozenset(feared - told - _DONE)


def _told_alone(reading: Any, clauses: Iterable[str], words: _Words) -> tuple[Any, ...]:
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
    told = [each for each in clauses if not (known and _asks(each, words))]
    own = [each for each in told if _owned(words.askers.sub(" ", each), words) or words.now.search(each)]
    alone = language.read(". ".join(own), by_rules=True) if own else None
    # What only the net resembles in somebody's words beside what is so surely asked for is part of the question.
    heard = {each.id for each in (*alone.findings, *alone.proposals)} if alone else set()
    return tuple(each for each in reading.proposals if each.id in heard or each.id in crisis)


def _asked_feeling(finding: Any, told: Mapping[str, Any], words: _Words) -> Any:
    asked = finding.status == "present" and finding.id in words.feelings and finding.id not in told
    return finding.with_(status="hypothetical") if asked else finding


def only_asks_ahead(reading: Any) -> bool:
    """Whether all that a message does is ask about an aid of nobody, or how it may end: "can a living will stop a tracheostomy"."""
    words = _words()
    clauses = _clauses(reading.text, words)
    if not reading.findings or not all(_asks(each, words) for each in clauses) or any(words.now.search(each) for each in clauses):
        return False
    devices = words.devices.issuperset(each.id for each in reading.findings)
    nobody = not any(_owned(words.askers.sub(" ", each), words) for each in clauses)
    ahead = _ahead(clauses, words)
    feared = all(each in ahead for each in clauses if _signs(each))
    return devices and nobody or feared and _DONE.isdisjoint(each.id for each in reading.findings)


def on_forms() -> frozenset[str]:
    """The findings that say in a question about money how ill somebody is."""
    return _words().on_forms


def _is_of_the_dead(reading: Any, words: _Words) -> bool:
    """Whether all that a message tells is of the one relative of whom it says that they have died."""
    text = reading.text.lower().replace("’", "'")
    signs = [each for each in reading.findings if each.status == "present" and not is_fact(each) and each.id not in words.devices]
    alone = len(set(words.kin.findall(text))) <= 1 and not words.now.search(text)
    return bool(words.died.search(text)) and alone and all(each.person != "self" for each in signs)


def _clauses(text: str, words: _Words) -> list[str]:
    parts = (part for sentence in sentences(plain_names(text)) for part in words.breaks.split(sentence) if part)
    return [each for part in parts if (each := part.strip(" ,-–:"))]


def _owned(clause: str, words: _Words) -> bool:
    return bool(words.owners.search(clause) or words.kin.search(clause))


def _of_anybody(clause: str, words: _Words) -> bool:
    """Whether a clause speaks of anybody, or of what was only seen, read or planned."""
    return bool(words.unreal.search(clause) or words.anybody.search(clause))


def _asks(clause: str, words: _Words) -> bool:
    nobody = not _owned(words.askers.sub(" ", clause), words)
    return bool(words.opens.match(clause)) or nobody and (clause.endswith("?") or bool(words.asking.search(clause)))


def _is_puzzled(clause: str, words: _Words) -> bool:
    """Whether a clause only says that somebody is confused by what was said: "now im confused too"."""
    return bool(words.puzzled.search(clause)) and words.puzzles.issuperset(each.id for each in _present(clause))


def _told(clauses: Iterable[str], words: _Words, *, of_nobody: bool = True) -> dict[str, Any]:
    """What the rules read as there in each of the clauses by itself; "steroids for a relapse" names, of nobody, no more than a subject.

    A danger that is read `of_nobody` may be somebody's all the same.
    """
    found: dict[str, Any] = {}
    for clause in clauses:
        told = _present(clause)
        if words.aids.search(clause):
            # An aid is no sign of what it is for ("sores from his bipap mask"), though it may fail.
            without = {each.id for each in _present(words.aids.sub("aid", clause))}
            told = [each for each in told if each.id in without or each.id in words.devices]
        whose = _owned(clause, words) or bool(words.now.search(clause))
        found.update({each.id: each for each in told if whose or of_nobody and _is_danger(each) or each.id in words.always})
    return found


def _present(clause: str) -> list[Any]:
    return [each for each in language.read(clause, by_rules=True).findings if each.status == "present"]


def _signs(clause: str) -> bool:
    facts = load_rulebook().levels.background
    return any(each.id not in facts for each in language.read(clause, by_rules=True).findings)


def _strengthened(finding: Any, told: Mapping[str, Any], happens: bool, today: frozenset[str]) -> Any:
    """The danger, present where a clause tells it, or says of what the question names that it is there now."""
    if finding.status != "hypothetical" or finding.id not in today and (is_fact(finding) or not _is_danger(finding)):
        return finding
    return told.get(finding.id) or (finding.with_(status="present") if happens or is_fact(finding) else finding)


def _weakened(finding: Any, told: Mapping[str, Any], owned: Mapping[str, Any], here: bool, words: _Words) -> Any:
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


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "beside.yml").data
    says, of = map(any_of, data["hearsay"].values())
    either = {name: any_of(rows) for name, rows in data.items() if name != "hearsay"}
    whole = {name: whole_words(rows) for name, rows in data.items() if name != "hearsay"}
    return _Words(
        opens=re.compile(rf"\W*(?:{either['leading']}\W+)*{either['openers']}(?![\w'])"),
        breaks=re.compile(rf",\s+|\s[-–]\s|:\s|\s{either['joints']}\s+(?={either['tellers']}(?![\w']))"),
        asking=whole["asking"],
        askers=whole["askers"],
        owners=whole["owners"],
        anybody=whole["anybody"],
        unreal=re.compile(rf"{whole['unreal'].pattern}|(?<![\w']){says}\s+(?:that\s+)?{of}(?![\w'])"),
        now=whole["now"],
        over=whole["over"],
        aids=whole["aids"],
        died=whole["died"],
        kin=re.compile(rf"(?<![\w']){either['kin']}(?='s\b|(?![\w']))"),
        puzzled=whole["puzzled"],
        ahead=re.compile(rf"\W*(?:{either['leading']}\W+)*{either['ahead']}(?![\w'])"),
        later=re.compile(rf"\W*(?:{either['leading']}\W+)*{either['later']}(?![\w'])"),
        feared=whole["feared"],
        puzzles=frozenset(data["puzzles"]),
        on_forms=frozenset(data["on_forms"]),
        feelings=frozenset(data["feelings"]),
        always=frozenset(data["always"]),
        devices=frozenset(data["devices"]),
        moods=frozenset(data["moods"]),
    )
