"""Patterns made of lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[object]) -> str:
    """A pattern, as text, for one of these words or phrases as they are written, the longest first."""
    return "(?:" + "|".join(re.escape(each) for each in sorted(map(str, words), key=len, reverse=True)) + ")"
