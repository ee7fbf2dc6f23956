"""How sure a search is: told, offered, or an honest nothing. The numbers stand in knowledge/education/search.yml."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from signpost.education.entries import Entry
from signpost.education.search import Near
from signpost.knowledge import read_yaml

EntryOf = Callable[[str], Entry | None]


@dataclass(frozen=True)
class Check:
    """What likeness and lead are worth, and from where on an answer is told or offered.

    `lead` is that over the likest answer of another entry; what is `within` so much of the likest is offered beside it. `told`,
    `told_sensitive` and `told_asked` (of what is surely asked in a talk) are chances, the others likenesses, `..._of_known` where it is
    known what is asked about.
    """

    constant: float
    likeness: float
    lead: float
    told: float
    told_sensitive: float
    told_asked: float
    least: float
    least_of_known: float
    offered: float
    offered_of_known: float
    within: float

    def chance(self, near: Sequence[Near], entry_of: EntryOf) -> float:
        """How likely the likest answer is of the entry that was asked for."""
        ahead = near[0].like - self.second(near, entry_of)
        return 1 / (1 + math.exp(-(self.constant + self.likeness * near[0].like + self.lead * ahead)))

    def second(self, near: Sequence[Near], entry_of: EntryOf) -> float:
        """How like the likest answer of any other entry is."""
        return next((each.like for each in near if entry_of(each.name) is not entry_of(near[0].name)), self.least)


@dataclass(frozen=True)
class Sureness:
    """The check; what may do harm; the entries of one medicine each; how much likelier an entry is told than its fact, and how much less
    likely a second fact may be; from when on something known here is asked for."""

    check: Check
    sensitive: Collection[str]
    medicines: frozenset[str]
    fact_first: float
    as_likely: float
    asking: float

    def asks(self, chance: float) -> bool:
        """Whether a message that asks for what has answers here with this chance is taken to be about what is known here."""
        return chance >= self.asking

    def tells(self, near: Sequence[Near], entry_of: EntryOf, *, known: bool = False, asked: bool = False) -> bool:
        """Whether the likest answer is surely asked for, of something `known` or not, surely `asked` or not."""
        check, entry = self.check, entry_of(near[0].name) if near else None
        if entry is None or near[0].like < (check.least_of_known if known else check.least):
            return False
        sensitive = not {entry.id, entry.topic}.isdisjoint(self.sensitive)
        return check.chance(near, entry_of) >= (check.told_sensitive if sensitive else check.told_asked if asked else check.told)


def read_sureness(root: Path) -> Sureness:
    """The Sureness of a knowledge folder."""
    data = read_yaml(root / "education" / "search.yml").data
    check = Check(**{key: float(value) for key, value in data["check"].items()})
    sensitive, medicines = (frozenset(data[name]) for name in ("sensitive", "medicines"))
    return Sureness(check, sensitive, medicines, *(float(data[name]) for name in ("fact_first", "as_likely", "asking")))
