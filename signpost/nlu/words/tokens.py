"""Text into tokens: one character in, one character out, so that every span points at the person's own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from signpost.apostrophes import APOSTROPHES
from signpost.knowledge import read_yaml

_ALIKE = {
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", " "),
    **dict.fromkeys("\r\u000b\u000c\u0085\u2028\u2029", "\n"),
    "\u2026": ".",
    "\u00bd": "\u00bd",
}
_TABLE = str.maketrans(_ALIKE)
_PIECE = re.compile(
    r"(?<!\w)(?:[A-Za-z]\.){2,}(?:[A-Za-z](?!\w))?|[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:/]\d+)*|\u00bd|\n+|[^\w\s]|_+|\S",
)
_NOT = re.compile(r"(.+)(n't|nt)$")
_TAIL = re.compile(r"(.+)('(?:m|ve|re|ll|d|s))$")
# Numbers from ten on are alike to phrases: "took 20 tablets" is also "took 35 tablets".
_MANY, _LONGEST_AMOUNT, _AMOUNT = 10, 3, "#"
_VOWEL = re.compile(r"[aeiouy]")
_CUT_CACHE = 20_000


@dataclass(frozen=True)
class Words:
    """How words are cut and levelled: fillers, irregular forms, contractions; see `knowledge/language/words.yml`."""

    fillers: frozenset[str]
    irregular: Mapping[str, str]
    joined_not: frozenset[str]
    joined_verb: frozenset[str]
    pieces: Mapping[str, str]
    short_forms: Mapping[str, str]
    light: frozenset[str]
    common: frozenset[str]
    beginnings: Mapping[str, tuple[str, ...]]
    after_number: Mapping[str, str]
    told_whole: Mapping[str, frozenset[str]]

    def stem(self, word: str) -> str:
        """The word without its inflection; words of one family come back equal, nothing more is promised."""
        return _stem(self.irregular.get(word, word))


def load_words(root: Path) -> Words:
    """The word lists below a knowledge folder."""
    data = read_yaml(root / "language" / "words.yml").data
    irregular = {str(key): str(value) for key, value in data["irregular"].items()}
    fillers = {str(word) for word in data["fillers"]}
    verbs = {str(word) for word in data["filler_verbs"]}
    forms = {word for word, base in irregular.items() if base in verbs}
    for verb in verbs:
        forms |= {verb, verb + "s", verb + "ed", verb + "ing", verb[:-1] + "ing", verb[:-1] + "ed", verb + verb[-1] + "ing"}
    return Words(
        fillers=frozenset(fillers | forms),
        irregular=irregular,
        joined_not=frozenset(data["joined_not"]),
        joined_verb=frozenset(data["joined_verb"]),
        pieces=data["pieces"],
        short_forms=data["short_forms"],
        light=frozenset(data["light"]),
        common=frozenset(_stem(irregular.get(str(word), str(word))) for word in data["common"]),
        beginnings={str(word): tuple(_stem(str(other)) for other in others) for word, others in data["beginnings"].items()},
        after_number=data["after_number"],
        told_whole={name: frozenset(words) for name, words in data["told_whole"].items()},
    )


def level(text: str) -> str:
    """The text with look-alike quotes, dashes and spaces made plain; exactly as long as before."""
    plain = text.translate(_TABLE)
    if plain.isascii():
        return plain
    return "".join(_plain_letter(letter) for letter in plain)


def _plain_letter(letter: str) -> str:
    if "\uff01" <= letter <= "\uff5e":
        return chr(ord(letter) - 0xFEE0)
    if 0xD800 <= ord(letter) <= 0xDFFF or unicodedata.category(letter) == "Cc" and letter != "\n":
        return " "
    return letter


class Tokenizer:
    """Cuts levelled text into words, numbers and marks; contractions fall into their parts ("can" + "'t")."""

    def __init__(self, vocab: Vocab, words: Words) -> None:
        self.vocab, self._words = vocab, words
        # For the vocabulary, which says the same few words ten thousand times; nobody's own words are kept.
        self._cut_once = lru_cache(maxsize=_CUT_CACHE)(self._cut)

    def __call__(self, text: str) -> Doc:
        """The tokens; each one's `norm_` is the lower-case word it stands for."""
        surfaces: list[str] = []
        norms: list[str] = []
        spaces: list[bool] = []
        end = 0
        for match in _PIECE.finditer(text):
            if match.start() > end:
                self._gap(text[end : match.start()], surfaces, norms, spaces)
            glued = match.start() == end and bool(norms) and norms[-1].isdecimal()
            unit = self._words.after_number.get(match.group().lower()) if glued else None
            for surface, norm in ((match.group(), unit),) if unit else self._cut(match.group()):
                surfaces.append(surface)
                norms.append(norm)
                spaces.append(False)
            end = match.end()
        if end < len(text):
            self._gap(text[end:], surfaces, norms, spaces)
        doc = Doc(self.vocab, words=surfaces, spaces=spaces)
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm
        return doc

    def norms(self, text: str) -> list[str]:
        """The words that the tokens of a text of the vocabulary stand for."""
        return [norm for piece in _PIECE.findall(text) for _, norm in self._cut_once(piece)]

    @staticmethod
    def _gap(gap: str, surfaces: list[str], norms: list[str], spaces: list[bool]) -> None:
        if surfaces and gap[0] == " ":
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            surfaces.append(gap)
            norms.append(" ")
            spaces.append(False)

    def _cut(self, piece: str) -> tuple[tuple[str, str], ...]:
        word = piece.lower() if len(piece.lower()) == len(piece) else piece
        if "." in word and word[0].isalpha():
            return ((piece, word.replace(".", "")),)
        short = self._words.short_forms.get(word)
        if short:
            return ((piece, short),)
        if word in self._words.joined_not or ("'" in word and _NOT.match(word)):
            cut = 3 if word.startswith("can") else len(piece) - (3 if word.endswith(("n't", "nae")) else 2)
            return (piece[:cut], self._piece(word[:cut])), (piece[cut:], "not")
        tail = _TAIL.match(word)
        if tail:
            cut = tail.start(2)
            return (piece[:cut], word[:cut]), (piece[cut:], self._piece(word[cut:]))
        if word in self._words.joined_verb:
            cut = next(place for place in (len(word) - 2, len(word) - 1) if word[place:] in self._words.pieces)
            return (piece[:cut], word[:cut]), (piece[cut:], self._piece(word[cut:]))
        return ((piece, word),)

    def _piece(self, piece: str) -> str:
        return str(self._words.pieces.get(piece, piece))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    if word.isdecimal() and len(word) <= _LONGEST_AMOUNT and int(word) >= _MANY:
        return _AMOUNT
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and word[-2] not in "sui":
        word = word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word[:-1]
    for suffix in ("ing", "ed"):
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and len(rest) >= 3 and _VOWEL.search(rest) and not rest.endswith("e"):
            word = rest
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
