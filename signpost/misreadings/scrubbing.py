"""Takes out of a message what could tell who wrote it: names, places, numbers, mail and web addresses, dates and times of day.

No list of names is complete, so it goes the other way round: a word stays only when it is known to be a plain word. Known are
the words of the vocabulary, and those of symspellpy's English list that are no name of a person or place in Faker's lists. A
capital inside a sentence makes a name of most words, and so does what stands before it ("called", "from"). Mail and web
addresses are told by spaCy's tokens. What it misses is written in `docs/privacy.md`, and measured in the tests.
"""

from __future__ import annotations

import calendar
import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from spacy.lang.en import English
from spacy.tokens import Token

from signpost.apostrophes import with_plain_apostrophes
from signpost.knowledge import knowledge_root, read_yaml
from signpost.misreadings.names import names_of_people, names_of_places
from signpost.nlu.words.spelling import english_words, one_mistake_away

_DATA = Path(__file__).with_name("scrubbing.yml")
_MONTHS = "|".join(filter(None, (*calendar.month_name, *calendar.month_abbr, "sept")))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PATTERNS = (
    ("date", rf"\b{_DAY}(?:\s+of)?[\s\-./]*(?:{_MONTHS})\b\.?(?:[\s,\-./]*\d{{2,4}}\b)?"),
    ("date", rf"\b(?:{_MONTHS})\b\.?\s*{_DAY}\b(?:,?\s*\d{{4}}\b)?"),
    ("time", r"\b\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*(?:[ap]\.?m\b\.?|o'?\s?clock\b)"),
    ("word", r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b"),
)
_FOUND = tuple((mark, re.compile(pattern, re.IGNORECASE)) for mark, pattern in _PATTERNS)
_DIGITS = re.compile(r"\+?\(?\d(?:[\d\s().,:/+\-–]*\d)?")
_DECIMAL = re.compile(r"\d{1,2}[.,]\d")
_WITH_UNIT = re.compile(r"(\d{1,2})([a-z%]+)", re.IGNORECASE)
_ORDINAL_PLACE = re.compile(r"[a-z]\d{1,2}", re.IGNORECASE)
_SENTENCE_ENDS = frozenset(".!?\n:;")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_COMMENT = re.compile(r"(?m)(?:^|\s)#.*$")
_SMALL = re.compile(r"(?<![\w'])[a-z]+(?!\w)")
_SHOUTED = 0.5

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Scrubber:
    """What is known to be plain, and what is known to be a name; `data` is the file beside this module."""

    known: frozenset[str]
    vocabulary: frozenset[str]
    names: frozenset[str]
    data: Mapping[str, Any]
    tokens: English

    def scrub(self, text: str) -> str:
        """The text with a mark in the place of everything that was taken out; scrubbed once more it stays as it is."""
        text = _LINES.sub("\n", _SPACES.sub(" ", _CONTROL.sub("", with_plain_apostrophes(text).replace("\r", "\n")))).strip()
        own = re.compile("|".join(map(re.escape, self.data["marks"].values())))
        # What was taken out before is set aside: it is neither read nor taken out again.
        pieces, at = [], 0
        for mark in own.finditer(text):
            pieces += [self._cleared(text[at : mark.start()]), mark.group()]
            at = mark.end()
        whole = "".join([*pieces, self._cleared(text[at:])])
        word = self.data["marks"]["word"]
        return re.sub(rf"{re.escape(word)}(?:[ \-']*{re.escape(word)})+", word, whole)

    def _cleared(self, text: str) -> str:
        kept, at = [], 0
        for start, end, mark in _apart(sorted(chain(self._numbers(text), self._words(text)), key=lambda span: (span[0], -span[1]))):
            kept += [text[at:start], self.data["marks"][mark]]
            at = end
        return "".join([*kept, text[at:]])

    def _numbers(self, text: str) -> Iterator[Span]:
        for mark, pattern in _FOUND:
            yield from ((found.start(), found.end(), mark) for found in pattern.finditer(text))
        for found in _DIGITS.finditer(text):
            digits = re.sub(r"\D", "", found.group())
            year = digits == found.group() and len(digits) == 4 and self.data["years"]["from"] <= int(digits) <= self.data["years"]["to"]
            if len(digits) >= self.data["digits_of_a_number"] and not year and not _DECIMAL.fullmatch(found.group()):
                yield found.start(), found.end(), "number"

    def _words(self, text: str) -> Iterator[Span]:
        tokens = [token for token in self.tokens(text) if not token.is_space or "\n" in token.text]
        letters = [token.text for token in tokens if token.is_alpha and len(token) > 1]
        shouted = sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
        for place, token in enumerate(tokens):
            mark = self._taken(tokens, place, token, shouted)
            if mark:
                yield token.idx, token.idx + len(token), mark

    def _taken(self, tokens: Sequence[Token], place: int, token: Token, shouted: bool) -> str:
        """The mark for a token that goes, empty for one that stays."""
        if token.like_email:
            return "mail"
        if token.like_url or "://" in token.text:
            return "link"
        if not any(map(str.isalpha, token.text)):
            return ""
        word = token.lower_.strip("'-.")
        before = next((each.lower_ for each in reversed(tokens[:place]) if _is_heard(each.text)), "\n")
        after = next((each.lower_ for each in tokens[place + 1 :] if _is_heard(each.text)), "")
        if after in self.data["behind_places"] and word not in self.vocabulary and word not in self.data["capitals"]:
            return "word"
        capital = token.text[:1].isupper() and not (token.text.isupper() and len(token) > 1) and not shouted
        return "" if self._is_plain(word, before, capital and before not in _SENTENCE_ENDS) else "word"

    def _is_plain(self, word: str, before: str, capital: bool) -> bool:
        data = self.data
        if len(word) < 2 or word.replace("'", "") in data["ends"]:
            return not (capital and len(word) < 2 and word != "i" and before in data["before_names"])
        if not word.replace("'", "").isalpha():
            unit = _WITH_UNIT.fullmatch(word)
            return bool(_ORDINAL_PLACE.fullmatch(word)) or (unit is not None and unit.group(2) in data["units"])
        named = word in self.names
        if before in data["before_names"]:
            return not named and not capital and word in self.vocabulary
        if capital and word not in data["capitals"]:
            placed = before in data["before_places"] or before in data["before_places_with_capital"]
            return not named and not placed and word in self.vocabulary
        if word in data["capitals"]:
            return True
        if before in data["before_places"] or (before in data["before_maybe_names"] and named and word not in data["plain_words"]):
            return word in self.vocabulary and (not named or word in data["plain_words"])
        return word in self.known or self._is_mistyped(word)

    def _is_mistyped(self, word: str) -> bool:
        """Whether one mistake parts a word from one of the vocabulary: such words are what there is to learn from."""
        if len(word) < self.data["mistyped_from"] or word in self.names:
            return False
        return next(one_mistake_away(word, self.vocabulary), None) is not None


@lru_cache(maxsize=1)
def load_scrubber(root: Path | None = None) -> Scrubber:
    """The scrubber for the vocabulary below a knowledge folder; takes some seconds, once."""
    data = read_yaml(_DATA).data
    plain = frozenset(data["plain_words"])
    people, places = names_of_people(data["name_lists"]), names_of_places(data["place_lists"])
    names = (people | places) - frozenset(data["never_names"])
    english = english_words()
    frequent = heapq.nlargest(data["frequent_words"], english, key=lambda word: english[word])
    vocabulary = plain | ((frozenset(frequent) | _words_of(root or knowledge_root())) - names)
    known = (frozenset(english) - names) | vocabulary | frozenset(data["capitals"])
    return Scrubber(known, vocabulary, names, data, English())


def _words_of(root: Path) -> frozenset[str]:
    """The words in small letters that stand in the vocabulary's files; read as plain text, since parsing them all takes half a minute."""
    files = [root / "body_parts.yml", *sorted((root / "vocabulary").rglob("*.yml")), *sorted((root / "language").rglob("*.yml"))]
    text = "\n".join(_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in files)
    return frozenset(word for word in _SMALL.findall(text) if len(word) > 1)


def _is_heard(text: str) -> bool:
    """Whether a token is a word or ends a sentence: commas and brackets are passed over."""
    return any(map(str.isalpha, text)) or text in _SENTENCE_ENDS


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans that do not lie in an earlier, longer one."""
    reached = 0
    for start, end, mark in spans:
        if start >= reached:
            yield start, end, mark
            reached = end
