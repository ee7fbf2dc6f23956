"""A sure question, clause by clause: what is told of a body beside it is there, what is only asked, planned or retold is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.decision import assess_emergency, case_of, load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of

_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")
# What pain is compared with, and what games are said to bring: "like being stabbed", "heading the ball".
_COMPARED = "injury"
_WHETHER_IT_IS = frozenset({"seeks_diagnosis", "suspects"})
# "My mum's just did", "it started an hour ago": what says so of a sign in the question is short.
_FEW_WORDS = 8
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
    asking = [each for each in clauses if _asks(each, words)]
    telling = [each for each in clauses if each not in asking and not _of_anybody(each, words)]
    if not asking:
        return reading
    told = _told(telling, words)
    happens = any(words.now.search(each) and len(each.split()) <= _FEW_WORDS and not _signs(each) for each in telling)
    surely = _told((each for each in telling if not words.over.search(each)), words, of_nobody=False)
    findings = tuple(each if each.id in words.moods else _strengthened(each, surely, happens) for each in reading.findings)
    findings += tuple(each for name, each in surely.items() if name in words.always and name not in {one.id for one in findings})
    # Who asks whether a sign is the illness has the sign.
    if not _WHETHER_IT_IS.isdisjoint(reading.acts) or assess_emergency(case_of(findings), load_rulebook()).fired:
        return replace(reading, findings=findings)
    owned = _told((each for each in clauses if _owned(words.askers.sub(" ", each), words) and not words.unreal.search(each)), words)
    here = bool(telling) and any(words.now.search(each) for each in telling)
    findings = tuple(_weakened(each, told, owned, here, words) for each in findings)
    resembled = tuple(each for each in reading.proposals if here or each.id != _COMPARED)
    if _is_of_the_dead(reading, words):
        findings = tuple(
            each.with_(status="hypothetical") if each.status == "present" and not _is_fact(each) else each for each in findings
        )
        resembled = tuple(each for each in resembled if each.id not in words.devices)
    # Of nobody at all only a wish to die is asked about: "which are the strong drugs?".
    whose = telling or any(_owned(words.askers.sub(" ", each), words) for each in clauses)
    crisis = load_rulebook().of_crisis
    return replace(reading, findings=findings, proposals=tuple(each for each in resembled if whose or each.id in crisis))


def _is_of_the_dead(reading: Any, words: _Words) -> bool:
    """Whether all that a message tells is of the one relative of whom it says that they have died."""
    text = reading.text.lower().replace("’", "'")
    signs = [each for each in reading.findings if each.status == "present" and not _is_fact(each) and each.id not in words.devices]
    alone = len(set(words.kin.findall(text))) <= 1 and not words.now.search(text)
    return bool(words.died.search(text)) and alone and all(each.person != "self" for each in signs)


def _clauses(text: str, words: _Words) -> list[str]:
    sentences = [each.strip() for each in _SENTENCE.findall(text.lower().replace("’", "'"))]
    return [part.strip(" ,-–:") for sentence in sentences for part in words.breaks.split(sentence) if part and part.strip(" ,-–:")]


def _owned(clause: str, words: _Words) -> bool:
    return bool(words.owners.search(clause))


def _of_anybody(clause: str, words: _Words) -> bool:
    """Whether a clause speaks of anybody, or of what was only seen, read or planned."""
    return bool(words.unreal.search(clause) or words.anybody.search(clause))


def _asks(clause: str, words: _Words) -> bool:
    nobody = not _owned(words.askers.sub(" ", clause), words)
    return bool(words.opens.match(clause)) or nobody and (clause.endswith("?") or bool(words.asking.search(clause)))


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


def _strengthened(finding: Any, told: Mapping[str, Any], happens: bool) -> Any:
    """The danger, present where a clause tells it, or says of what the question names that it is there now."""
    if finding.status != "hypothetical" or _is_fact(finding) or not _is_danger(finding):
        return finding
    return told.get(finding.id) or (finding.with_(status="present") if happens else finding)


def _weakened(finding: Any, told: Mapping[str, Any], owned: Mapping[str, Any], here: bool, words: _Words) -> Any:
    """The finding, hypothetical where no clause tells it of somebody; a danger only where nothing at all is told to be there now."""
    if finding.status != "present" or _is_fact(finding) or finding.id in words.always:
        return finding
    if finding.id in words.feelings:
        return finding.with_(status="hypothetical")
    timed = any(getattr(finding, name) is not None for name in _TIMES)
    if finding.id in told or finding.id in owned or timed or here and _is_danger(finding):
        return finding
    return finding.with_(status="hypothetical")


def _is_fact(finding: Any) -> bool:
    return finding.id in load_rulebook().levels.background


def _is_danger(finding: Any) -> bool:
    return bool(load_rulebook().may_be_danger(finding.id))


@lru_cache(maxsize=1)
def _words() -> _Words:
    data: dict[str, list[str]] = read_yaml(knowledge_root() / "language" / "beside.yml").data
    either = {name: any_of(rows) for name, rows in data.items()}
    whole = {name: re.compile(rf"(?<![\w']){rows}(?![\w'])") for name, rows in either.items()}
    return _Words(
        opens=re.compile(rf"\W*(?:{either['leading']}\W+)*{either['openers']}(?![\w'])"),
        breaks=re.compile(rf",\s+|\s[-–]\s|:\s|\s{either['joints']}\s+(?={either['tellers']}(?![\w']))"),
        asking=whole["asking"],
        askers=whole["askers"],
        owners=whole["owners"],
        anybody=whole["anybody"],
        unreal=whole["unreal"],
        now=whole["now"],
        over=whole["over"],
        aids=whole["aids"],
        died=whole["died"],
        kin=whole["kin"],
        feelings=frozenset(data["feelings"]),
        always=frozenset(data["always"]),
        devices=frozenset(data["devices"]),
        moods=frozenset(data["moods"]),
    )
