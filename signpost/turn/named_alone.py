"""What a few words name that tell nothing by themselves: "lithium" is an illness or a medicine of somebody's where one was asked for.

Whether one was asked for is known to the conversation alone; here it is only kept what the words would say then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from signpost import language
from signpost.decision import assess_emergency, load_rulebook
from signpost.decision.case import case_of
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of

_PARTS = re.compile(r"[,;.\n]+|\s+(?:and|plus)\s+|\s*[&+]\s*")
_PRESENT = "present"


class _Words(NamedTuple):
    leading: re.Pattern[str]
    unless: re.Pattern[str]
    tells: tuple[str, ...]
    longest: Mapping[str, int]


def named_alone(reading: Any) -> list[dict[str, Any]]:
    """The findings that the names in a message tell where illnesses, operations and medicines were asked for; none in a question.

    What alone would be an emergency is never only named: "stroke" may be a fear.
    """
    text, words = reading.text, _words()
    asks = "?" in text or "question" in reading.acts or any(each.person != "self" for each in reading.findings)
    if asks or not text or len(text.split()) > words.longest["message"]:
        return []
    told = {each.id for each in reading.findings if each.status == _PRESENT}
    found: dict[str, dict[str, Any]] = {}
    for part in _named(text, words):
        sentences = language.read(" ".join(each.format(named=part) for each in words.tells), by_rules=True)
        for each in sentences.findings:
            if each.status in (_PRESENT, "past") and each.id not in told and not _alarms(each):
                found.setdefault(each.id, {**each.as_dict(), "said": part})
    return list(found.values())


def _named(text: str, words: _Words) -> list[str]:
    """The parts of a message that are no more than a name."""
    parts = (words.leading.sub("", each.strip(" -–:()!").replace("’", "'")) for each in _PARTS.split(text))
    return [each for each in parts if each and len(each.split()) <= words.longest["part"] and not words.unless.match(each)]


def _alarms(finding: Any) -> bool:
    return bool(assess_emergency(case_of([finding]), load_rulebook()).fired)


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "named_alone.yml").data
    return _Words(
        leading=re.compile(rf"^(?:{any_of(data['leading'])}\b[\s,]*)+", re.IGNORECASE),
        unless=re.compile(rf"{any_of(data['unless'])}(?![\w'])", re.IGNORECASE),
        tells=tuple(data["tells"]),
        longest=dict(data["longest"]),
    )
