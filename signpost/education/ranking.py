"""What a question is likeliest to ask for: one learned sum over what words found, what was meant, and what was heard.

Words, meaning and the chance of an entry each find something; which of them to believe was learned from questions whose answer
somebody looked up (`scripts/ranking.py`). Without its small file nothing is ranked, and the rest of the room decides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from signpost.education.base import EducationBase
from signpost.education.entries import ILLNESSES
from signpost.education.heard import Heard
from signpost.education.points import Point
from signpost.education.questions import Asked, query_of
from signpost.education.said_alike import SaidAlike
from signpost.education.shown import Answer
from signpost.places import place

FILE = "models/reader/ranking.json"
# What is known of a candidate, in the order of the weights.
FEATURES = (
    "whole",
    "part",
    "clause",
    "behind",
    "words",
    "heard",
    "opinion",
    "entry",
    "entry_meant",
    "other_illness",
    "half",
    "unnamed",
    "look_alike",
    "here",
    "elsewhere",
    "agrees",
    "differs",
    "covers",
    "roots",
    "named",
    "shown",
    "entry_shown",
    "focus",
    "wording",
    "told",
    "verdict",
    "child",
)
# Of each way of finding so many are looked at; what is no more like a question than this is all the same.
_BY_WORDS, _BY_OPINION, _UNLIKE, _FAR = 6, 3, 0.6, 0.3
# So many first letters are the root of a longer word: "thickener", "thickening".
_ROOT = 5
_LOOK_ALIKES = "other"
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True)
class Ranked:
    """A point or a whole entry, its share of the chance of all candidates, and how like in meaning the question is to it."""

    entry: str
    point: Point | None
    chance: float
    like: float

    @property
    def id(self) -> str:
        """The id of the point, or of the entry."""
        return self.point.id if self.point else self.entry


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The learned weights by feature; empty without their file."""
    file = place(FILE)
    return dict(json.loads(file.read_text(encoding="utf-8"))["weights"]) if file.exists() else {}


def ranked(parts: Sequence[Asked], heard: Heard, found: Answer, base: EducationBase) -> list[Ranked]:
    """The candidates, likeliest first."""
    learned = weights()
    if not learned or not heard.asked:
        return []
    known = features(parts, heard, found, base)
    sums = {name: sum(learned[each] * value for each, value in zip(FEATURES, row, strict=True)) for name, row in known.items()}
    best = max(sums.values())
    shares = {name: float(np.exp(value - best)) for name, value in sums.items()}
    whole = sum(shares.values())
    order = sorted(shares, key=lambda each: (-shares[each], each))
    return [Ranked(_entry_of(each, base), base.every_point.get(each), shares[each] / whole, max(known[each][:2])) for each in order]


def features(parts: Sequence[Asked], heard: Heard, found: Answer, base: EducationBase) -> dict[str, tuple[float, ...]]:
    """Each candidate by id with the values of FEATURES."""
    meant = _meant(heard, base)
    words, opinion = _by_words(parts), _by_opinion(parts, base)
    likely = (name for name in heard.entries if name in base.entries)
    candidates = {*meant, *_most(words, _BY_WORDS), *_most(opinion, _BY_OPINION), *likely}
    question, alike = _Question.of(parts, heard, base), SaidAlike(parts, base)
    top = max((max(like[:2]) for like in meant.values()), default=_UNLIKE)
    rows: dict[str, tuple[float, ...]] = {}
    for name in sorted(candidates):
        entry = _entry_of(name, base)
        whole, part, clause = meant.get(name, (_UNLIKE, _UNLIKE, _UNLIKE))
        like = max(whole, part)
        is_entry = float(name == entry)
        shown = (found.context.point or found.entry.id) if found.kind == "entry" and found.entry is not None else ""
        rows[name] = (
            *(whole, part, clause, max(like - top, -_FAR), words.get(name, 0.0), heard.entries.get(entry, 0.0), opinion.get(entry, 0.0)),
            *(is_entry, is_entry * like, *question.of_disease(base.entries[entry].disease)),
            *(*question.of_place(name, base), *question.of_facet(name, base), *question.covered_by(name, base)),
            *(float(entry in question.named), float(name == shown), float(entry == shown.partition("#")[0])),
            *alike.of(name),
        )
    return rows


