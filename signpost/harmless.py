"""What a client sends is data: it is bounded and made harmless before anything reads it."""

from __future__ import annotations

import re
import unicodedata

from signpost.apostrophes import with_plain_apostrophes

LONGEST_TEXT = 20_000  # characters of a message that are kept
LONGEST_READ = 6_000  # characters that are read (a long story of 300 words has about 2,000)
# Slashes with blanks between them are one sign: what is left when the first is gone must not be a command either.
_LINES = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_COMMAND_SIGNS = re.compile(r"^[/\s]+")


def bounded_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text, or its first and last parts when it is too long; people put what matters last."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} … {text[-half:]}"


def storable(text: str) -> str:
    """The text without what a database refuses: NUL characters and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def is_command(text: str) -> bool:
    """Whether a text tries to be a command of Rasa's."""
    return text.lstrip().startswith("/")


def harmless(text: str, *, longest: int = LONGEST_READ) -> str:
    """The text without control characters (but for its lines) and leading slashes, cut to its first and last parts when it is too long.

    Rasa reads a text that begins with "/" as an intent and forgets the rest of it, so "/affirm I am choking" would lose
    an emergency. All apostrophes are one.
    """
    # Before what no keyboard has is taken out: one of the apostrophes is such a sign.
    bounded = with_plain_apostrophes(bounded_text(text, longest))
    cleaned = "".join(" " if each != "\n" and unicodedata.category(each) in ("Cc", "Cs") else each for each in _LINES.sub("\n", bounded))
    return _COMMAND_SIGNS.sub("", cleaned).strip()
