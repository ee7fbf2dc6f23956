"""Text to plain words: lower case, no punctuation, word stems; phrases among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_INITIAL = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_POSSESSIVE = re.compile(r"'s$")
_SENTENCE_END = re.compile(r"(?<=[.?!;:\n])\s+|\n+")
_TEXT_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9\"(])")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation, accents, apostrophes and possessive endings."""
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = _INITIAL.sub(r"\1", plain.lower().replace("/", " "))
    words = _WORD.findall(plain)
    return [_POSSESSIVE.sub("", word).replace("'", "") for word in words] if "'" in plain else words


def sentences(text: str) -> list[str]:
    """The sentences of a text, with their closing marks; "e.g." and the like are not worth the trouble."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def text_sentences(text: str) -> list[str]:
    """The sentences of an answer, which has capitals and full stops; a colon does not end one."""
    return [part.strip() for part in _TEXT_END.split(" ".join(text.split())) if part.strip()]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without the ending that plural, -ing, -ed and -ly add; short words stay as they are."""
    if len(word) <= 3:
        return word
    for ending, put, least in (("ies", "y", 5), ("sses", "ss", 6), ("ing", "", 6), ("edly", "", 7), ("ed", "", 5), ("ly", "", 6)):
        if word.endswith(ending) and len(word) >= least:
            return _DOUBLED.sub(r"\1", word[: -len(ending)] + put).rstrip("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.rstrip("e") if len(word) > 4 else word


def phrase_at(words: Sequence[str], place: int, phrases: Mapping[str, Iterable[tuple[str, ...]]]) -> tuple[str, ...] | None:
    """The longest of the phrases (grouped by first word) that begins at this place, or None."""
    best: tuple[str, ...] | None = None
    for phrase in phrases.get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase and (best is None or len(phrase) > len(best)):
            best = phrase
    return best


def by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases grouped by their first word, for `phrase_at`."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if phrase:
            grouped.setdefault(phrase[0], []).append(phrase)
    return grouped
