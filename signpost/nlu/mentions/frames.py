"""Frames: a finding told by two things that stand together, such as a body part and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.nlu.mentions.vocabulary import Frame, Vocabulary
from signpost.nlu.words.marks import MAYBE, Hit, Marks, Mention, start_of
from signpost.nlu.words.nearness import distance, longest, near, part_groups


@dataclass(frozen=True)
class Reach:
    """How far apart the two halves of a frame may stand, counted in words that matter, and which words are complaints `alone`."""

    certain: int
    alone: Mapping[str, frozenset[str]]


def load_reach(root: Path) -> Reach:
    """The distances below a knowledge folder."""
    data = read_yaml(root / "language" / "frames.yml").data
    return Reach(data["reach"], {name: frozenset(words) for name, words in data.items() if isinstance(words, list)})


class Frames:
    """Builds mentions from body parts, other things and deficits."""

    def __init__(self, vocabulary: Vocabulary, reach: Reach) -> None:
        self._vocabulary, self._reach = vocabulary, reach

    def mark(self, marks: Marks) -> None:
        """Adds the mentions that frames make of halves that stand close."""
        marks.mentions += self._mentions(marks, longest(hit for hit in marks.hits if hit.kind == "part"))

    def _mentions(self, marks: Marks, parts: list[Hit]) -> Iterable[Mention]:
        things = [[hit] for hit in marks.hits if hit.kind == "thing"]
        groups = {part: number for number, group in enumerate([*part_groups(marks, parts), *things]) for part in group}
        placed = sorted(groups, key=start_of)
        longer = [hit for hit in marks.hits if hit.kind == "sense" and hit.meaning.kind == "present"]
        deficits = [hit for hit in marks.hits if hit.kind == "deficit"]
        for hit in deficits:
            findings = {frame.finding for frame in self._vocabulary.frames_for(hit.meaning)}
            if any(_strictly_inside(hit, other) for other in near(longer, hit) if other.meaning.finding not in findings):
                continue
            yield from self._deficit(marks, hit, near(placed, hit), groups)

    def _deficit(self, marks: Marks, hit: Hit, close: list[Hit], groups: Mapping[Hit, int]) -> Iterable[Mention]:
        frames = self._vocabulary.frames_for(hit.meaning)
        ranked = sorted((distance(marks, hit, part), groups[part]) for part in close)
        for apart, number in ranked:
            if apart > self._reach.certain:
                break
            fitting = [(part, frame) for part in close if groups[part] == number for frame in frames if self._fits(frame, part)]
            yield from (_mention(frame, hit, part) for part, frame in fitting)
            if fitting:
                return
        if frames and hit.meaning not in self._vocabulary.placed and self._alone(marks, hit):
            # The widest is the most likely meaning where no body part is named.
            yield _mention(max(frames, key=self._width), hit, None)

    def _alone(self, marks: Marks, hit: Hit) -> bool:
        """Whether the word is a complaint without any body part: "weakness for 3 months", not "a weakness for chocolate"."""
        words, norms = self._reach.alone, marks.norms
        if hit.end - hit.start != 1 or norms[hit.start] not in words["alone"]:
            return False
        before = norms[hit.start - 1] if hit.start else ""
        after, later = (*norms[hit.end : hit.end + 2], "", "")[:2]
        if after == "for":
            return later.isdigit() or later in words["alone_time_words"] and not (later == "a" and before == "a")
        return before not in words["not_alone_before"] and after not in words["not_alone_after"]

    def _fits(self, frame: Frame, part: Hit) -> bool:
        """Whether a frame takes this body part or thing."""
        if part.kind == "thing":
            return part.meaning in frame.things
        return bool(frame.parts & self._vocabulary.part_groups[part.meaning])

    def _width(self, frame: Frame) -> int:
        """How many body parts a frame takes."""
        return sum(1 for groups in self._vocabulary.part_groups.values() if groups & frame.parts)


def _strictly_inside(hit: Hit, other: Hit) -> bool:
    return hit.inside(other.start, other.end) and hit.end - hit.start < other.end - other.start


def _mention(frame: Frame, hit: Hit, part: Hit | None) -> Mention:
    """The mention that a frame makes of a deficit and the body part or thing that it is told of."""
    bodily = part if part and part.kind == "part" else None
    return Mention(
        finding=frame.finding,
        kind=MAYBE if frame.maybe else "present",
        start=min(hit.start, part.start) if part else hit.start,
        end=max(hit.end, part.end) if part else hit.end,
        anchor_start=hit.start,
        anchor_end=hit.end,
        attributes=dict(frame.attributes),
        part=bodily.meaning if bodily else None,
        part_at=bodily.start if bodily else None,
        own=((hit.start, hit.end),) if bodily or not part else ((part.start, part.end), (hit.start, hit.end)),
    )
