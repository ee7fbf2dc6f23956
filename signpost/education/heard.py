"""What the learned reader thinks a question asks for: entries, and single points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np

from signpost.education.base import EducationBase
from signpost.education.entries import ILLNESSES
from signpost.education.points import NOT_NAMED, Near, Point
from signpost.education.words import stem, tokens

# Meaning, words and the entry together, what they are worth as a likeness of words, and how much words and entry count beside
# the meaning: fitted to questions whose points the net had not seen. The rest was chosen on rows of evaluation/education/ that
# are not held out; nothing of it is clinical.
_TOGETHER, _AS_WORDS, _WORDS, _OF_ENTRY = (0.7, 0.92, 1.05, 1.55), (0.4, 0.58, 0.8, 1.1), 0.3, 0.12
_LESS_LIKE, _CLEARLY = 0.02, 0.15
# From this likeness on meaning is sure enough to speak against words, so far below the likest, and so much less then.
_SURELY_MEANT, _OTHERWISE, _UNLIKELY = 0.9, 0.1, 0.6
# What is added to a point about the country somebody asks from, and what one about others only is worth.
_HERE, _ELSEWHERE = 0.06, 0.8
# What the learned reader calls the entry of a message that asks for none.
NOTHING_ASKED = "-"


@dataclass(frozen=True)
class Heard:
    """The chance of each entry, and the likeness of each point and whole entry; both empty without a learned reader.

    `asked` holds for the whole message and for each part of it that asks something (`parts`) the likeness of each of these points;
    `places` are the regions that a question is asked from or about; `elsewhere` is the chance that an everyday request is meant, or small
    talk.
    """

    entries: Mapping[str, float] = field(default_factory=dict)
    points: Mapping[str, float] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    asked: tuple[tuple[float, ...], ...] = ()
    elsewhere: float = 0.0

    @property
    def talk(self) -> float:
        """The chance that nothing here is asked for."""
        return self.entries.get(NOTHING_ASKED, 0.0)

    def alone(self) -> Heard:
        """What of it holds for every sentence."""
        return Heard(places=self.places)


NOTHING_HEARD = Heard()


def heard_in(reading: Mapping[str, Any]) -> Heard:
    """What the reading of a message holds, by the names of its fields; lists as JSON has them will do."""
    asked = [(text, tuple(likeness)) for text, likeness in reading.get("asked") or ()]
    parts, likeness = tuple(text for text, _ in asked), tuple(each for _, each in asked)
    return Heard(
        dict(reading.get("asks_for") or ()),
        dict(reading.get("points") or ()),
        parts=parts,
        asked=likeness,
        elsewhere=float(reading.get("elsewhere") or 0.0),
    )


def with_meant(near: Iterable[Near], heard: Heard, words: Sequence[str], diseases: frozenset[str], base: EducationBase) -> tuple[Near, ...]:
    """The points like a question in its words, and those like it in meaning, likest first.

    A point that shares words with the question counts less where others, or an entry as a whole, are clearly nearer in meaning.
    """
    # Who asks what a word means gets its meaning.
    if not heard.points or base.glossary.asked(words, base.vocabulary):
        return _in_place(near, heard)
    likeness = _likeness_of_each(heard, base)
    fits = {name: _fit(base.disease_of(name), like, diseases & ILLNESSES, likeness) for name, like in heard.points.items()}
    meant = {name: like for name, like in heard.points.items() if fits[name]}
    whole = max((like for name, like in meant.items() if name in base.entries), default=0.0)
    least = max(whole - _LESS_LIKE, max(meant.values(), default=0.0) - _OTHERWISE)
    sure = max(meant.values(), default=0.0) >= _SURELY_MEANT
    found = {}
    for each in near:
        elsewhere = sure and meant.get(each.point.id, 0.0) < least
        found[each.point.id] = replace(each, like=each.like * (_UNLIKELY if elsewhere else 1.0))
    for name, likely in meant.items():
        point, known = base.every_point.get(name), found.get(name)
        if point is None or likely < whole - _LESS_LIKE:
            continue
        both = likely + _WORDS * (known.like if known else 0.0) + _OF_ENTRY * heard.entries.get(point.entry, 0.0)
        like = fits[name] * float(np.interp(both, _TOGETHER, _AS_WORDS))
        found[name] = replace(known, like=like) if known else Near(point, like, _likest(point, words))
    return _in_place(found.values(), heard)


def _in_place(near: Iterable[Near], heard: Heard) -> tuple[Near, ...]:
    """The points, likest first: what holds where somebody asks from before what is told of other countries."""
    found = [replace(each, like=_there(each, heard.places)) for each in near]
    return tuple(sorted(found, key=lambda each: (-each.like, each.point.id)))


def _there(near: Near, places: frozenset[str]) -> float:
    regions = near.point.regions
    if not regions or not places:
        return near.like
    return near.like + _HERE if regions & places else near.like * _ELSEWHERE


def _fit(disease: str | None, like: float, asked: frozenset[str], likeness: Mapping[str, float]) -> float:
    """How far a point of a disease answers a question about these; one that names none may mean the other as well."""
    if disease is None:
        return 0.0
    if disease not in ILLNESSES or asked == {disease}:
        return 1.0
    if disease in asked:
        return NOT_NAMED
    if asked:
        return 0.0
    other = max((found for each, found in likeness.items() if each != disease), default=0.0)
    return NOT_NAMED if like - other < _CLEARLY else 1.0


def by_entry(heard: Heard, diseases: frozenset[str], base: EducationBase) -> dict[str, float]:
    """How likely each entry is asked for: the likest of its points, or itself, and the chance that it was heard.

    Who names both diseases hardly means an entry about one.
    """
    half = {name for name in heard.entries.keys() | heard.points.keys() if diseases >= ILLNESSES and base.disease_of(name) in ILLNESSES}
    found: dict[str, float] = {}
    for name, like in heard.points.items():
        point = base.every_point.get(name)
        entry = point.entry if point else name
        if entry in base.entries:
            found[entry] = max(like - _CLEARLY * (name in half), found.get(entry, 0.0))
    return {entry: like + _OF_ENTRY * heard.entries.get(entry, 0.0) for entry, like in found.items()}


def clearly_of(disease: str, heard: Heard, base: EducationBase) -> bool:
    """Whether what is likest in meaning is about this one of the two diseases, and nothing about the other is nearly as like."""
    likeness = _likeness_of_each(heard, base)
    other = max((like for each, like in likeness.items() if each != disease), default=0.0)
    return likeness.get(disease, 0.0) - other >= _CLEARLY


def _likeness_of_each(heard: Heard, base: EducationBase) -> dict[str, float]:
    """How like the likest question about each of the two diseases is."""
    found: dict[str, float] = {}
    for name, like in heard.points.items():
        disease = base.disease_of(name)
        if disease in ILLNESSES:
            found[disease] = max(like, found.get(disease, 0.0))
    return found


def _likest(point: Point, words: Sequence[str]) -> str:
    """The question of a point that shares most words with these."""
    given = set(map(stem, words))

    def shared(ask: str) -> float:
        said, length = _said_in(ask)
        return len(given & said) / length

    return max(point.asks, key=shared)


@lru_cache(maxsize=2048)
def _said_in(ask: str) -> tuple[frozenset[str], int]:
    """The stems of a question of a point, and how many words it has."""
    words = tokens(ask)
    return frozenset(map(stem, words)), len(words)