@dataclass(frozen=True)
class _Question:
    """What a question names and asks beside."""

    diseases: frozenset[str]
    facets: frozenset[str]
    named: frozenset[str]
    content: frozenset[str]
    places: frozenset[str]

    @staticmethod
    def of(parts: Sequence[Asked], heard: Heard, base: EducationBase) -> _Question:
        """All parts of a message together."""
        return _Question(
            diseases=frozenset().union(*(each.diseases for each in parts)) & ILLNESSES,
            facets=frozenset().union(*(base.asking.facets.asked(each.words) for each in parts)),
            named=frozenset().union(*(each.named for each in parts)),
            content=frozenset(word for each in parts for word in each.folded) - base.vocabulary.light,
            places=heard.places,
        )

    def of_disease(self, disease: str) -> tuple[float, float, float, float]:
        """Whether a candidate is about the other illness, about one of two that are named, one of none, or a look-alike."""
        one = disease in ILLNESSES
        other = one and bool(self.diseases) and disease not in self.diseases
        half = one and len(self.diseases) > 1
        return float(other), float(half), float(one and not self.diseases), float(disease == _LOOK_ALIKES)

    def of_place(self, name: str, base: EducationBase) -> tuple[float, float]:
        """Whether a point tells of where somebody asks from, or of elsewhere only."""
        point = base.every_point.get(name)
        regions = point.regions if point else frozenset()
        both = bool(regions and self.places)
        return float(bool(regions & self.places)), float(both and not regions & self.places)

    def of_facet(self, name: str, base: EducationBase) -> tuple[float, float]:
        """Whether the questions of a point ask for the same side of a subject, or for others only."""
        asked = base.points.facets_of(name)
        both = bool(self.facets and asked)
        return float(bool(self.facets & asked)), float(both and not self.facets & asked)

    def covered_by(self, name: str, base: EducationBase) -> tuple[float, float]:
        """The share of what the question says that the questions of a candidate say too, and the same by the roots of the words."""
        held = base.points.words_of(name) if name in base.every_point else base.index.words_of(name)
        roots = {word[:_ROOT] for word in held if len(word) >= _ROOT}
        whole = base.index.total(self.content) or 1.0
        same = base.index.total(self.content & held)
        alike = base.index.total(word for word in self.content - held if word[:_ROOT] in roots)
        return same / whole, alike / whole


def _meant(heard: Heard, base: EducationBase) -> dict[str, tuple[float, float, float]]:
    """How like each candidate is to the whole message, to the likest of its sentences, and to the likest of their clauses."""
    clauses = {number for number, each in enumerate(heard.parts) if number and _is_clause(number, heard.parts)}
    found = {}
    for number, name in enumerate(heard.points):
        if name in base.entries or name in base.every_point:
            likes = [max(row[number], _UNLIKE) for row in heard.asked]
            sentence = max((like for at, like in enumerate(likes) if at and at not in clauses), default=likes[0])
            clause = max((likes[each] for each in clauses), default=sentence)
            found[name] = (likes[0], sentence, clause)
    return found


def _is_clause(number: int, parts: Sequence[str]) -> bool:
    """Whether a part of a message is less than one of its sentences; one of those stands before it, unless the message has only one."""
    others = [each for at, each in enumerate(parts) if at not in (0, number)]
    inside = any(parts[number] in each and parts[number] != each for each in others)
    return inside or not _SENTENCE_END.search(parts[0].rstrip()[:-1])


def _by_words(parts: Iterable[Asked]) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in parts:
        for each in part.by_words:
            found[each.point.id] = max(each.like, found.get(each.point.id, 0.0))
    return found


def _by_opinion(parts: Iterable[Asked], base: EducationBase) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in parts:
        for hit in base.index.search(query_of(part)):
            found[hit.entry.id] = max(hit.rank, found.get(hit.entry.id, 0.0))
    return found


def _most(found: Mapping[str, float], number: int) -> list[str]:
    return sorted(found, key=lambda each: (-found[each], each))[:number]


def _entry_of(name: str, base: EducationBase) -> str:
    point = base.every_point.get(name)
    return point.entry if point else name
