"""Exceptions as data: each row of `taken_back` in `knowledge/language/context.yml` says which words around a denial take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signpost.knowledge import Document, Place, nearest
from signpost.language.status.scope import NEAR
from signpost.language.words.marks import Cue, Marks, Mention

_KEYS = ("denied_by", "denied_at", "between", "behind")
_OTHERS = ("example", "within", "alone", "close")


@dataclass(frozen=True)
class CueRow:
    """One exception; every part of it that is stated has to hold.

    `denied_by` holds the denial itself, `denied_at` the denial or the word before it, `between` a word on the way to the
    finding, `behind` a word up to `within` words behind the finding and no further than the clause after the denial.
    With `alone` nothing else may be told behind the finding; with `close` no comma stands between, but right before that word.
    """

    example: str
    denied_by: frozenset[str]
    denied_at: frozenset[str]
    between: frozenset[str]
    behind: frozenset[str]
    within: int
    alone: bool
    close: bool

    def holds(self, cue: Cue, mention: Mention, marks: Marks) -> bool:
        """Whether this row takes back that the cue denies the mention."""
        norms = marks.norms
        places = {
            "denied_by": norms[cue.start : cue.start + 1],
            "denied_at": norms[max(0, cue.start - 1) : cue.end],
            "between": norms[cue.end : mention.anchor_start],
            "behind": self._behind(cue, mention, marks),
        }
        wanted = ((getattr(self, key), places[key]) for key in _KEYS)
        if any(words and words.isdisjoint(there) for words, there in wanted):
            return False
        return not self.alone or not self._told_behind(mention, marks)

    def _behind(self, cue: Cue, mention: Mention, marks: Marks) -> list[str]:
        last = min(len(marks.norms), mention.end + self.within)
        places = [place for place in range(mention.anchor_end, last) if marks.clause[place] <= marks.clause[cue.start] + 1]
        found = [marks.norms[place] for place in places]
        ends = (at for at, norm in enumerate(found) if norm == "," and not self.behind.intersection(found[at + 1 : at + 2]))
        return found[: next(ends, None)] if self.close else found

    def _told_behind(self, mention: Mention, marks: Marks) -> bool:
        near = marks.mentions_near(mention.end, mention.end + self.within + NEAR)
        return any(other.finding != mention.finding and not other.uncertain for other in near)


def cue_rows(document: Document, rows: Sequence[Mapping[str, Any]], place: Place) -> tuple[CueRow, ...]:
    """The rows of a list that stands at a place of a context file; raises KnowledgeError for a row that lacks or has a wrong key."""
    for number, row in enumerate(rows):
        wrong = next((key for key in row if key not in (*_KEYS, *_OTHERS)), None)
        if wrong is not None:
            raise document.error((*place, number, wrong), f"an exception of negation has no {wrong!r}.", nearest(wrong, (*_KEYS, *_OTHERS)))
        if not set(_KEYS).intersection(row) or not {"example", "within"} <= set(row):
            raise document.error((*place, number), f"an exception of negation has an example, within, and one of {', '.join(_KEYS)}.")
    return tuple(_row(**row) for row in rows)


def _row(example: str, within: int, alone: bool = False, close: bool = False, **words: Iterable[str]) -> CueRow:
    return CueRow(example, within=within, alone=alone, close=close, **{key: frozenset(map(str, words.get(key, ()))) for key in _KEYS})
