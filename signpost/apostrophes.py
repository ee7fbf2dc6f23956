"""One apostrophe for all: phones and word processors write "won't" with a dozen different signs."""

from __future__ import annotations

# Quotation marks, accents, primes, letters and marks of other scripts that stand where an apostrophe is meant; U+0092 is that of Windows.
APOSTROPHES = (
    "\u0060\u0092\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u0374\u0384\u055a\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"
    "\u2018\u2019\u201a\u201b\u2032\u2035\u275b\u275c\ua78b\ua78c\uff07\uff40"
)
_PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def with_plain_apostrophes(text: str) -> str:
    """The text with "'" for every sign that stands for it, each letter at its place.

    >>> with_plain_apostrophes("my hand won\u02bct close")
    "my hand won't close"
    """
    return text.translate(_PLAIN)
