"""What is added to what was told by its name alone: "also muscle twitching" tells of it, though the name alone may be a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.decision import load_rulebook
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of

_TOLD = frozenset({"present", "past", "absent"})


class _Words(NamedTuple):
    opens: re.Pattern[str]
    says: str
    longest: int


def read_as_added(text: str, read: Callable[[str], Any]) -> Any:
    """The reading of a text; where it adds something by its name alone, that of a sentence which tells of it, in the words as said."""
    reading, words = read(text), _words()
    found = words.opens.match(text)
    if found is None or "?" in text or len(text.split()) > words.longest:
        return reading
    named = text[found.end() :].strip(" .,;:!")
    if (finding := _labels().get(_plain(named))) is not None:
        return replace(reading, findings=(Finding(finding, said=text.strip()),), proposals=(), kind=None)
    if any(each.status in _TOLD for each in reading.findings):
        return reading
    sentence = read(words.says.format(named=named))
    findings = tuple(each.with_(said=text.strip()) for each in sentence.findings)
    there = any(each.status in _TOLD for each in findings)
    return replace(sentence, text=reading.text, findings=findings) if there else reading


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "added.yml").data
    return _Words(re.compile(rf"\W*{any_of(data['opens'])}(?![\w'])[\s,:-]*", re.IGNORECASE), str(data["says"]), int(data["longest"]))


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, str]:
    return {_plain(label): name for name, label in load_rulebook().vocabulary.findings.items()}


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", words.lower().replace("’", "'")))
