"""Facts told to somebody about one relative of theirs ("your aunt"): they answer nobody who named no such relative."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.points import Point
from signpost.education.shown import Answer, show
from signpost.education.words import tokens


def without_strangers(found: Answer, question: str, before: Context, base: EducationBase) -> Answer:
    """The answer, its whole entry where its fact is about a relative whom nobody named."""
    point = base.every_point.get(found.context.point or "")
    if point is None or found.kind != "entry" or told_of(point, base) <= _groups(tokens(question), base):
        return found
    return show(base.entries[point.entry], base=base, before=before, score=found.score)


def told_of(point: Point, base: EducationBase) -> frozenset[str]:
    """The relatives to whom a fact speaks as somebody's own: "your mum", "your own sister"."""
    own = base.asking.relatives.own
    return _groups(own.findall(point.says.lower()), base)


def _groups(words: Sequence[str], base: EducationBase) -> frozenset[str]:
    known = base.asking.relatives.groups
    return frozenset(known[word] for word in words if word in known)
