"""Text to plain words: lower case, no punctuation, word stems, joined pairs and words that count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_INITIAL = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_POSSESSIVE = re.compile(r"'s$")
_SENTENCE_END = re.compile(r"(?<=[.?!;:\n])\s+|\n+")
_TEXT_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9\"(])")
_LETTERS = ("v",)
_COMPARED = ("iest", "ier")
_LEAST_STEM = 3
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


# Tens of thousands of wordings are read at the start, and have few thousand words.
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


@dataclass(frozen=True)
class Lexicon:
    """How words are folded: which pairs join, which words mean the same, which carry no meaning."""

    joined: Mapping[tuple[str, ...], str]
    same: Mapping[str, str]
    small: frozenset[str]

    def fold(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that carry meaning, pairs joined, each replaced by the word that stands for its group."""
        folded: list[str] = []
        place = 0
        while place < len(words):
            word = words[place]
            # Few words begin a pair: the others need not be joined to be looked for.
            pair = tuple(words[place : place + 3]) if word in self._begins_pair else ()
            while len(pair) > 1 and pair not in self.joined:
                pair = pair[:-1]
            if len(pair) > 1:
                folded.append(self.joined[pair])
                place += len(pair)
                continue
            place += 1
            before = words[place - 2] if place > 1 else ""
            if word.isdigit() and len(word) == 2 and before in ("at", "age", "aged", "im", "over", "under"):
                folded.append(self.same.get("age", "age"))
            elif word not in self.small and (len(word) > 1 or word in _LETTERS) and not word.isdigit():
                folded.append(self.same.get(word) or self.same.get(stem(word)) or self._plain_form(word) or stem(word))
        return tuple(folded)

    @cached_property
    def _begins_pair(self) -> frozenset[str]:
        return frozenset(pair[0] for pair in self.joined)

    def _plain_form(self, word: str) -> str | None:
        """The group of the word that a comparison is made of ("deadlier" of "deadly"), if it has one."""
        for ending in _COMPARED:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
                return self.same.get(f"{word[: -len(ending)]}y")
        return None


def lexicon_from(data: Mapping[str, object]) -> Lexicon:
    """The Lexicon described by the topics file (`same_words`, `joined`, `small_words`, `kept_words`)."""
    same: dict[str, str] = {}
    joined: dict[tuple[str, ...], str] = {}
    for phrase in _words(data["joined"]):
        parts = tuple(tokens(phrase))
        joined[parts] = "_".join((*parts[:-1], stem(parts[-1])))
    for group in data["same_words"]:  # type: ignore[attr-defined]
        head = stem(str(group[0]))
        for word in group:
            parts = tuple(tokens(str(word)))
            if len(parts) > 1:
                joined[parts] = head
            else:
                same[parts[0]] = head
                same.setdefault(stem(parts[0]), head)
    small = set(tokens(str(data["small_words"]))) - set(_words(data["kept_words"]))
    return Lexicon(joined, same, frozenset(small))


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


def _words(value: object) -> list[str]:
    return [str(each) for each in value]  # type: ignore[attr-defined]
