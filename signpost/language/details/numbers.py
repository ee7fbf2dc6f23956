"""Numbers in words or digits, and the time expressions that they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from signpost.language.words.small import small

NUMBER = re.compile(r"^\d{1,4}(?:[.,]\d+)?$")
_FRACTIONS = {"half": 0.5, "\u00bd": 0.5}
_LONGEST = 4
_TENS, _UNITS = range(20, 100, 10), range(1, 10)


@dataclass(frozen=True)
class TimeSpan:
    """A time expression in tokens [start, end).

    `kind` says what `days` counts: "began" and "point" days ago, "episode" days long; for "age" it is years.
    """

    start: int
    end: int
    kind: str
    days: float


@dataclass(frozen=True)
class TimeWords:
    """Units, numbers, calendar words and ways to tell an age; see `knowledge/language/time.yml` and `ages.yml`."""

    data: Mapping[str, Any]
    points: Mapping[str, float]
    longest_point: int
    ages: Mapping[str, Any]

    def unit(self, word: str) -> float | None:
        """The days that a unit stands for, or None for another word."""
        found = self.data["units"].get(self.data["unit_words"].get(word, word))
        return None if found is None else float(found)


def read_number(norms: list[str], place: int, words: TimeWords) -> tuple[float | None, int]:
    """The number that begins at a place ("a couple of", "forty two", "1.5") and the place behind it; None when there is none."""
    number: float | None = None
    end = place
    while end < len(norms) and end - place < _LONGEST:
        word = norms[end]
        if number is not None and norms[end - 1 : end + 2] == ["and", "a", "half"]:
            number, end = number + 0.5, end + 2
            continue
        value = _value(word, words)
        if value is None:
            if number is None or word not in ("of", "the", "and", "about", "-") or not _goes_on(norms, end, number, words):
                break
            end += 1
            continue
        if word in small("quarters"):
            number = (number or 1) * value
        elif number is None or number == 1 or word in ("couple", "few", "several", "dozen"):
            number = value
        elif word in _FRACTIONS:
            number += 0.5
        elif number < 1 and value == 1:
            pass  # "half an hour" is no whole one.
        elif number in _TENS and value in _UNITS and word.isalpha():
            number += value
        else:
            break
        end += 1
    return number, end


def _value(word: str, words: TimeWords) -> float | None:
    if NUMBER.match(word):
        return float(word.replace(",", "."))
    named = words.data["numbers"].get(word)
    return None if named is None else float(named)


def _goes_on(norms: list[str], place: int, number: float, words: TimeWords) -> bool:
    """Whether a number goes on behind "of", "and" or a hyphen."""
    following = norms[place + 1] if place + 1 < len(norms) else ""
    if norms[place] == "-":
        return number in _TENS and words.data["numbers"].get(following) in _UNITS
    return following in words.data["numbers"]
