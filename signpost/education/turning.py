"""What an answer turns on beside its subject: who asks, which test, which paper or place, and whether a number is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.heard import Heard
from signpost.education.questions import Asked
from signpost.education.ranking import Ranked

# A fact takes the place of a likeliest one that lacks what is turned on, where it is so little less like the question and has so much of
# the chance. Of so many first candidates. Chosen on questions of outsiders that were judged before; not clinical.
_LESS_LIKE, _CHANCE, _MOST = 0.12, 0.04, 8
# The sides of a subject that only a number answers.
_NUMBERS = frozenset({"odds", "duration"})


def turned(order: list[Ranked], parts: Sequence[Asked], heard: Heard, base: EducationBase) -> list[Ranked]:
    """The candidates, first of all the one that holds what the question turns on, where the likeliest holds less of it."""
    best = order[0]
    wanted = _wanted(heard, base)
    number = any(_NUMBERS & base.asking.facets.asked(each.words) for each in parts)
    if not wanted and not number:
        return order
    least = wanted & _held(best.id, base)
    near = [each for each in order[1:_MOST] if each.point and each.chance >= _CHANCE and each.like >= best.like - _LESS_LIKE]
    told = next((each for each in near if least < wanted & _held(each.id, base)), None)
    if told is None and number and not _tells_a_number(best, base):
        told = next((each for each in near if least <= wanted & _held(each.id, base) and _tells_a_number(each, base)), None)
    if told is None:
        return order
    # Both speak of the same subject.
    first = replace(told, chance=min(1.0, told.chance + best.chance))
    return [first, replace(best, chance=0.0), *(each for each in order[1:] if each is not told)]


def _tells_a_number(each: Ranked, base: EducationBase) -> bool:
    says = each.point.says if each.point else base.entries[each.entry].short
    return bool(_NUMBERS & base.asking.facets.told(says))


def _wanted(heard: Heard, base: EducationBase) -> frozenset[str]:
    """Who asks, by all that is said, and what the questions themselves name: a test that is only told of decides nothing."""
    whole = heard.parts[0] if heard.parts else ""
    asked = " ".join(each["text"] for each in heard.halves) or whole
    return _named_in(whole, base.asking.askers) | _named_in(asked, base.asking.turns_on)


def _held(name: str, base: EducationBase) -> frozenset[str]:
    """Who asks for a fact, and what it speaks of or is asked by on which an answer may turn."""
    point, entry = base.every_point.get(name), base.entries[name.partition("#")[0]]
    asks, says = (" ".join(point.asks), point.says) if point else (entry.title, entry.short)
    return _named_in(asks, base.asking.askers) | _named_in(f"{asks} {says}", base.asking.turns_on)


def _named_in(text: str, words: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    return frozenset(name for name, pattern in words.items() if pattern.search(text))
