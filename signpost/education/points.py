"""Points: single facts of an entry that answer one exact question, with a yes or a no where the question asks for one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from signpost.education.asking import Asking
from signpost.education.entries import Citation, Entry, Source
from signpost.education.phrases import Phrases
from signpost.education.sayings import Saying, own_diseases
from signpost.education.vocabulary import Vocabulary
from signpost.education.words import stem, tokens
from signpost.knowledge import Document, check_schema, nearest, read_folder, read_yaml
from signpost.region import regions_named_in

# Chosen on the rows of evaluation/education/questions/ that are not held out, and read/; not clinical.
_LITERAL, _AGREES, _DIFFERS, _PARTLY, NOT_NAMED, _LEAST_COVERED = 0.2, 0.08, 0.15, 0.6, 0.8, 0.45
_WORTH_A_LOOK, _SAME_WORDS = 0.4, 0.85
_LENGTH_OF_ID = 5
# So many latest searches are kept.
_KEPT = 8


@dataclass(frozen=True)
class Point:
    """One fact, whose id changes with its words alone.

    `says` stands by itself; `verdict` (yes, no, partly, not_known) is what the yes-or-no questions in `asks` get.
    `citations` are those of this fact alone; empty means those of the entry. `urgent` says that the entry's safety line belongs to it,
    `unverified` that no source was opened for it yet; `regions` are those that it speaks of; `title` is the question it is offered by,
    where that is not one of its own, and `only_with` holds words of which a question must have one. One that `leads` is told in the place
    of its entry to who asks from its country.
    """

    id: str
    entry: str
    says: str
    asks: tuple[str, ...]
    verdict: str = ""
    citations: tuple[Citation, ...] = ()
    urgent: bool = False
    unverified: bool = False
    regions: frozenset[str] = frozenset()
    title: str = ""
    only_with: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True)
class Near:
    """A point with its likeness to a question (0 to about 1.1) and the one of its questions that is likest."""

    point: Point
    like: float
    ask: str


def read_points(root: Path, entries: Mapping[str, Entry], sources: Mapping[str, Source], *, strict: bool = False) -> dict[str, Point]:
    """Every point of knowledge/education/points/ by id; raises KnowledgeError for a mistake in a file.

    The points of one entry may stand in several files. Points of an entry that does not exist are
    left out; `strict` makes them an error.
    """
    schema = read_yaml(root / "schema" / "points.yml").data
    found: dict[str, Point] = {}
    for document in read_folder(root / "education" / "points"):
        check_schema(document, schema)
        for entry_id, rows in document.data["points"].items():
            if entry_id not in entries:
                if strict:
                    raise document.error(["points", entry_id], f"there is no entry {entry_id!r}.", nearest(entry_id, entries))
                continue
            for number, row in enumerate(rows):
                point = _point(document, entry_id, number, row, sources)
                if point.id in found:
                    raise document.error(
                        ["points", entry_id, number], f"{found[point.id].asks[0]!r} of {entry_id!r} is answered in the same words."
                    )
                found[point.id] = point
    return found


def _point(document: Document, entry_id: str, number: int, row: Mapping[str, Any], sources: Mapping[str, Source]) -> Point:
    for source in row.get("sources", ()):
        if source not in sources:
            message = f"the source {source!r} is in no file of knowledge/sources/."
            raise document.error(["points", entry_id, number, "sources"], message, nearest(source, sources))
    cited = tuple(Citation(sources[each], sources[each].at) for each in row.get("sources", ()))
    asks, says = tuple(map(str, row["asks"])), row["says"].strip()
    missing = next((each.source for each in cited if not each.source.link and not each.source.no_url), None)
    if missing is not None:
        message = f"the source {missing.id!r} has neither a link (`url`) nor a reason for having none (`no_url`)."
        raise document.error(["points", entry_id, number, "sources"], message)
    return Point(
        id=f"{entry_id}#{hashlib.blake2s(says.encode(), digest_size=_LENGTH_OF_ID).hexdigest()}",
        entry=entry_id,
        says=says,
        asks=asks,
        verdict=row.get("verdict", ""),
        citations=cited,
        urgent=bool(row.get("urgent")),
        unverified=bool(row.get("unverified")),
        regions=regions_named_in(" ".join((says, *asks))),
        title=str(row.get("title", "")),
        only_with=tuple(map(str, row.get("only_with", ()))),
        leads=bool(row.get("leads")),
    )


@dataclass(frozen=True)
class _Asked:
    """One question of a point as the room reads it."""

    point: Point
    text: str
    id: str


class PointIndex:
    """The questions of all points, ready to be searched."""

    def __init__(
        self,
        points: Mapping[str, Point],
        entries: Mapping[str, Entry],
        vocabulary: Vocabulary,
        asking: Asking,
        weigh: Callable[[Iterable[str]], float],
    ) -> None:
        self._weigh = weigh
        self._latest = lru_cache(_KEPT)(self._nearest)
        self._asks = {point.id: len(point.asks) for point in points.values()}
        self.of_entry: dict[str, list[Point]] = {}
        for point in points.values():
            self.of_entry.setdefault(point.entry, []).append(point)
        sayings = [
            _read(point, number, entries[point.entry], vocabulary, asking) for point in points.values() for number in range(len(point.asks))
        ]
        # Of thousands of questions a few are compared word by word: kept as sets, they would take six times the memory.
        self._words = {each.entry.id: each.words for each in sayings}
        self._said = {each.entry.id: each.said for each in sayings}
        self._subjects = {each.id: _subject(each, vocabulary) for each in entries.values()}
        self._vocabulary = vocabulary
        self._told: dict[str, frozenset[str]] = {}
        self._phrases = Phrases((each for each in sayings if not vocabulary.sets["asking_words"].issuperset(each.words)), weigh)
        self._kinds = {
            f"{point.id}@{number}": asking.facets.asked(vocabulary.repaired(ask))
            for point in points.values()
            for number, ask in enumerate(point.asks)
        }

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_latest"} | {"_told": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._latest = lru_cache(_KEPT)(self._nearest)

    def nearest(
        self, words: Iterable[str], said: Iterable[str], diseases: frozenset[str], kinds: frozenset[str], *, own: bool = True
    ) -> list[Near]:
        """The points whose questions are like these words, likest first, each once; `own` tells that the words name the diseases.

        A turn asks for the same several times, so the latest few answers are kept.
        """
        return self._latest(frozenset(words), frozenset(said), diseases, kinds, own)

    def _nearest(
        self, given: frozenset[str], said_here: frozenset[str], diseases: frozenset[str], kinds: frozenset[str], own: bool
    ) -> list[Near]:
        weighed = {word: self._weigh((word,)) for word in given}
        if not weighed:
            return []
        best: dict[str, Near] = {}
        for asked, meant, like in self._phrases.nearest(weighed, said_here, literal=_LITERAL, least=_WORTH_A_LOOK):
            fit = _PARTLY if len(meant) > 1 and not own else _fit(meant, diseases)
            if like * fit < _WORTH_A_LOOK:
                continue
            score = like * fit * self._covered(asked, given)
            asked_for = self._kinds[asked.id]
            if kinds and asked_for:
                score += _AGREES * like if kinds & asked_for else -_DIFFERS
            if not kinds and not given - self._subjects[asked.point.entry]:
                # "What is a relapse?" holds nothing but the subject: only a question in the same words is meant.
                score *= _alike(said_here, frozenset(self._said[asked.id])) >= _SAME_WORDS
            if score > 0 and (asked.point.id not in best or score > best[asked.point.id].like):
                best[asked.point.id] = Near(asked.point, score, asked.text)
        return sorted(best.values(), key=lambda each: (-each.like, each.point.id))

    def words_of(self, point_id: str) -> frozenset[str]:
        """The folded words of all questions of a point, and of the subject of its entry."""
        asked = (self._words.get(f"{point_id}@{number}", ()) for number in range(self._asks[point_id]))
        return self._subjects[point_id.partition("#")[0]].union(*asked)

    def questions_of(self, point_id: str) -> list[frozenset[str]]:
        """The folded words of each question of a point; none for what is no point."""
        return [frozenset(self._words[f"{point_id}@{number}"]) for number in range(self._asks.get(point_id, 0))]

    def told_words(self, name: str, text: str) -> frozenset[str]:
        """The folded words of what a point or an entry tells, `text`: folded once, when they are first wanted."""
        if name not in self._told:
            rest = self._vocabulary.names.read(tokens(text))[1]
            self._told[name] = frozenset(self._vocabulary.lexicon.fold(rest))
        return self._told[name]

    def subject(self, entry_id: str) -> frozenset[str]:
        """The folded words of the title and the names of an entry."""
        return self._subjects[entry_id]

    def _covered(self, asked: _Asked, given: frozenset[str]) -> float:
        """How far question and ask say the same beside the subject of the entry: both what is asked and what is missing count."""
        subject = self._subjects[asked.point.entry]
        words = frozenset(self._words[asked.id])
        own, theirs = words - subject, given - subject
        whole, other = self._weigh(own), self._weigh(theirs)
        both = self._weigh(own & given), self._weigh(theirs & words)
        shares = (both[0] / whole if whole else 1.0), (both[1] / other if other else 1.0)
        return _LEAST_COVERED + (1 - _LEAST_COVERED) * min(shares)


def _read(point: Point, number: int, entry: Entry, vocabulary: Vocabulary, asking: Asking) -> Saying:
    text = point.asks[number]
    words = vocabulary.repaired(text)
    diseases, rest = vocabulary.names.read(words)
    if not diseases and entry.disease == "both" and asking.perhaps_both.among(words):
        diseases = frozenset(vocabulary.names.names.values())
    asked = _Asked(point, text, f"{point.id}@{number}")
    return Saying(asked, vocabulary.lexicon.fold(rest), diseases or own_diseases(entry), tuple(map(stem, rest)))


def _subject(entry: Entry, vocabulary: Vocabulary) -> frozenset[str]:
    names = [vocabulary.names.read(tokens(text))[1] for text in (entry.title, *entry.keywords)]
    return frozenset(word for words in names for word in vocabulary.lexicon.fold(words))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _fit(meant: frozenset[str], asked: frozenset[str]) -> float:
    """How far a point about these diseases answers a question about those."""
    if meant == asked or not meant:
        return 1.0
    if not asked:
        return NOT_NAMED
    return _PARTLY if asked < meant or meant < asked else 0.0
