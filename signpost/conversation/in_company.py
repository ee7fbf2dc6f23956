"""Words that tell a danger only beside what is known of the same person: "still going, nine minutes now" of somebody in a fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.decision import Case
from signpost.findings import PERSONS, Finding, finding_from
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import sentences, whole_words

_PRESENT = "present"


class _Answer(NamedTuple):
    attribute: str
    value: str
    of: frozenset[str]
    say: re.Pattern[str]
    unless: re.Pattern[str] | None


class _Row(NamedTuple):
    known: frozenset[str]
    likened: frozenset[str]
    days: float | None
    say: re.Pattern[str]
    told: frozenset[str]
    unless: re.Pattern[str] | None
    tells: Sequence[Mapping[str, Any]]
    dated: bool
    enriches: Mapping[str, Any]


def answered_in_company(question_id: str | None, reading: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """The reading with what words say that answer only the question which is open: "I pull the strap, bam" to "how did it begin?"."""
    about, _, attribute = str(question_id).partition(".")
    reply = reading.get("reply") or {}
    if not attribute or reply.get(attribute) is not None or reply.get("value") is not None:
        return reading
    said = _plain(text)
    for row in _words().answers:
        fits = row.attribute == attribute and (not row.of or about in row.of) and row.say.search(said)
        if fits and not (row.unless and row.unless.search(said)):
            return {**reading, "reply": {**reply, attribute: row.value}}
    return reading


def in_company(turn: dict[str, Any], case: Case, text: str, likened: Collection[str] = ()) -> dict[str, Any]:
    """The turn with what its words tell of somebody of whom a row's finding is known; as it is where they tell nothing by it.

    `likened` is what words merely resembled before: who asked for a friend may say now "ok, it's me".
    """
    said = _plain(text)
    more = [
        {**tells, **(_date(turn) if row.dated else {}), "person": person, "status": _PRESENT}
        for row in _words().rows
        for person in _who(row, turn, case, likened)
        if row.tells and _says(row, turn, said, {person, PERSONS[0]} if turn["question_id"] and case.subject == person else {person})
        for tells in row.tells
        if not _is_told(tells, turn, person)
    ]
    found = [_enriched(each, turn, case, said) for each in turn["findings"]]
    return {**turn, "findings": [*found, *more]} if more or found != turn["findings"] else turn


def _enriched(finding: Mapping[str, Any], turn: Mapping[str, Any], case: Case, said: str) -> Mapping[str, Any]:
    """The finding with what words beside it say where an illness is known: "lately I get no air at night" has been so for weeks."""
    for row in _words().rows:
        more = row.enriches
        fits = more.get("id") == finding["id"] and finding.get("status", _PRESENT) == _PRESENT and finding.get("onset") != "sudden"
        recent = (finding.get("duration_days") or more.get("duration_days", 0)) < more.get("duration_days", 0)
        if fits and not recent and row.say.search(said) and not (row.unless and row.unless.search(said)):
            if finding.get("person", PERSONS[0]) in _who(row, turn, case, ()):
                triggers = tuple(dict.fromkeys((*finding.get("triggers", ()), *more.get("triggers", ()))))
                return {**more, **finding, "triggers": triggers}
    return finding


def _who(row: _Row, turn: Mapping[str, Any], case: Case, likened: Collection[str]) -> Iterator[str]:
    """Of whom one of the row's findings is there, in the case or in the message; of the writer, what words only resembled."""
    if not row.likened.isdisjoint(likened):
        yield PERSONS[0]
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
    if any(row.say.search(each) and not (row.unless and row.unless.search(each)) for each in sentences(said)):
        return True
    told = (each for each in turn["findings"] if each["id"] in row.told and each.get("person", PERSONS[0]) in persons)
    return any(each.get("status", _PRESENT) == _PRESENT for each in told) and not (row.unless and row.unless.search(said))


def _date(turn: Mapping[str, Any]) -> dict[str, float]:
    """Since when, by what the message says."""
    days = turn["reply"].get("duration_days")
    return {} if days is None else {"duration_days": days}


def _is_told(tells: Mapping[str, Any], turn: Mapping[str, Any], person: str) -> bool:
    """Whether the message tells of it in words of its own, or denies it."""
    return any(each["id"] == tells["id"] and each.get("person", PERSONS[0]) == person for each in turn["findings"])


class _Words(NamedTuple):
    rows: tuple[_Row, ...]
    answers: tuple[_Answer, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "in_company.yml").data
    groups = {name: "(?:" + "|".join(re.escape(str(each)) for each in each_of) + ")" for name, each_of in data["words"].items()}
    gap = rf"[\s,]+(?:[\w'-]+[\s,]+){{0,{data['gap']}}}?"

    def said(row: Mapping[str, Any]) -> re.Pattern[str]:
        # A number counts where it is all that a thought says: "same. Ten."
        first, last = (r"(?:^|[.,!?\n])\s*", r"\s*(?=$|[.,!?\n])") if row.get("alone") else (r"(?<![\w'])", r"(?![\w'])")
        return re.compile(rf"{first}(?:{'|'.join(_pattern(str(each), groups, gap) for each in row['say'])}){last}")

    def unless(row: Mapping[str, Any]) -> re.Pattern[str] | None:
        return whole_words(row["unless"]) if row.get("unless") else None

    def of(row: Mapping[str, Any], name: str) -> frozenset[str]:
        return frozenset(row.get(name, ()))

    def row_of(row: Mapping[str, Any]) -> _Row:
        told, tells = of(row, "told"), row.get("tells", ())
        known, days = (of(row, "with"), of(row, "likened")), row.get("within_days")
        return _Row(*known, days, said(row), told, unless(row), tells, bool(row.get("dated")), row.get("enriches", {}))

    answers = (_Answer(each["attribute"], each["value"], of(each, "of"), said(each), unless(each)) for each in data["answers"])
    return _Words(tuple(map(row_of, data["rows"])), tuple(answers))


def _plain(text: str) -> str:
    return text.casefold().replace("\u2019", "'")


def _pattern(phrase: str, groups: Mapping[str, str], gap: str) -> str:
    """The phrase as a pattern: word groups spread, spaces of any width, and `*` for some words in between."""
    joined = gap.join(r"\s+".join(map(re.escape, each.split())) for each in phrase.split(" * "))
    for name, group in groups.items():
        joined = joined.replace(re.escape(f"{{{name}}}"), group)
    return joined
