"""Fills responses: every placeholder becomes words for one person and place.

A placeholder `{name}` stands for a value of that name, or for the response `utter_name`. A value that is a list of
`[response, values]` pairs stands for those responses, one below the other; `{"inline": pairs}` the same in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BLANK_LINES = re.compile(r"\n{3,}")
_PREFIX = "utter_"
_SENTENCE_BEFORE = re.compile(r"[.!?]\s+$")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")
# What ties a thought to the one before it, and is no part of a quote.
_TIES = re.compile(r"^(?:(?:and|but|so|then|because|cos)\b\W*)+", re.IGNORECASE)
# Words of the person stay as they were written.
_OWN_WORDS = frozenset({"said"})

Responses = Mapping[str, Sequence[Mapping[str, Any]]]


def fill(template: str, values: Mapping[str, Any], responses: Responses) -> str:
    """The template with its placeholders filled; a name that stands for nothing becomes empty."""
    filled = _PLACEHOLDER.sub(lambda match: _in_place(_value(match[1], values, responses), match), template)
    return _BLANK_LINES.sub("\n\n", filled).strip()


def sentences(text: str) -> list[str]:
    """The sentences of what the bot says, in their order."""
    return _BETWEEN_SENTENCES.split(text)


def quoted(said: Iterable[str]) -> str:
    """What somebody said, in one line: no sentence twice, and no full stop before a semicolon."""
    parts = dict.fromkeys(_TIES.sub("", part.strip()).rstrip(".;, ") for each in said for part in each.split("; "))
    whole = [each for each in parts if each and not any(each != other and each in other for other in parts)]
    return "; ".join(whole)


def cut(said: str, words: int) -> str:
    """The first words of what was said."""
    told = said.split()
    return said if len(told) <= words else f"{' '.join(told[:words]).rstrip(',;')} …"


def _in_place(words: str, match: re.Match[str]) -> str:
    """The words with a capital where they begin a sentence of the template: "Stay there. Your local crisis line …"."""
    begins = match[1] not in _OWN_WORDS and bool(_SENTENCE_BEFORE.search(match.string[: match.start()]))
    return words[:1].upper() + words[1:] if begins else words


def _value(name: str, values: Mapping[str, Any], responses: Responses) -> str:
    value = values.get(name)
    if value is None:
        included = responses.get(f"{_PREFIX}{name}")
        return fill(included[0]["text"], values, responses) if included else ""
    if isinstance(value, list):
        return "\n".join(_parts(value, values, responses))
    if isinstance(value, dict):
        return ", ".join(_parts(value["inline"], values, responses))
    # Knowledge uses the same placeholders as responses; a person's own words do not.
    return str(value).rstrip(".") if name == "said" else _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), str(value))


def _parts(parts: Sequence[Sequence[Any]], values: Mapping[str, Any], responses: Responses) -> list[str]:
    return [fill(responses[name][0]["text"], {**values, **more}, responses) for name, more in parts]
