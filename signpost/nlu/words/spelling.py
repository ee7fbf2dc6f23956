"""Repairs spelling towards the words that the vocabulary knows; real English words are left alone."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log10
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.nlu.words.tokens import Words

_DICTIONARY = "frequency_dictionary_en_82_765.txt"
_CACHE = 20_000
# How a word that may be meant is weighed: how common it is in English and in the vocabulary, whether its neighbours fit.
_COMMON, _SELDOM, _TOLD, _FITTING, _INFLECTED, _CERTAIN = 0.25, 100_000, 0.3, 1.5, -0.5, 100.0
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# How unlikely a mistake is; the first letter is seldom wrong.
_SWAPPED, _DOUBLED, _OTHER, _FIRST = 0.6, 0.5, 1.0, 0.8


@dataclass(frozen=True)
class SpellingRules:
    """Fixed repairs, and when a word is repaired; see `knowledge/language/spelling.yml`."""

    repairs: Mapping[str, str]
    keep: frozenset[str]
    shortest: int
    first_letter_from: int
    rare_word: int
    times_rarer: int


@dataclass(frozen=True)
class _Candidate:
    """A word that may have been meant; `known` to the vocabulary.

    Some need a neighbour that stands beside them in a phrase; where a `real` word would be changed, a neighbour that tells something.
    """

    word: str
    score: float
    known: bool = True
    needs_neighbour: bool = False
    real: bool = False


def load_spelling(root: Path) -> SpellingRules:
    """The spelling rules below a knowledge folder."""
    data = read_yaml(root / "language" / "spelling.yml").data
    repairs = {str(wrong): str(right) for right, wrongs in data["repairs"].items() for wrong in wrongs}
    numbers = {name: data[name] for name in ("shortest", "first_letter_from", "rare_word", "times_rarer")}
    return SpellingRules(repairs, frozenset(data["keep"]), **numbers)


@lru_cache(maxsize=1)
def english_words() -> Mapping[str, int]:
    """The words of the English list that symspellpy brings along, with how often each is written."""
    text = (files("symspellpy") / _DICTIONARY).read_text(encoding="utf-8-sig")
    return {word: int(count) for word, _, count in (line.partition(" ") for line in text.splitlines())}


class Spelling:
    """Repairs single words by what they may have been and by their neighbours."""

    def __init__(self, rules: SpellingRules, phrases: Iterable[Sequence[str]], words: Words) -> None:
        self._rules, self._words = rules, words
        self._known: Counter[str] = Counter()
        self._pairs: set[tuple[str, str]] = set()
        for phrase in phrases:
            self._known.update(word for word in phrase if word.isalpha())
            stems = [words.stem(word) for word in phrase]
            self._pairs.update(zip(stems, stems[1:], strict=False))
        self._stems = frozenset(words.stem(word) for word in self._known)
        self._english = english_words()
        self._either = ChainMap(self._known, self._english)  # type: ignore[arg-type]  # nothing is written to it
        self._meant: Callable[[str], tuple[_Candidate, ...]] = lru_cache(maxsize=_CACHE)(self._candidates)

    def repair(self, norms: list[str]) -> list[str]:
        """The words with their spelling repaired, one for one."""
        repaired = list(norms)
        for place, norm in enumerate(norms):
            if meant := self._meant(norm):
                repaired[place] = self._chosen(repaired, place, meant)
        return repaired

    def mended(self, words: list[str]) -> list[str]:
        """The words with those repaired that are no words at all."""
        return [old if self.is_known(old) or not old.isalpha() else new for old, new in zip(words, self.repair(words), strict=True)]

    def is_known(self, word: str) -> bool:
        """Whether the word stands in English or in the vocabulary."""
        return word in self._english or word in self._known

    def _candidates(self, norm: str) -> tuple[_Candidate, ...]:
        """What a word may have been, likelier ones first; nothing for words that are right as they are."""
        rules = self._rules
        fixed = rules.repairs.get(norm)
        if fixed:
            return (_Candidate(fixed, _CERTAIN),)
        if len(norm) < rules.shortest - 1 or not norm.isalpha() or not norm.isascii():
            return ()
        if norm in self._known or norm in rules.keep:
            return ()
        real = self._english.get(norm, 0)
        inflected = self._words.stem(norm) in self._stems
        if real > rules.rare_word or real and inflected:
            return ()
        squeezed = _squeeze(norm)
        if squeezed != norm and (squeezed in self._known or squeezed in self._english):
            return (_Candidate(squeezed, _CERTAIN),)
        found = {norm: _Candidate(norm, _INFLECTED)} if inflected else {}
        for term, cost in one_mistake_away(norm, self._either):
            if len(term) >= rules.shortest and (not real or self._english.get(term, 0) >= rules.times_rarer * real):
                self._add(found, norm, term, cost, bool(real))
        return tuple(sorted(found.values(), key=lambda each: -each.score))

    def _add(self, found: dict[str, _Candidate], norm: str, term: str, cost: float, real: bool) -> None:
        known = term in self._known or self._words.stem(term) in self._stems
        score = _COMMON * log10(1 + self._english.get(term, 0) / _SELDOM) + _TOLD * log10(1 + self._known[term]) - cost
        if term not in found or found[term].score < score:
            short = len(norm) < self._rules.shortest or term[0] != norm[0] and len(norm) < self._rules.first_letter_from
            found[term] = _Candidate(term, score, known, real or short, real)

    def _chosen(self, norms: list[str], place: int, meant: tuple[_Candidate, ...]) -> str:
        """The word that fits best between its neighbours; the word as it stands when none of the vocabulary does."""
        before, after = norms[place - 1] if place else "", norms[place + 1] if place + 1 < len(norms) else ""
        best: tuple[float, _Candidate] | None = None
        for each in meant:
            fits = self._fitting(before, each.word, after)
            telling = [word for word in fits if not each.real or len(word) >= self._rules.shortest and word not in self._words.fillers]
            if each.needs_neighbour and not telling:
                continue
            score = each.score + _FITTING * len(fits)
            if best is None or score > best[0]:
                best = score, each
        return best[1].word if best is not None and best[1].known else norms[place]

    def _fitting(self, before: str, word: str, after: str) -> list[str]:
        """Those of the two neighbours that stand so beside the word in some phrase."""
        stem = self._words.stem(word)
        found = [before] if (self._words.stem(before), stem) in self._pairs else []
        return [*found, after] if (stem, self._words.stem(after)) in self._pairs else found


def one_mistake_away(word: str, words: Container[str]) -> Iterator[tuple[str, float]]:
    """The words from which one mistake makes this word, each with the cost of that mistake."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        early = _FIRST if place == 0 else 0.0
        if tail and head + tail[1:] in words:
            yield head + tail[1:], (_DOUBLED if head[-1:] == tail[0] else _OTHER) + early
        if len(tail) > 1 and tail[0] != tail[1] and head + tail[1] + tail[0] + tail[2:] in words:
            yield head + tail[1] + tail[0] + tail[2:], _SWAPPED + early
        for letter in _ALPHABET:
            if tail and letter != tail[0] and head + letter + tail[1:] in words:
                yield head + letter + tail[1:], _OTHER + early
            if head + letter + tail in words:
                yield head + letter + tail, (_DOUBLED if letter in (head[-1:], tail[:1]) else _OTHER) + early


def _squeeze(word: str) -> str:
    """The word with letters that are drawn out ("sooo") written at most twice."""
    return "".join(letter for place, letter in enumerate(word) if word[place - 2 : place] != letter * 2 or place < 2)
