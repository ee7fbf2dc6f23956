"""Finds what the vocabulary knows, on uninflected words and past the fillers between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from signpost.nlu.words.marks import Cue, Hit, Marks
from signpost.nlu.words.small import small
from signpost.nlu.words.tokens import Tokenizer, Words
from signpost.nlu.words.trie import Trie

_CONTRACTS = re.compile(r"\b(it|that|what|he|she|there|who|this) (?:is|has)\b")
# Matched past all fillers, past words that only stress others, or as it stands.
_LOOSE, _CLOSE, _EXACT = "loose", "close", "exact"
_SHORT_PHRASE = 3
_SKIPPED = frozenset("-\"*'_~ ")


class Phrases:
    """The phrases of the vocabulary, matched over stems past fillers or over words as they stand."""

    def __init__(self, tokenizer: Tokenizer, words: Words, phrases: Iterable[tuple[str, str, Any]]) -> None:
        self._words = words
        self._entries: list[tuple[tuple[str, Any], ...]] = []
        self._tries = {way: Trie() for way in (_LOOSE, _CLOSE, _EXACT)}
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        cut = [(tokenizer.norms(text.lower()), kind, meaning) for text, kind, meaning in phrases]
        reduced = [self.reduce(norms) for norms, _, _ in cut]
        senses = {(stems, meaning.finding) for stems, (_, kind, meaning) in zip(reduced, cut, strict=True) if kind == "sense"}
        self.texts = [norms for norms, _, _ in cut]
        for (norms, kind, meaning), stems in zip(cut, reduced, strict=True):
            retold = kind == "not" and (stems, meaning) in senses
            exact = retold or self._stands_as_it_is(norms, stems, kind, meaning)
            if not exact and self._needs_fillers(norms, stems, kind, meaning):
                self._add(_CLOSE, tuple(self._words.stem(norms[place]) for place in self._heavy(norms)), kind, meaning)
            else:
                self._add(_EXACT if exact else _LOOSE, tuple(norms) if exact else stems, kind, meaning)
            if not exact and len(stems) > 1 and stems[0] in self._words.beginnings:
                self._add(_LOOSE, (*self._words.beginnings[stems[0]], *stems[1:]), kind, meaning)
            for place in (spot for spot, norm in enumerate(norms) if exact and kind in ("sense", "figure") and norm in small("shortened")):
                self._add(_EXACT, (*norms[:place], "'s", *norms[place + 1 :]), kind, meaning)

    def forget(self) -> None:
        """Lets go of the phrases themselves, once all who look through them are made: to find them takes the tries alone.

        What thousands of phrases mean alike is kept once.
        """
        self.texts, self._numbers = [], {}
        alike: dict[tuple[tuple[str, int], ...], tuple[tuple[str, Any], ...]] = {}
        for number, meant in enumerate(self._entries):
            self._entries[number] = alike.setdefault(tuple((kind, id(meaning)) for kind, meaning in meant), meant)

    def _stands_as_it_is(self, norms: list[str], stems: tuple[str, ...], kind: str, meaning: Any) -> bool:
        """Whether a phrase is matched word by word, because without its fillers and inflections it would say something else."""
        if kind == "figure" or getattr(meaning, "exact", False) or (len(norms) > 1 and len(stems) < 2):
            return True
        if kind == "not":
            # A filler at its beginning or end carries its meaning: "am fit and", "swallow that".
            return len(stems) < 3 and not self._words.fillers.isdisjoint((norms[0], norms[-1]))
        if kind == "deficit":
            # To other phrases numbers are alike; a reading is that number and no other: oxygen of 85, not of 97.
            return len(norms) == 1 and norms[0].isdecimal()
        # All is well where somebody "still" climbs stairs, not where stairs are climbed.
        return kind == "sense" and meaning.kind == "normal" and not self._words.light.isdisjoint(norms)

    def _needs_fillers(self, norms: list[str], stems: tuple[str, ...], kind: str, meaning: Any) -> bool:
        """Whether a phrase tells something only with its fillers: "started taking a new" is more than "take new"."""
        if kind != "sense" or meaning.kind != "present" or len(self._heavy(norms)) == len(stems):
            return False
        return self._told_whole(norms, stems, meaning) or self._words.common.issuperset(stems) or stems[-1] in small("joining")

    def _told_whole(self, norms: list[str], stems: tuple[str, ...], meaning: Any) -> bool:
        """Whether a short phrase would say something else without its fillers: "took all the codeine" is not "take codeine"."""
        told = self._words.told_whole
        return len(stems) < _SHORT_PHRASE and meaning.finding in told["of"] and not told["with"].isdisjoint(norms)

    def _heavy(self, norms: list[str]) -> list[int]:
        """The places of all words but those that only stress others ("really", "just")."""
        return [place for place, norm in enumerate(norms) if norm not in self._words.light and norm not in _SKIPPED]

    def _add(self, way: str, key: tuple[str, ...], kind: str, meaning: Any) -> None:
        number = self._numbers.setdefault((way, key), len(self._entries))
        if number == len(self._entries):
            self._entries.append(())
            self._tries[way].add(key, number)
        if (kind, meaning) not in self._entries[number]:
            self._entries[number] += ((kind, meaning),)

    def reduce(self, norms: list[str]) -> tuple[str, ...]:
        """The stems of the words that count; all of them when none does."""
        stems = [self._words.stem(norm) for norm in norms]
        return tuple(stems[place] for place in self._kept(norms) if stems[place] != ",") or tuple(stems)

    def _kept(self, norms: list[str]) -> list[int]:
        """The places of the words that are not fillers."""
        fillers = self._words.fillers
        return [place for place, norm in enumerate(norms) if norm not in fillers and norm not in _SKIPPED]

    def mark(self, marks: Marks) -> None:
        """Fills in how many words count before each place, and the hits."""
        stems, kept = [self._words.stem(norm) for norm in marks.norms], self._kept(marks.norms)
        marks.rank = [bisect_left(kept, place) for place in range(len(marks.norms) + 1)]
        if not kept:
            return
        found = list(self._tries[_EXACT].find(marks.norms))
        for way, places in ((_LOOSE, kept), (_CLOSE, self._heavy(marks.norms))):
            told = self._tries[way].find([stems[place] for place in places])
            found += [(number, places[start], places[end - 1] + 1) for number, start, end in told]
        for number, first, last in found:
            marks.hits += [Hit(first, last, kind, meaning) for kind, meaning in self._entries[number]]
        marks.hits.sort(key=lambda hit: (hit.start, hit.end))


class Cues:
    """Context words, matched as they stand; the longest cue of a family wins."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._trie = Trie()
        self._meanings: list[list[tuple[str, str, Any]]] = []
        self._numbers: dict[tuple[str, ...], int] = {}

    def add(self, family: str, name: str, phrases: Iterable[str], value: Any = None, *, shortened: bool = False) -> None:
        """Adds phrases that all mean the same; where asked for, also with "is" and "has" at their beginning shortened to "'s"."""
        for key in dict.fromkeys(form for each in phrases for form in self._forms(str(each).lower(), shortened)):
            if key not in self._numbers:
                self._numbers[key] = len(self._meanings)
                self._meanings.append([])
                self._trie.add(key, self._numbers[key])
            self._meanings[self._numbers[key]].append((family, name, value))

    def _forms(self, phrase: str, shortened: bool) -> Iterator[tuple[str, ...]]:
        """The words of a phrase, and as it is mostly written: "it is" becomes "it's", and "the pain is gone" "the pain's gone"."""
        for form in (phrase, _CONTRACTS.sub(r"\1's", phrase)):
            yield tuple(self._tokenizer.norms(form))
        norms = self._tokenizer.norms(phrase)
        if shortened and norms[0] in small("shortened") and len(norms) > 1:
            yield ("'s", *norms[1:])

    def texts(self) -> list[tuple[str, ...]]:
        """The words of every cue."""
        return list(self._numbers)

    def forget(self) -> None:
        """Lets go of the words of the cues, once all have been added: to find them takes the trie alone."""
        self._numbers = {}

    def mark(self, marks: Marks) -> None:
        """Fills in the cues, in the order of the text."""
        found = [
            Cue(start, end, family, name, value)
            for number, start, end in self._trie.find(marks.norms)
            for family, name, value in self._meanings[number]
        ]
        found.sort(key=lambda cue: (cue.start - cue.end, cue.start))
        taken: dict[tuple[str, int], tuple[int, int]] = {}
        kept = []
        for cue in found:
            # The same words may be a cue of two kinds.
            places, here = [(cue.family, place) for place in range(cue.start, cue.end)], (cue.start, cue.end)
            if all(taken.get(place, here) == here for place in places):
                taken.update(dict.fromkeys(places, here))
                kept.append(cue)
        marks.keep_cues(kept)
