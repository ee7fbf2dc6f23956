"""What the learned reader thinks a question asks for: entries, and single points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from signpost.education.base import EducationBase
from signpost.education.points import NOT_NAMED, Near, Point
from signpost.education.words import stem, tokens

# What a likeness of meanings is worth as a likeness of words, and what is added where both find a point.
# Chosen on rows of evaluation/education/ that are not held out; not clinical.
_MEANING, _AS_WORDS, _BOTH = (0.7, 0.8, 0.93, 1.15), (0.4, 0.52, 0.8, 1.0), 0.05
_LESS_LIKE, _CLEARLY = 0.02, 0.15
# From this likeness on meaning is sure enough to speak against words, so far below the likest, and so much less then.
_SURELY_MEANT, _OTHERWISE, _UNLIKELY = 0.9, 0.1, 0.6
_ILLNESSES = frozenset({"als", "ms"})


@dataclass(frozen=True)
class Heard:
    """The chance of each entry, and the likeness of each point and whole entry; both empty without a learned reader."""

    entries: Mapping[str, float] = field(default_factory=dict)
    points: Mapping[str, float] = field(default_factory=dict)


NOTHING_HEARD = Heard()


def heard_in(reading: Mapping[str, Any]) -> Heard:
    """What the reading of a message holds, as JSON has it."""
    return Heard(dict(reading.get("asks_for") or ()), dict(reading.get("points") or ()))


def with_meant(near: Iterable[Near], heard: Heard, words: Sequence[str], diseases: frozenset[str], base: EducationBase) -> tuple[Near, ...]:
    """The points like a question in its words, and those like it in meaning, likest first.

    A point that shares words with the question counts less where others, or an entry as a whole, are clearly nearer in meaning.
    """
    # Who asks what a word means gets its meaning.
    if not heard.points or base.glossary.asked(words, base.vocabulary):
        return tuple(near)
    likeness = _likeness_of_each(heard, base)
    fits = {name: _fit(base.disease_of(name), like, diseases & _ILLNESSES, likeness) for name, like in heard.points.items()}
    meant = {name: like for name, like in heard.points.items() if fits[name]}
    whole = max((like for name, like in meant.items() if name in base.entries), default=0.0)
    least = max(whole - _LESS_LIKE, max(meant.values(), default=0.0) - _OTHERWISE)
    sure = max(meant.values(), default=0.0) >= _SURELY_MEANT
    found = {}
    for each in near:
        elsewhere = sure and meant.get(each.point.id, 0.0) < least
        found[each.point.id] = replace(each, like=each.like * (_UNLIKELY if elsewhere else 1.0))
    for name, likely in meant.items():
        point = base.every_point.get(name)
        if point is None or likely < whole - _LESS_LIKE:
            continue
        like = fits[name] * float(np.interp(likely, _MEANING, _AS_WORDS))
        known = found.get(name)
        found[name] = replace(known, like=max(known.like, like) + _BOTH) if known else Near(point, like, _likest(point, words))
    return tuple(sorted(found.values(), key=lambda each: (-each.like, each.point.id)))


def _fit(disease: str | None, like: float, asked: frozenset[str], likeness: Mapping[str, float]) -> float:
    """How far a point of a disease answers a question about these; one that names none may mean the other as well."""
    if disease is None:
        return 0.0
    if disease not in _ILLNESSES or disease in asked:
        return 1.0
    if asked:
        return 0.0
    other = max((found for each, found in likeness.items() if each != disease), default=0.0)
    return NOT_NAMED if like - other < _CLEARLY else 1.0


def _likeness_of_each(heard: Heard, base: EducationBase) -> dict[str, float]:
    """How like the likest question about each of the two diseases is."""
    found: dict[str, float] = {}
    for name, like in heard.points.items():
        disease = base.disease_of(name)
        if disease in _ILLNESSES:
            found[disease] = max(like, found.get(disease, 0.0))
    return found


def _likest(point: Point, words: Sequence[str]) -> str:
    """The question of a point that shares most words with these."""
    given = set(map(stem, words))
    return max(point.asks, key=lambda ask: len(given & set(map(stem, tokens(ask)))) / len(tokens(ask)))
