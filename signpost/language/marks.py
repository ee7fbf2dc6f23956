"""What the pipeline has found so far in one text; it travels in `doc.user_data` from component to component."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from signpost.findings import Finding

_KEY = "signpost"


@dataclass(frozen=True)
class Hit:
    """A stretch of tokens [start, end) that the vocabulary knows: a sense, a body part, a deficit, an ability…"""

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
    uncertain: bool = False
    own: tuple[tuple[int, int], ...] = ()


@dataclass
class Marks:
    """The levelled words of a text and everything recognised in them."""

    norms: list[str]
    spaced: list[bool]
    stems: list[str] = field(default_factory=list)
    reduced: list[int] = field(default_factory=list)
    rank: list[int] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    language: str = "en"
    foreign: list[Finding] = field(default_factory=list)

    def counted(self, start: int, end: int) -> int:
        """How many words that count stand in [start, end)."""
        return self.rank[end] - self.rank[start] if end > start else 0

    def cues_of(self, family: str, *names: str) -> list[Cue]:
        """The cues of a family, in order; only those with one of the names where names are given."""
        return [cue for cue in self.cues if cue.family == family and (not names or cue.name in names)]


def marks_of(doc: Doc) -> Marks:
    """The marks of a document; made from its tokens when there are none yet."""
    marks = doc.user_data.get(_KEY)
    if not isinstance(marks, Marks):
        marks = Marks([token.norm_ for token in doc], [bool(token.whitespace_) for token in doc])
        doc.user_data[_KEY] = marks
    return marks
