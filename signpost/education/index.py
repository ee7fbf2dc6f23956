"""Finds the entries nearest to a question: rare words count more, and every word that stays unexplained counts against."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from signpost.education.entries import Entry
from signpost.education.opinion import Opinion, features
from signpost.education.phrases import Phrases
from signpost.education.sayings import sayings_of, twins_of
from signpost.education.vocabulary import Vocabulary
from signpost.education.words import stem, tokens

# Chosen on the rows of evaluation/education/questions/ that are not held out; not clinical.
PHRASE, BAG, NAME = 0.48, 0.43, 0.15
LITERAL = 0.17
UNKNOWN_WEIGHT, LIGHT_WEIGHT = 1.8, 0.6
OPINION = 0.9
OTHER_DISEASE, PARTLY = 0.6, 0.8
# How sure an answer is: fitted to right and wrong answers to questions that the index had not seen.
SURE_FROM, SCORE_SHARE, OPINION_SHARE, A_WORD, AN_UNKNOWN = 0.76, 0.22, 1.05, 0.0175, 0.31
MOST_LEAD, MOST_OPINION, MOST_WORDS, MOST_UNKNOWN, ALONE = 0.8, 0.35, 12, 3, 0.3
BY_OPINION = 5
# So many latest searches are kept.
_KEPT = 8
COMPARED, ONE_FOR_BOTH = 0.06, 0.85


@dataclass(frozen=True)
class Query:
    """A question as the index sees it: folded words without disease names, the diseases and names.

    `said` holds the stems of all words but the disease names, in their order.
    """

    words: tuple[str, ...]
    diseases: frozenset[str]
    named: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One entry with its likeness to the question (0 to 1.1), its best phrase's part in it, and whether it was named.

    `opinion` is what the learned weights say (about -0.5 to 1); `rank` joins both and puts the hits in order.
    """

    entry: Entry
    score: float
    opinion: float
    phrase: float
    covered: float
    named: bool

    @property
    def rank(self) -> float:
        """The score and the second opinion together."""
        return self.score + OPINION * self.opinion


