"""What a sure question tells only to say why it is asked: lost speech beside a voice bank, a crash beside spots found by chance."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.decision import assess_emergency, case_of, load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, whole_words

_SIDES, _SUDDEN, _SEVERE = ("left", "right"), "sudden", "severe"


@dataclass(frozen=True)
class _Reasons:
    """The lists of `knowledge/language/reasons.yml`, with the words of what is fresh."""

    reasons: tuple[tuple[frozenset[str], frozenset[str]], ...]
    surely: float
    by_chance: re.Pattern[str]
    injuries: frozenset[str]
    fresh: re.Pattern[str]
    to_come: re.Pattern[str]
    needles: re.Pattern[str]
    faints: frozenset[str]


def told_as_reason(reading: Any) -> Any:
    """The reading of a sure question, hypothetical what only says why it is asked; an emergency or what is fresh is there all the same."""
    known, text = _reasons(), reading.text.lower().replace("’", "'")
    if reading.kind not in ("question", None) or reading.alarms or known.fresh.search(text):
        return reading
    if assess_emergency(case_of(reading.findings), load_rulebook()).fired:
        return reading
    asked = dict(reading.asks_for)
    why = {sign for entries, signs in known.reasons if sum(asked.get(each, 0.0) for each in entries) >= known.surely for sign in signs}
    if known.by_chance.search(text) and reading.kind is not None:
        why |= known.injuries
    if known.needles.search(text):
        why |= known.faints
    why |= _to_come(reading, text, known)
    findings = tuple(each.with_(status="hypothetical") if each.id in why and _is_plain(each) else each for each in reading.findings)
    return reading if findings == reading.findings else replace(reading, findings=findings, kind="question")


def _to_come(reading: Any, text: str, known: _Reasons) -> set[str]:
    """What stands only behind the "when" of a question about a day to come, of which nothing in the talk says that it is there."""
    found = known.to_come.search(text) if reading.kind == "question" else None
    if found is None:
        return set()
    there = {each.id for each in language.read(text[: found.start("when")], by_rules=True).findings}
    return {each.id for each in reading.findings} - there - load_rulebook().of_crisis


def _is_plain(finding: Any) -> bool:
    timed = finding.onset == _SUDDEN or finding.spreading is True or finding.duration_days is not None
    return finding.status == "present" and not (timed or finding.side in _SIDES or finding.severity == _SEVERE)


@lru_cache(maxsize=1)
def _reasons() -> _Reasons:
    data = read_yaml(knowledge_root() / "language" / "reasons.yml").data
    ahead = data["to_come"]
    fresh = read_yaml(knowledge_root() / "language" / "expected.yml").data["fresh"]
    return _Reasons(
        reasons=tuple((frozenset(each["entries"]), frozenset(each["signs"])) for each in data["reasons"]),
        surely=float(data["surely"]),
        by_chance=whole_words(data["by_chance"]),
        injuries=frozenset(data["injuries"]),
        to_come=re.compile(
            rf"^\W*{any_of(ahead['opens'])}\s.*?(?P<when>\s{any_of(ahead['when'])}\s+(?:my\s+)?{any_of(ahead['who'])}\s+{any_of(ahead['lost'])}\s)"
        ),
        fresh=whole_words(fresh),
        needles=whole_words(data["needles"]),
        faints=frozenset(data["faints"]),
    )


def without_its_attacks(text: str) -> str:
    """A text without the words for the attacks of an illness: "my gout flare up"."""
    return _attacks().sub(" ", text)


@lru_cache(maxsize=1)
def _attacks() -> re.Pattern[str]:
    words = read_yaml(knowledge_root() / "language" / "reasons.yml").data["attacks"]
    return whole_words(words, re.IGNORECASE)
