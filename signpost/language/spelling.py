"""Repairs spelling towards the words that the vocabulary knows; real English words are left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from symspellpy import SymSpell, Verbosity

from signpost.knowledge import read_yaml
from signpost.language.tokens import Words

_DICTIONARY = "frequency_dictionary_en_82_765.txt"
_CACHE = 20_000


@dataclass(frozen=True)
class SpellingRules:
    """Fixed repairs, and words that are only wrong beside certain others; see `knowledge/language/spelling.yml`."""

    repairs: Mapping[str, str]
    confusions: tuple[Mapping[str, Any], ...]
    keep: frozenset[str]
    shortest: int
    two_edits_from: int


def load_spelling(root: Path) -> SpellingRules:
    """The spelling rules below a knowledge folder."""
    data = read_yaml(root / "language" / "spelling.yml").data
    repairs = {str(wrong): str(right) for right, wrongs in data["repairs"].items() for wrong in wrongs}
    return SpellingRules(repairs, tuple(data["confusions"]), frozenset(data["keep"]), data["shortest"], data["two_edits_from"])


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """The words of the English list that symspellpy brings along."""
    text = (files("symspellpy") / _DICTIONARY).read_text(encoding="utf-8-sig")
    return frozenset(line.split(" ", 1)[0] for line in text.splitlines())


class Spelling:
    """Repairs single words, and pairs of words that are easily confused."""

    def __init__(self, rules: SpellingRules, known: Iterable[str], words: Words, parts: frozenset[str]) -> None:
        self._rules, self._words, self._parts = rules, words, parts
        self._known = frozenset(word for word in known if word.isalpha())
        self._stems = frozenset(words.stem(word) for word in self._known)
        self._english = english_words()
        self._index = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        for word in self._known:
            if len(word) >= rules.shortest:
                self._index.create_dictionary_entry(word, 1000)
        self.word: Callable[[str], str] = lru_cache(maxsize=_CACHE)(self._word)

    def repair(self, norms: list[str]) -> list[str]:
        """The words with their spelling repaired, one for one."""
        repaired = [self.word(norm) for norm in norms]
        return [self._confused(repaired, place) for place in range(len(repaired))]

    def _word(self, norm: str) -> str:
        fixed = self._rules.repairs.get(norm)
        if fixed:
            return fixed
        if len(norm) < self._rules.shortest or not norm.isalpha() or not norm.isascii():
            return norm
        if norm in self._english or norm in self._known or norm in self._rules.keep or self._words.stem(norm) in self._stems:
            return norm
        squeezed = _squeeze(norm)
        if squeezed != norm and (squeezed in self._known or squeezed in self._english):
            return squeezed
        edits = 2 if len(norm) >= self._rules.two_edits_from else 1
        for found in self._index.lookup(norm, Verbosity.CLOSEST, max_edit_distance=edits):
            if found.term[0] == norm[0] or sorted(found.term[:2]) == sorted(norm[:2]):
                return str(found.term)
        return norm

    def _confused(self, norms: list[str], place: int) -> str:
        for rule in self._rules.confusions:
            if norms[place] != rule["word"]:
                continue
            before = norms[place - 1] if place else ""
            after = norms[place + 1] if place + 1 < len(norms) else ""
            if before in rule.get("not_after", ()) or after in rule.get("not_before", ()):
                continue
            nearby = any(self._words.stem(word) in self._parts for word in norms[max(0, place - 3) : place])
            linked = before in rule.get("linking", ()) and nearby
            part = linked or rule.get("before_part") and self._words.stem(after) in self._parts
            behind = rule.get("after_part") and self._words.stem(before) in self._parts
            if part or behind or before in rule.get("after", ()) or after in rule.get("before", ()):
                return str(rule["means"])
        return norms[place]


def _squeeze(word: str) -> str:
    """The word with letters that are drawn out ("sooo") written at most twice."""
    return "".join(letter for place, letter in enumerate(word) if word[place - 2 : place] != letter * 2 or place < 2)
