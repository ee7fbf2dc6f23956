"""Kinds whose members are taken for each other: what is told of a school answers nobody who asks about a university."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.education.base import EducationBase
from signpost.education.ranking import Ranked


def of_the_same_kind(order: Sequence[Ranked], question: str, base: EducationBase) -> list[Ranked]:
    """The candidates without those that speak only of other members of a kind than the one which the question names."""
    return [each for each in order if not is_of_another_kind(each.id, question, base)]


def is_of_another_kind(name: str, question: str, base: EducationBase) -> bool:
    """Whether a fact or an entry names a member of a kind, and not the only one that the question names."""
    if name not in base.every_point and name not in base.entries:
        return False
    point = base.every_point.get(name)
    text = " ".join((point.says, *point.asks) if point else (base.entries[name].title, base.entries[name].short))
    for members in base.asking.apart:
        asked = [member for member in members if member.search(question)]
        if len(asked) == 1 and not asked[0].search(text) and any(member.search(text) for member in members):
            return True
    return False
