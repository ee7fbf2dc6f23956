"""Kinds whose members are taken for each other: what is told of a school answers nobody who asks about a university."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.ranking import Ranked
from signpost.education.shown import Answer, suggest


def of_the_same_kind(order: Sequence[Ranked], question: str, base: EducationBase) -> list[Ranked]:
    """The candidates without those that speak only of other members of a kind than the one which the question names."""
    return [each for each in order if not _is_of_another(each.id, question, base)]


def without_other_kind(found: Answer, question: str, before: Context, base: EducationBase) -> Answer:
    """The answer, only offered where it speaks of another member of a kind than the one which the question names."""
    shown = found.context.point or (found.entry.id if found.entry is not None else "")
    if found.kind != "entry" or found.entry is None or not _is_of_another(shown, question, base):
        return found
    return suggest([found.entry], found.disease, before, found.score)


def _is_of_another(name: str, question: str, base: EducationBase) -> bool:
    """Whether a fact or an entry names a member of a kind, and not the only one that the question names."""
    point = base.every_point.get(name)
    text = " ".join((point.says, *point.asks) if point else (base.entries[name].title, base.entries[name].short))
    for members in base.asking.apart:
        asked = [member for member in members if member.search(question)]
        if len(asked) == 1 and not asked[0].search(text) and any(member.search(text) for member in members):
            return True
    return False
