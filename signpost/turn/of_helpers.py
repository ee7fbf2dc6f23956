"""What only the name of a helper or of a lesson speaks of: the speech lady's thickener, the dysphagia lecture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, whole_words


@dataclass(frozen=True)
class _Names:
    """The names with the plain word for each, what stands before a lesson, and what is said of names that are mixed up."""

    helpers: tuple[tuple[str, re.Pattern[str]], ...]
    studied: re.Pattern[str]
    muddled: re.Pattern[str]


def without_helpers(reading: Any) -> Any:
    """The reading, without what is not heard any more once helpers and lessons have plain names; a crisis or an alarm stays."""
    text = reading.text.lower().replace("’", "'")
    plain = plain_names(text)
    if plain == text or reading.alarms or not (reading.findings or reading.proposals):
        return reading
    again = language.read(plain)
    heard = {each.id for each in (*again.findings, *again.proposals)} | load_rulebook().of_crisis
    findings = tuple(each if each.id in heard else each.with_(status="hypothetical") for each in reading.findings)
    return replace(reading, findings=findings, proposals=tuple(each for each in reading.proposals if each.id in heard))


def plain_names(text: str) -> str:
    """A text in small letters with a plain word for each helper, and without what a lesson is about."""
    names = _names()
    for plain, pattern in names.helpers:
        text = pattern.sub(plain, text)
    return names.studied.sub(" ", names.muddled.sub(" ", text))


@lru_cache(maxsize=1)
def _names() -> _Names:
    data = read_yaml(knowledge_root() / "language" / "helpers.yml").data
    helpers = tuple((str(plain), whole_words(names, re.IGNORECASE)) for plain, names in data["helpers"].items())
    studied = re.compile(rf"(?<![\w'])[\w'-]+\s+(?={any_of(data['studied'])}(?![\w']))", re.IGNORECASE)
    return _Names(helpers, studied, whole_words(data["muddled"], re.IGNORECASE))
