"""Messages in other languages: the few sentences that must be understood, and which language it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from signpost.findings import Finding, finding_from
from signpost.knowledge import read_yaml
from signpost.patterns import any_of

_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_QUOTE = 160


@dataclass(frozen=True)
class _Phrase:
    language: str
    folded: str
    finding: dict[str, Any]
    bounded: bool


class OtherLanguages:
    """Recognises emergency sentences in other languages, and messages that are not English."""

    def __init__(self, root: Path, is_english: Callable[[str], bool]) -> None:
        data = read_yaml(root / "language" / "other_languages.yml").data
        self._is_english = is_english
        self._below, self._words, self._many = float(data["foreign_below"]), int(data["words"]), int(data["many"])
        self._sentences_below = float(data["sentences_below"])
        # "No me quiero morir" denies; behind a comma the no is an answer.
        self._denied = re.compile(rf"(?<!\w){any_of(map(fold, data['denials']))}\s+$")
        self._phrases = [
            _Phrase(
                entry["code"],
                fold(phrase),
                {"id": group["finding"], **{key: value for key, value in group.items() if key not in ("finding", "say")}},
                fold(phrase).isascii(),
            )
            for entry in data["languages"]
            for group in entry["phrases"]
            for phrase in group["say"]
        ]

    def read(self, text: str) -> tuple[str, list[Finding]]:
        """The language of a message ("en" in doubt), and the findings of its emergency sentences."""
        words = _LETTERS.findall(text.lower())
        share = sum(map(self._is_english, words)) / len(words) if words else 1.0
        if share >= self._sentences_below and text.isascii() and len(words) >= self._words:
            return "en", []
        found, languages = self._sentences(text)
        if found:
            return languages[0], found
        below = self._sentences_below if len(words) >= self._many else self._below
        other_script = sum(ord(word[0]) > 0x36F for word in words) > len(words) / 2
        if len(words) >= self._words and share < below or other_script:
            return identify(text), []
        return "en", []

    def _sentences(self, text: str) -> tuple[list[Finding], list[str]]:
        folded = fold(text)
        found: dict[str, Finding] = {}
        languages: list[str] = []
        for phrase in self._phrases:
            place = folded.find(phrase.folded)
            end = place + len(phrase.folded)
            if place < 0 or self._denied.search(folded[:place]) or phrase.bounded and not _stands_alone(folded, place, end):
                continue
            languages.append(phrase.language)
            found.setdefault(phrase.finding["id"], finding_from({**phrase.finding, "said": text.strip()[:_LONGEST_QUOTE]}))
        return list(found.values()), languages


def fold(text: str) -> str:
    """The text in lower case and without accents, for comparing."""
    apart = unicodedata.normalize("NFD", text.lower().replace("\u0131", "i").replace("\u0142", "l"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter) or ord(letter) > 0x36F)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


@lru_cache(maxsize=256)
def identify(text: str) -> str:
    """The ISO code of the language a text is most likely in."""
    # The model takes a moment to load; only messages that are hardly English need it.
    from py3langid import classify

    return str(classify(text[:500])[0])
