"""Every sentence of every entry, searched when no question of an entry is like what was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np

from signpost.education.entries import Entry
from signpost.education.phrases import Places
from signpost.education.sayings import own_diseases
from signpost.education.vocabulary import Vocabulary
from signpost.education.words import text_sentences, tokens


class Passage(NamedTuple):
    """A sentence of an entry by its place, and the share of the question's words that it or the entry's title holds."""

    entry: str
    place: int
    covers: float


class Passages:
    """The sentences of all entries, each with the words of its entry's title and names."""

    def __init__(self, entries: Mapping[str, Entry], vocabulary: Vocabulary, weigh: Callable[[Iterable[str]], float]) -> None:
        self._weigh = weigh
        self._at: list[tuple[str, int]] = []
        self._diseases: list[frozenset[str]] = []
        held: list[set[str]] = []
        for entry in entries.values():
            subject = _folded(" ".join((entry.title, *entry.keywords)), vocabulary)
            for number, sentence in enumerate(sentences_of(entry)):
                held.append(subject | _folded(sentence, vocabulary))
                self._at.append((entry.id, number))
                self._diseases.append(own_diseases(entry))
        self._places = Places(held)

    def nearest(self, words: Iterable[str], diseases: frozenset[str]) -> Passage | None:
        """The sentence that holds most of these words and speaks of no other disease; the first where several do."""
        asked = set(words)
        whole = self._weigh(asked)
        total = self._places.summed({word: self._weigh((word,)) for word in asked}, len(self._at))
        for place in np.argsort(-total, kind="stable").tolist() if whole else ():
            if total[place] <= 0:
                break
            if not diseases or not self._diseases[place] or self._diseases[place] & diseases:
                entry, number = self._at[place]
                return Passage(entry, number, float(total[place]) / whole)
        return None


def sentences_of(entry: Entry) -> list[str]:
    """The sentences of both layers of an entry."""
    return [*text_sentences(entry.short), *text_sentences(entry.more)]


def _folded(text: str, vocabulary: Vocabulary) -> set[str]:
    return set(vocabulary.lexicon.fold(vocabulary.names.read(tokens(text))[1]))
