"""Pieces of messages, put together and changed a little: what a teacher hears in them a smaller net learns, without labels."""

from __future__ import annotations

import random
import re

_PARTED = re.compile(r"(?<=[.!?;,])\s+|\s+(?=(?:and|but|so|because|then)\b)")
# Words that change whose a sign is, when it was and whether it is: one is put for another of its row.
_ROWS = (
    "i he she they we mum dad",
    "my his her their our your mum's dad's the",
    "is was isn't wasn't",
    "has had have hasn't",
    "can can't cannot could couldn't",
    "left right both",
    "minutes hours days weeks months years",
    "today yesterday tonight lately",
    "now before again never",
    "a no some",
    "one two three five ten",
    "not really still",
)
_OTHERS = {word: [each for each in row.split() if each != word] for row in _ROWS for word in row.split()}
# How often a word is put for another, loses or doubles a letter, or falls out; and how often small letters and no marks are left.
_SWAPPED, _MISTYPED, _DROPPED, _PLAIN = 0.12, 0.03, 0.03, 0.2


def piece(texts: list[str]) -> str:
    """A stretch of one text, mostly alone and now and then before or behind a stretch of another."""
    parts = [_stretch(text) for text in texts[: random.choice([1, 1, 2, 2, 3])]]
    words = [_changed(word) for word in " ".join(parts).split() if random.random() >= _DROPPED]
    text = " ".join(words) or texts[0]
    return re.sub(r"[^\w\s'’]", "", text).lower() if random.random() < _PLAIN else text


def _stretch(text: str) -> str:
    parts = _PARTED.split(text)
    length = random.randint(1, min(len(parts), 5))
    start = random.randint(0, len(parts) - length)
    return " ".join(parts[start : start + length])


def _changed(word: str) -> str:
    others = _OTHERS.get(word.lower())
    if others and random.random() < _SWAPPED:
        return random.choice(others)
    if len(word) > 3 and random.random() < _MISTYPED:
        at = random.randrange(1, len(word) - 1)
        return random.choice(
            [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :]]
        )
    return word
