"""The words of a text as numbers: each word, two in a row and four letters in a row, each at the place that its hash gives."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import Any

import numpy as np

from signpost.apostrophes import with_plain_apostrophes

PLACES, _LETTERS, _WORD = 2**14, 4, re.compile(r"[a-z0-9']+")


def worded(text: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The places of what a text is made of, and how much each counts; the squares of these add up to one."""
    words = _WORD.findall(with_plain_apostrophes(text).lower())
    pairs = (f"{one} {other}" for one, other in zip(["^", *words], [*words, "$"], strict=True))
    pieces = (f"~{word[at : at + _LETTERS]}" for word in map(" {} ".format, words) for at in range(max(1, len(word) - _LETTERS + 1)))
    counts = Counter(zlib.crc32(each.encode()) % PLACES for each in (*words, *pairs, *pieces))
    weighs = 1 + np.log(np.array([*counts.values()]))
    return np.array([*counts]), weighs / np.linalg.norm(weighs)
