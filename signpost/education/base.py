"""Everything the education room knows, loaded once: entries, facts, and the words of asking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from signpost.compiled import kept
from signpost.education.asking import Asking, read_asking
from signpost.education.causes import Causes, read_causes
from signpost.education.entries import ILLNESSES, Entry, read_entries, read_sources
from signpost.education.fact_titles import FactTitles, fact_titles
from signpost.education.points import Point, read_points
from signpost.education.search import Near
from signpost.education.sureness import Sureness, read_sureness
from signpost.education.vocabulary import Vocabulary, vocabulary_from
from signpost.education.words import stem, tokens
from signpost.heap import undisturbed
from signpost.knowledge import fingerprint, knowledge_root, read_yaml


@dataclass(frozen=True)
class EducationBase:
    """Everything that answers are made of; `version` changes whenever one of the files does.

    `titles` leads from a title, as a button sends it, to its entry, `fact_titles` to a single fact; `names` holds what entries are about,
    `only_of` which of the two illnesses a fact or an entry is about alone: that of its entry, or that which all its questions name.
    """

    entries: Mapping[str, Entry]
    every_point: Mapping[str, Point]
    vocabulary: Vocabulary
    asking: Asking
    sureness: Sureness
    titles: Mapping[tuple[str, ...], Entry]
    fact_titles: FactTitles
    names: Mapping[str, list[tuple[tuple[str, ...], str]]]
    causes: Causes
    only_of: Mapping[str, frozenset[str]]
    version: str

    def entry_of(self, name: str) -> Entry | None:
        """The entry of a fact or an entry by its id; None for one that does not exist."""
        point = self.every_point.get(name)
        return self.entries.get(point.entry if point else name)

    def is_sure(self, near: Sequence[Near], *, known: bool = False, asked: bool = False) -> bool:
        """Whether the likest of what was found is surely asked for."""
        return self.sureness.tells(near, self.entry_of, known=known, asked=asked)

    def named(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The entries whose names (medicines, tests, conditions) stand among the words, each with the stems of its name."""
        stems = [stem(word) for word in words]
        found: dict[str, tuple[str, ...]] = {}
        for place, word in enumerate(stems):
            for name, entry_id in self.names.get(word, ()):
                if tuple(stems[place : place + len(name)]) == name and len(name) > len(found.get(entry_id, ())):
                    found[entry_id] = name
        return found

    def leading_here(self, entry: str, places: frozenset[str]) -> Point | None:
        """The fact that is told in the place of an entry to who asks from one country; None where it has none for that."""
        return next((each for each in self.every_point.values() if each.entry == entry and each.leads and each.regions == places), None)

    def in_place_of_source(self, point: str | None) -> str:
        """What is said where no source is named: what a fact rests on."""
        return self.asking.phrases[point and self.every_point[point].basis or "no_source"]

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
    sources = read_sources(folder / "sources")
    points = read_points(folder, entries, sources)
    vocabulary = vocabulary_from(read_yaml(folder / "education" / "topics.yml").data)
    asking = read_asking(folder, vocabulary.sets["leading_words"])
    titles = {tuple(tokens(entry.title)): entry for entry in entries.values()}
    offered = {name: each for name, each in points.items() if entries[each.entry].topic not in asking.offering.never}
    named = fact_titles(offered, titles, vocabulary, asking)
    version = fingerprint((folder / "education").rglob("*.yml"))[:12]
    sure, causes = read_sureness(folder), read_causes(folder, sources)
    named_by = {name: [vocabulary.names.read(tokens(each))[0] for each in point.asks] for name, point in points.items()}
    only_of = {name: frozenset({entries[name.partition("#")[0]].disease}) & ILLNESSES for name in (*entries, *points)}
    only_of |= {name: only_of[name] or frozenset.intersection(*named_by[name]) for name in points}
    return EducationBase(entries, points, vocabulary, asking, sure, titles, named, _names_of(entries), causes, only_of, version)


def check(folder: Path) -> None:
    """Raises KnowledgeError for any mistake in the entries, points, wordings and sources."""
    entries = read_entries(folder, strict=True)
    sources = read_sources(folder / "sources")
    read_points(folder, entries, sources, strict=True)
    read_causes(folder, sources)


def _names_of(entries: Mapping[str, Entry]) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """The names of medicines, tests and conditions by their first word, each with its entry; words are stems."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in entries.values():
        for keyword in entry.keywords:
            name = tuple(map(stem, tokens(keyword)))
            found.setdefault(name[0], []).append((name, entry.id))
    return found
