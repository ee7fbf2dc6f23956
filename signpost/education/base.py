"""Everything the education room knows, loaded once: entries, vocabulary, index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from signpost.compiled import kept
from signpost.education.asking import Asking, read_asking
from signpost.education.entries import Entry, read_entries, read_sources
from signpost.education.fact_titles import FactTitles, fact_titles
from signpost.education.glossary import Glossary, glossary_of
from signpost.education.holding import Holding
from signpost.education.index import Index
from signpost.education.learning import key_of
from signpost.education.opinion import FILE as OPINION_FILE
from signpost.education.opinion import Example, Opinion
from signpost.education.points import Point, PointIndex, read_points
from signpost.education.sayings import examples_of, sayings_of
from signpost.education.vocabulary import Vocabulary, vocabulary_from
from signpost.education.words import tokens
from signpost.heap import undisturbed
from signpost.knowledge import KnowledgeError, fingerprint, knowledge_root, read_yaml


@dataclass(frozen=True)
class EducationBase:
    """The entries with what is needed to find them; `version` changes whenever one of the files does.

    `titles` leads from a title, as a button sends it, to its entry, `fact_titles` to a single fact; `wordings` does so from each question
    an entry is asked as.
    """

    entries: Mapping[str, Entry]
    vocabulary: Vocabulary
    index: Index
    version: str
    titles: Mapping[tuple[str, ...], Entry]
    wordings: Mapping[tuple[str, ...], Entry]
    glossary: Glossary
    asking: Asking
    points: PointIndex
    every_point: Mapping[str, Point]
    fact_titles: FactTitles
    holding: Holding

    def disease_of(self, name: str) -> str | None:
        """The disease of an entry or a point by its id; None for one that does not exist."""
        point = self.every_point.get(name)
        entry = self.entries.get(point.entry if point else name)
        return entry.disease if entry else None

    def leading_here(self, entry: str, places: frozenset[str]) -> Point | None:
        """The fact that is told in the place of an entry to who asks from one country; None where it has none for that."""
        return next((each for each in self.every_point.values() if each.entry == entry and each.leads and each.regions == places), None)

    def main(self, disease: str, topic: str) -> Entry | None:
        """The one entry that answers "<topic> of <disease>", or None."""
        for entry in self.entries.values():
            if entry.main and entry.disease == disease and entry.topic == topic:
                return entry
        return None


def load_base(root: Path | None = None) -> EducationBase:
    """The EducationBase of a knowledge folder, read once and kept; raises KnowledgeError for a mistake in a file."""
    return _loaded(root or knowledge_root())


@lru_cache(maxsize=4)
@undisturbed()
def _loaded(folder: Path) -> EducationBase:
    return kept("education", folder, lambda: base_of(read_entries(folder), folder))


def base_of(entries: Mapping[str, Entry], folder: Path) -> EducationBase:
    """The EducationBase of these entries, with the points and the vocabulary of a knowledge folder."""
    points = read_points(folder, entries, read_sources(folder / "sources"))
    entries = with_points(entries, points)
    data = read_yaml(folder / "education" / "topics.yml").data
    vocabulary = vocabulary_of(entries, data, points.values())
    topic_words = _topic_words(data)
    version = fingerprint((folder / "education").rglob("*.yml"))[:12]
    titles = {tuple(tokens(entry.title)): entry for entry in entries.values()}
    wordings = {tuple(tokens(text)): entry for entry in entries.values() for text in entry.asked_as}
    glossary = glossary_of(entries.values(), vocabulary)
    index = Index(entries, vocabulary, topic_words)
    asking = read_asking(folder, vocabulary.lexicon, vocabulary.sets["leading_words"])
    pointing = PointIndex(points, entries, vocabulary, asking, index.total)
    offered = {name: each for name, each in points.items() if entries[each.entry].topic not in asking.offering.never}
    named = fact_titles(offered, titles, vocabulary, asking)
    holding = Holding(entries, points, pointing, frozenset(asking.decisive))
    return EducationBase(entries, vocabulary, index, version, titles, wordings, glossary, asking, pointing, points, named, holding)


def with_points(entries: Mapping[str, Entry], points: Mapping[str, Point]) -> dict[str, Entry]:
    """The entries, each with the questions of its points among those that lead to it."""
    asks: dict[str, tuple[str, ...]] = {}
    for point in points.values():
        asks[point.entry] = (*asks.get(point.entry, ()), *point.asks)
    return {each: replace(entry, also_asked=(*entry.also_asked, *asks.get(each, ()))) for each, entry in entries.items()}


def examples(folder: Path) -> list[Example]:
    """What the second opinion is learned from: the wordings of a knowledge folder as the room reads them."""
    return examples_from(read_entries(folder), folder)


def examples_from(entries: Mapping[str, Entry], folder: Path) -> list[Example]:
    """The same for these entries, with the points of a knowledge folder."""
    points = read_points(folder, entries, read_sources(folder / "sources"))
    entries = with_points(entries, points)
    data = read_yaml(folder / "education" / "topics.yml").data
    vocabulary = vocabulary_of(entries, data, points.values())
    return list(examples_of(sayings_of(entries, vocabulary, _topic_words(data)), entries, vocabulary))


def check(folder: Path) -> None:
    """Raises KnowledgeError for any mistake in the entries, points, wordings and sources, and when the opinion is out of date."""
    entries = read_entries(folder, strict=True)
    read_points(folder, entries, read_sources(folder / "sources"), strict=True)
    if Opinion().key != key_of(examples(folder)):
        raise KnowledgeError(OPINION_FILE, None, "wordings changed since it was learned: run `python -m signpost.education learn`.")


def vocabulary_of(entries: Mapping[str, Entry], data: Mapping[str, Any], points: Iterable[Point]) -> Vocabulary:
    """The Vocabulary of a topics file, which also knows the words of the entries and of their points."""
    said = {word for entry in entries.values() for text in _names_and_wordings(entry) for word in tokens(text)}
    said |= {word for point in points for text in point.asks for word in tokens(text)}
    return vocabulary_from(data, more_words=said)


def _topic_words(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {row["id"]: tuple(row.get("words", ())) for row in data["topics"]}


def _names_and_wordings(entry: Entry) -> list[str]:
    terms = [name for term in entry.terms for name in (term.term, *term.also)]
    return [entry.title, *entry.asked_as, *entry.keywords, *terms]
