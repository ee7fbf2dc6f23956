"""Reads a message that is nothing but the answer to how something is: "worse", "so so", "7 out of 10"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_FIGURE = re.compile(r"^\d{1,2}(?:\.\d)?$")
_JOINED = re.compile(r"^(\d{1,2}(?:\.\d)?)/(\d+)$")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class BareWords:
    """The words behind bare answers; see `values` and `scale` in `knowledge/language/replies.yml`."""

    filling: frozenset[str]
    values: Mapping[Phrase, tuple[tuple[str, str], ...]]
    scale: Mapping[str, Any]


def bare_words(data: Mapping[str, Any], split: Any) -> BareWords:
    """The words as they stand in the data; `split` cuts a phrase into words."""
    values: dict[Phrase, list[tuple[str, str]]] = {}
    for attribute, ways in data["values"].items():
        if attribute == "filling":
            continue
        for value, phrases in ways.items():
            for phrase in phrases:
                values.setdefault(split(phrase), []).append((attribute, value))
    return BareWords(
        filling=frozenset(map(str, data["values"]["filling"])),
        values={phrase: tuple(found) for phrase, found in values.items()},
        scale=data["scale"],
    )


def bare_values(norms: Sequence[str], words: BareWords) -> dict[str, str]:
    """How something is, by attribute, when the message says nothing else; one phrase may answer several questions."""
    told = tuple(norms)
    while told and told not in words.values and told[0] in words.filling:
        told = told[1:]
    while told and told not in words.values and told[-1] in words.filling:
        told = told[:-1]
    found = dict(words.values.get(told, ()))
    grade = _grade(norms, words.scale)
    if grade is not None:
        found["severity"] = grade
    return found


def _grade(norms: Sequence[str], scale: Mapping[str, Any]) -> str | None:
    """The severity on a scale from nought to ten ("8/10", "7 out of 10")."""
    number = None
    for place, norm in enumerate(norms):
        joined = _JOINED.match(norm)
        if joined and joined[2] == scale["of"]:
            number = float(joined[1])
        between = list(norms[place + 1 : -1]) if norms[-1] == scale["of"] else []
        if _FIGURE.match(norm) and between and all(word in scale["between"] for word in between):
            number = float(norm)
    graded = [name for name, least in scale["severity"].items() if number is not None and number >= least]
    return graded[-1] if graded else None
