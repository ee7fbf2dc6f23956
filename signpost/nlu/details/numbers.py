"""Numbers in words or digits: "a couple of", "forty two", "two and a half"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from signpost.nlu.words.small import small

# What the words of numbers stand for.
Numbers = Mapping[str, float]
NUMBER = re.compile(r"^\d{1,4}(?:[.,]\d+)?$")
_LONGEST = 4
_TENS, _UNITS = range(20, 100, 10), range(1, 10)
# Each of these counts on its own behind what leads to it: "a couple", "last few".
_COUNTS = frozenset({"couple", "few", "several", "dozen"})


def read_number(norms: Sequence[str], place: int, numbers: Numbers) -> tuple[float | None, int]:
    """The number that begins at a place, and the place behind it; None when there is none. `numbers` are those in words."""
    number: float | None = None
    end = place
    while end < len(norms) and end - place < _LONGEST:
        word = norms[end]
        if number is not None and list(norms[end - 1 : end + 2]) == ["and", "a", "half"]:
            number, end = number + 0.5, end + 2
            continue
        value = float(word.replace(",", ".")) if NUMBER.match(word) else numbers.get(word)
        if value is None:
            if number is None or word not in ("of", "the", "and", "about", "-") or not _goes_on(norms, end, number, numbers):
                break
            end += 1
            continue
        if word in small("quarters"):
            number = (number or 1) * value
        elif number is None or number == 1 or word in _COUNTS:
            number = value
        elif number in _TENS and value in _UNITS and word.isalpha():
            number += value
        elif number >= 1 or value != 1:  # "Half an hour" is no whole one.
            break
        end += 1
    return number, end


def _goes_on(norms: Sequence[str], place: int, number: float, numbers: Numbers) -> bool:
    """Whether a number goes on behind "of", "and" or a hyphen."""
    following = norms[place + 1] if place + 1 < len(norms) else ""
    if norms[place] == "-":
        return number in _TENS and numbers.get(following) in _UNITS
    return following in numbers
