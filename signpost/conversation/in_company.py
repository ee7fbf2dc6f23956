"""Words that tell a danger only beside what is known of the same person: "still going, nine minutes now" of somebody in a fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.decision import Case
from signpost.findings import PERSONS, Finding, finding_from
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import whole_words

_PRESENT = "present"


class _Row(NamedTuple):
    known: frozenset[str]
    days: float | None
    say: re.Pattern[str]
    told: frozenset[str]
    unless: re.Pattern[str] | None
    tells: tuple[Mapping[str, Any], ...]


def in_company(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn with what its words tell of somebody of whom a row's finding is known; as it is where they tell nothing by it."""
    said = text.casefold().replace("\u2019", "'")
    more = [
        {**tells, "person": person, "status": _PRESENT}
        for row in _rows()
        for person in _who(row, turn, case)
        if _says(row, turn, said, {person, PERSONS[0]} if turn["question_id"] and case.subject == person else {person})
        for tells in row.tells
        if not _is_told(tells, turn, person)
    ]
    return {**turn, "findings": [*turn["findings"], *more]} if more else turn


def _who(row: _Row, turn: Mapping[str, Any], case: Case) -> Iterator[str]:
    """Of whom one of the row's findings is there, in the case or in the message."""
    now = [finding_from(each) for each in turn["findings"] if each.get("status", _PRESENT) != "hypothetical"]
    for person in PERSONS:
        here = [each for each in now if each.id in row.known and each.person == person]
        if any(_counts(each, row) for each in (here or case.facts(person))):
            yield person


def _counts(finding: Finding, row: _Row) -> bool:
    recent = row.days is None or finding.duration_days is None or finding.duration_days < row.days
    return finding.id in row.known and finding.status == _PRESENT and recent


def _says(row: _Row, turn: Mapping[str, Any], said: str, persons: set[str]) -> bool:
    """Whether a message tells it of one of these; what answers a question about somebody else names nobody."""
    if row.unless is not None and row.unless.search(said):
        return False
    told = (each for each in turn["findings"] if each["id"] in row.told and each.get("person", PERSONS[0]) in persons)
    return row.say.search(said) is not None or any(each.get("status", _PRESENT) == _PRESENT for each in told)


def _is_told(tells: Mapping[str, Any], turn: Mapping[str, Any], person: str) -> bool:
    """Whether the message tells of it in words of its own, or denies it."""
    return any(each["id"] == tells["id"] and each.get("person", PERSONS[0]) == person for each in turn["findings"])


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    data = read_yaml(knowledge_root() / "language" / "in_company.yml").data
    groups = {name: "(?:" + "|".join(re.escape(str(each)) for each in each_of) + ")" for name, each_of in data["words"].items()}
    gap = rf"[\s,]+(?:[\w'-]+[\s,]+){{0,{data['gap']}}}?"
    return tuple(_row(each, groups, gap) for each in data["rows"])


def _row(data: Mapping[str, Any], groups: Mapping[str, str], gap: str) -> _Row:
    return _Row(
        frozenset(data["with"]),
        data.get("within_days"),
        re.compile(rf"(?<![\w'])(?:{'|'.join(_pattern(str(each), groups, gap) for each in data['say'])})(?![\w'])"),
        frozenset(data.get("told", ())),
        whole_words(data["unless"]) if data.get("unless") else None,
        tuple(data["tells"]),
    )


def _pattern(phrase: str, groups: Mapping[str, str], gap: str) -> str:
    """The phrase as a pattern: word groups spread, spaces of any width, and `*` for some words in between."""
    joined = gap.join(r"\s+".join(map(re.escape, each.split())) for each in phrase.split(" * "))
    for name, group in groups.items():
        joined = joined.replace(re.escape(f"{{{name}}}"), group)
    return joined
