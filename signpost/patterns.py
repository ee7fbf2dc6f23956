"""Patterns made of lists of words, and the sentences they are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What stands around words and is none: marks and pictures, but no bracket, quote or question mark behind them.
_AROUND = re.compile(r"^[^\w(]+|[^\w)?'\"’”%]+$")
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")


def any_of(words: Iterable[object]) -> str:
    """A pattern, as text, for one of these words or phrases as they are written, the longest first."""
    return "(?:" + "|".join(re.escape(each) for each in sorted(map(str, words), key=len, reverse=True)) + ")"


def whole_words(words: Iterable[object], flags: int = 0) -> re.Pattern[str]:
    """A pattern for one of these words or phrases standing by itself: "arm" is neither in "army" nor in "arm's"."""
    return re.compile(rf"(?<![\w']){any_of(words)}(?![\w'])", flags)


def sentences(text: str) -> list[str]:
    """The sentences of a text with the marks that end them, in small letters."""
    return [each.strip() for each in _SENTENCE.findall(text.lower())]


def bare(text: str) -> str:
    """A text in small letters without the marks and pictures around it: "Yes, it comes back 🙏" is what a button says."""
    return _AROUND.sub("", text.strip()).casefold()
