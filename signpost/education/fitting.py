"""Which facts and entries may answer a question at all, however like it they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signpost.education.base import EducationBase
from signpost.education.entries import ILLNESSES
from signpost.education.points import Point, is_plain


def fits(name: str, words: Sequence[str], illnesses: frozenset[str], base: EducationBase, named: Iterable[str] = ()) -> bool:
    """Whether an answer is about an illness that may be meant, and is told to whoever used these words.

    Nobody who asks about one of the two illnesses is told of the other, nor who `named` a medicine of another one; nobody hears of "your
    aunt" who named none, and what would frighten or accuse is told only where it was asked for in plain words.
    """
    entry, point = base.entry_of(name), base.every_point.get(name)
    if entry is None:
        return False
    if base.only_of[name] and len(illnesses & ILLNESSES) == 1 and base.only_of[name].isdisjoint(illnesses):
        return False
    medicines = base.sureness.medicines
    if entry.id in medicines and entry.id not in named and not medicines.isdisjoint(named):
        return False
    return point is None or is_plain(point, words) and told_of(point, base) <= _groups(words, base)


def told_of(point: Point, base: EducationBase) -> frozenset[str]:
    """The relatives to whom a fact speaks as somebody's own: "your mum", "your own sister"."""
    return _groups(base.asking.relatives.own.findall(point.says.lower()), base)


def _groups(words: Sequence[str], base: EducationBase) -> frozenset[str]:
    known = base.asking.relatives.groups
    return frozenset(known[word] for word in words if word in known)