class Index:
    """All phrases of all entries, ready to be searched."""

    def __init__(self, entries: Mapping[str, Entry], vocabulary: Vocabulary, topic_words: Mapping[str, Sequence[str]]) -> None:
        self._entries = entries
        self._vocabulary = vocabulary
        sayings = sayings_of(entries, vocabulary, topic_words)
        self._bags: dict[str, set[str]] = {entry_id: set() for entry_id in entries}
        for entry, words, _, _ in sayings:
            self._bags[entry.id].update(words)
        texts = [self._folded(f"{each.short} {each.more} {each.simpler}") for each in entries.values()]
        self._weights = {**_weights(texts), **_weights(self._bags.values()), **dict.fromkeys(vocabulary.light, LIGHT_WEIGHT)}
        self._phrases = Phrases((each for each in sayings if each.words), self.total)
        self._opinion = Opinion()
        self._latest = lru_cache(_KEPT)(self._searched)
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in entries.values():
            for keyword in entry.keywords:
                name = tuple(map(stem, tokens(keyword)))
                self._names.setdefault(name[0], []).append((name, entry.id))

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_latest"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._latest = lru_cache(_KEPT)(self._searched)

    def knows(self, word: str) -> bool:
        """Whether any entry uses this folded word."""
        return word in self._weights

    def words_of(self, entry_id: str) -> set[str]:
        """The folded words of all wordings of an entry."""
        return self._bags[entry_id]

    def named(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The entries whose names (medicines, tests, conditions) stand among the words, each with the stems of its name."""
        stems = [stem(word) for word in words]
        found: dict[str, tuple[str, ...]] = {}
        for place, word in enumerate(stems):
            for name, entry_id in self._names.get(word, ()):
                if tuple(stems[place : place + len(name)]) == name and len(name) > len(found.get(entry_id, ())):
                    found[entry_id] = name
        return found

    def twins(self, entry: Entry) -> list[Entry]:
        """The entries that answer the same about the other disease (als/diet and ms/diet), none for most."""
        return twins_of(entry, self._entries, self._vocabulary)

    def search(self, query: Query) -> list[Hit]:
        """The entries that share a word with the question or that the second opinion thinks of, best first.

        A turn asks for the same several times, so the latest few answers are kept.
        """
        return self._latest(query)

    def _searched(self, query: Query) -> list[Hit]:
        asked = frozenset(query.words)
        whole = self.total(asked) or 1.0
        named = query.named
        likeness: dict[str, float] = {}
        weighed = {word: self.weight(word) for word in asked}
        for entry, meant, like in self._phrases.nearest(weighed, frozenset(query.said), literal=LITERAL):
            fitting = like * self._fit(entry, meant, query.diseases, entry.id in named)
            likeness[entry.id] = max(fitting, likeness.get(entry.id, 0.0))
        opinions = self.opinions(query)
        thought_of = sorted(opinions, key=lambda each: (-opinions[each], each))[:BY_OPINION]
        found = {each for each, like in likeness.items() if like > 0}.union(thought_of)
        hits = [self._hit(self._entries[each], likeness.get(each, 0.0), opinions.get(each, 0.0), asked, whole, query) for each in found]
        return sorted(hits, key=lambda hit: (-hit.rank, hit.entry.id))

    def sureness(self, hits: Sequence[Hit], query: Query) -> float:
        """How sure it is that the first hit is meant: its likeness, its lead, and how much of the question is known words.

        From SURE_FROM on about 97 in 100 are right.
        """
        if not hits:
            return 0.0
        best = hits[0]
        # Without a disease both of a pair may be meant: that is asked back, and says nothing against the pair.
        pair = () if query.diseases else self.twins(best.entry)
        second = next((hit for hit in hits[1:] if hit.entry not in pair), None)
        lead = min(best.rank - second.rank, MOST_LEAD) if second else ALONE
        unknown = min(sum(not self.knows(word) for word in query.words), MOST_UNKNOWN)
        words = min(len(query.said), MOST_WORDS)
        seems = SCORE_SHARE * best.score + OPINION_SHARE * min(best.opinion, MOST_OPINION)
        return seems + lead + A_WORD * words - AN_UNKNOWN * unknown

    def opinions(self, query: Query) -> dict[str, float]:
        """What the learned weights say about each entry; also of use where no word of the question carries meaning."""
        found = self._opinion.likeness(features(query.words, query.said, query.diseases))
        return {entry_id: like for entry_id, like in found.items() if entry_id in self._entries}

    @property
    def learned_from(self) -> str:
        """What the second opinion was learned from, as a hash (learning.key_of)."""
        return self._opinion.key

    def _hit(self, entry: Entry, like: float, opinion: float, asked: frozenset[str], whole: float, query: Query) -> Hit:
        bag, named = self._bags[entry.id], entry.id in query.named
        covered = self.total(asked & bag) / whole
        apart = entry.disease == "both" and len(query.diseases) == 1
        score = PHRASE * like + BAG * covered * self._fits(entry, query, named) + (NAME if named and not apart else 0.0)
        score += COMPARED if len(query.diseases) > 1 and entry.topic == "difference" else 0.0
        return Hit(entry, score, opinion, like, covered, named)

    def _fit(self, entry: Entry, meant: frozenset[str], asked: frozenset[str], named: bool) -> float:
        """How far a wording of these diseases counts for a question about those asked."""
        if meant == asked or not asked:
            return 1.0
        if not meant:
            return OTHER_DISEASE if entry.disease == "other" and not named else PARTLY
        if asked < meant or meant < asked:
            return PARTLY
        return OTHER_DISEASE if named or entry.disease == "both" else 0.0

    def _fits(self, entry: Entry, query: Query, named: bool) -> float:
        """1 when the entry is about the disease that was asked about, less when it is about something else."""
        if len(query.diseases) > 1 and entry.disease in query.diseases:
            return ONE_FOR_BOTH
        if not query.diseases or entry.disease == "both" or entry.disease in query.diseases or named and entry.disease == "other":
            return 1.0
        return OTHER_DISEASE

    def weight(self, word: str) -> float:
        """How much a folded word says about what is meant: rare words say more."""
        return self._weights.get(word, UNKNOWN_WEIGHT)

    def total(self, words: Iterable[str]) -> float:
        """The weights of some words together."""
        return math.fsum(map(self.weight, words))

    def _folded(self, text: str) -> frozenset[str]:
        return frozenset(self._vocabulary.lexicon.fold(self._vocabulary.names.read(tokens(text))[1]))


def _weights(bags: Iterable[Collection[str]]) -> dict[str, float]:
    every = list(bags)
    counts: dict[str, int] = {}
    for bag in every:
        for word in bag:
            counts[word] = counts.get(word, 0) + 1
    return {word: math.log(1 + len(every) / (count + 0.5)) for word, count in counts.items()}
