"""Everything that can be reviewed, by complaint, as it stands in the files now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from review.complaints import GENERAL, complaints_of
from review.rulebook_words import Wording
from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook, read_rulebook
from signpost.education.entries import Source, read_sources
from signpost.knowledge import fingerprint, read_yaml
from signpost.responses import FOLDER as RESPONSES
from signpost.reviews import ANSWERS, KINDS, QUESTIONS, RULES, Content, ReviewBook, content_of, items_of, read_reviews

PAGE = Path(__file__).parent / "page"


@dataclass(frozen=True)
class Item:
    """One rule, question or answer; `areas` are the complaints under which it stands, `hash` is that of its content."""

    kind: str
    id: str
    title: str
    group: str
    areas: tuple[str, ...]
    data: Content
    hash: str


@dataclass(frozen=True)
class Catalogue:
    """The items of each kind by id in the order in which they are gone through, and what is needed to show them.

    `areas` holds the words for each complaint, `versions` what each kind is a part of: the rule book or the answers.
    """

    root: Path
    rulebook: Rulebook
    wording: Wording
    items: Mapping[str, Mapping[str, Item]]
    areas: Mapping[str, str]
    sources: Mapping[str, Source]
    versions: Mapping[str, str]

    def book(self, kind: str) -> ReviewBook:
        """The items of one kind with their reviews as they stand in the file now."""
        return ReviewBook({name: item.data for name, item in self.items[kind].items()}, read_reviews(self.root, kind))

    def within(self, area: str, kind: str) -> list[Item]:
        """The items of one kind that stand under a complaint."""
        return [each for each in self.items[kind].values() if area in each.areas]


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """The words of the desk that are no page of their own."""
    found: Mapping[str, Any] = read_yaml(PAGE / "words.yml").data
    return found


def read_catalogue(root: Path) -> Catalogue:
    """The catalogue of a knowledge folder; raises KnowledgeError for the first mistake in it."""
    rulebook, wrong = read_rulebook(root)
    if wrong:
        raise wrong[0]
    wording = Wording(rulebook.vocabulary)
    folders = rulebook.vocabulary.areas
    items = {RULES: _rules(root, rulebook), QUESTIONS: _questions(root, wording, folders), ANSWERS: _answers(root)}
    stated = {**wording.words["complaints"], **words()["areas"]}
    used = {area for of_kind in items.values() for item in of_kind.values() for area in item.areas}
    areas = {name: label for name, label in stated.items() if name in used}
    areas |= {name: name.replace("_", " ") for name in sorted(used - areas.keys())}
    education = fingerprint((root / "education").rglob("*.yml"))[:12]
    versions = {RULES: rulebook.version, QUESTIONS: rulebook.version, ANSWERS: education}
    return Catalogue(root, rulebook, wording, items, areas, read_sources(root / "sources"), versions)


class Shelf:
    """The catalogue of a knowledge folder, read anew when one of its files has changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._stamp: frozenset[tuple[Path, int]] = frozenset()
        self._catalogue: Catalogue | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as the files stand now; raises KnowledgeError for a mistake in them."""
        stamp = frozenset((path, path.stat().st_mtime_ns) for path in self._files())
        if self._catalogue is None or stamp != self._stamp:
            self._catalogue, self._stamp = read_catalogue(self.root), stamp
        return self._catalogue

    def _files(self) -> Iterator[Path]:
        reviews = self.root / "reviews"
        yield from (path for path in self.root.rglob("*.yml") if reviews not in path.parents)
        yield from RESPONSES.rglob("*.yml")


def _rules(root: Path, rulebook: Rulebook) -> dict[str, Item]:
    known: dict[str, Rule] = {each.id: each for each in (*rulebook.rules, *filter(None, [rulebook.cannot_tell]))}
    rank = rulebook.levels.rank
    ordered = sorted(items_of(root, RULES).items(), key=lambda pair: (-rank(known[pair[0]].level), pair[1]["title"]))
    found = {}
    for name, data in ordered:
        rule = known[name]
        found[name] = _item(RULES, name, data["title"], rule.level, complaints_of(rule, rulebook), data)
    return found


def _questions(root: Path, wording: Wording, folders: Mapping[str, str]) -> dict[str, Item]:
    return {
        name: _item(QUESTIONS, name, wording.text(data["ask"]), data["kind"], (folders.get(name.partition(".")[0], GENERAL),), data)
        for name, data in items_of(root, QUESTIONS).items()
    }


def _answers(root: Path) -> dict[str, Item]:
    path = root / "education" / "topics.yml"
    topics = {each["id"]: each["label"] for each in read_yaml(path).data["topics"]} if path.exists() else {}
    order = list(topics)
    ordered = sorted(items_of(root, ANSWERS).items(), key=lambda pair: (pair[1]["disease"], order.index(pair[1]["topic"])))
    return {name: _item(ANSWERS, name, data["title"], topics[data["topic"]], (data["disease"],), data) for name, data in ordered}


def _item(kind: str, name: str, title: str, group: str, areas: tuple[str, ...], data: Content) -> Item:
    assert kind in KINDS
    return Item(kind, name, title, group, areas, data, content_of(data))
