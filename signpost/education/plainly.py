"""Facts that would frighten or accuse whoever did not ask for them: told and offered only where plain words of it were said."""

from __future__ import annotations

from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.heard import Heard
from signpost.education.points import Point
from signpost.education.words import stem, tokens


def plainly_asked(heard: Heard, question: str, base: EducationBase) -> Heard:
    """What was heard in a question, without the facts for which it lacks the words: who drops coins has hit nobody."""
    lacking = {name for name in heard.points if not is_plain(base.every_point.get(name), question)}
    if not lacking:
        return heard
    kept = [number for number, name in enumerate(heard.points) if name not in lacking]
    points = {name: like for name, like in heard.points.items() if name not in lacking}
    return replace(heard, points=points, asked=tuple(tuple(row[number] for number in kept) for row in heard.asked))


def is_plain(point: Point | None, question: str) -> bool:
    """Whether a question says one of the words without which a fact is not told; for most facts none is needed."""
    if point is None or not point.only_with:
        return True
    said = [stem(each) for each in tokens(question)]
    return any(stem(each) in said for each in point.only_with)
