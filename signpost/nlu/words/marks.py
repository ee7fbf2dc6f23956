"""What the pipeline has found so far in one text; it travels in `doc.user_data` from component to component."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from spacy.tokens import Doc

from signpost.findings import Finding
from signpost.nlu.details.times import TimeSpan

_KEY = "signpost"
PAUSES = ",;:.!?() "


@dataclass(frozen=True)
class Hit:
    """A stretch of tokens [start, end) that the vocabulary knows: a sense, a body part, a deficit…"""

    start: int
    end: int
    kind: str
    meaning: Any

    def inside(self, start: int, end: int) -> bool:
        """Whether the hit lies wholly in [start, end)."""
        return start <= self.start and self.end <= end


@dataclass(frozen=True)
class Cue:
    """A stretch of tokens that says something about its surroundings, such as "no" or "used to"."""

    start: int
    end: int
    family: str
    name: str
    value: Any = None


# The kind of a mention that only may tell of its finding.
MAYBE = "maybe"


@dataclass(frozen=True)
class Mention:
    """One mention of a finding: its whole stretch, and the stretch [anchor_start, anchor_end) that context words act on."""

    finding: str
    kind: str
    start: int
    end: int
    anchor_start: int
    anchor_end: int
    attributes: dict[str, Any]
    part: str | None = None
    part_at: int | None = None
    own: tuple[tuple[int, int], ...] = ()


def mention_of(finding: str, kind: str, start: int, end: int, attributes: Mapping[str, Any] | None = None) -> Mention:
    """A mention of which every word [start, end) tells."""
    return Mention(finding, kind, start, end, start, end, dict(attributes or {}), own=((start, end),))


@dataclass
class Marks:
    """The levelled words of a text and everything recognised in them."""

    norms: list[str]
    rank: list[int] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    index: dict[tuple[str, str | None], list[Cue]] = field(default_factory=dict)
    sentence: list[int] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)
    # The answer of a form that each word of a label has, and where its labels begin.
    answered: dict[int, str] = field(default_factory=dict)
    labels: set[int] = field(default_factory=set)
    original: str = ""
    language: str = "en"
    foreign: list[Finding] = field(default_factory=list)

    @cached_property
    def bounds(self) -> tuple[list[tuple[int, int]], ...]:
        """For every token, where its sentence starts and ends, what stands around it between two pauses, and its clause."""
        return tuple(map(stretches, (self.sentence, list(accumulate(int(norm in PAUSES) for norm in self.norms)), self.clause)))

    def counted(self, start: int, end: int) -> int:
        """How many words that count stand in [start, end)."""
        return self.rank[end] - self.rank[start] if end > start else 0

    def cues_of(self, family: str, name: str | None = None) -> list[Cue]:
        """The cues of a family, in order; only those of one name where it is given."""
        return self.index.get((family, name), [])

    def cues_near(self, family: str, name: str, low: int, high: int) -> list[Cue]:
        """The cues of a family and name that start in [low, high]."""
        return within(self.cues_of(family, name), low, high)

    def mentions_near(self, low: int, high: int) -> list[Mention]:
        """The mentions whose anchor starts in [low, high]."""
        return within(self.mentions, low, high, lambda mention: int(mention.anchor_start))

    def keep_cues(self, cues: list[Cue]) -> None:
        """Takes the cues over, ordered, and makes them easy to find."""
        self.cues = sorted(cues, key=lambda cue: (cue.start, cue.end))
        self.index = {}
        for cue in self.cues:
            self.index.setdefault((cue.family, cue.name), []).append(cue)
            self.index.setdefault((cue.family, None), []).append(cue)


def start_of(item: Any) -> int:
    """Where a hit, a cue or a mention starts."""
    return int(item.start)


def within(items: list[Any], low: int, high: int, place: Callable[[Any], int] = start_of) -> list[Any]:
    """Those of the items, ordered by their `place`, that stand in [low, high]."""
    first = bisect_left(items, low, key=place)
    return items[first : bisect_right(items, high, lo=first, key=place)]


def stretches(numbers: list[int]) -> list[tuple[int, int]]:
    """For every place, where the run of equal numbers around it starts and ends."""
    found: list[tuple[int, int]] = []
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[start]:
            found += [(start, place)] * (place - start)
            start = place
    return found


def marks_of(doc: Doc) -> Marks:
    """The marks of a document; made from its tokens when there are none yet."""
    marks = doc.user_data.get(_KEY)
    if not isinstance(marks, Marks):
        marks = Marks([token.norm_ for token in doc])
        doc.user_data[_KEY] = marks
    return marks
