"""Frames: a finding told by two things that stand together, such as a body part and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from signpost.nlu.mentions.abilities import Abilities, Reach, fits, frame_mention
from signpost.nlu.mentions.vocabulary import Frame, Vocabulary
from signpost.nlu.words.marks import Hit, Marks, Mention, start_of
from signpost.nlu.words.nearness import distance, longest, near, part_groups


class Frames:
    """Builds mentions from body parts, deficits, inabilities and abilities."""

    def __init__(self, vocabulary: Vocabulary, reach: Reach) -> None:
        self._vocabulary, self._reach = vocabulary, reach
        self._abilities = Abilities(vocabulary, reach)

    def mark(self, marks: Marks) -> None:
        """Adds the mentions that frames make of halves that stand close."""
        parts = longest(hit for hit in marks.hits if hit.kind == "part")
        found = list(self._abilities.mentions(marks, parts))
        blocked = {place for mention in found for place in range(mention.anchor_start, mention.anchor_end)}
        found += self._deficits(marks, parts, blocked)
        marks.mentions += found

    def _deficits(self, marks: Marks, parts: list[Hit], blocked: set[int]) -> Iterable[Mention]:
        things = [[hit] for hit in marks.hits if hit.kind == "thing"]
        groups = {part: number for number, group in enumerate([*part_groups(marks, parts), *things]) for part in group}
        placed = sorted(groups, key=start_of)
        longer = [hit for hit in marks.hits if hit.kind == "sense" and hit.meaning.kind == "present"]
        deficits = [hit for hit in marks.hits if hit.kind == "deficit"]
        for hit in deficits:
            findings = {frame.finding for frame in self._vocabulary.frames_for(hit.meaning)}
            if any(_strictly_inside(hit, other) for other in near(longer, hit) if other.meaning.finding not in findings):
                continue
            if blocked.issuperset(range(hit.start, hit.end)):
                continue
            yield from self._deficit(marks, hit, near(placed, hit), groups)

    def _deficit(self, marks: Marks, hit: Hit, close: list[Hit], groups: Mapping[Hit, int]) -> Iterable[Mention]:
        frames = self._vocabulary.frames_for(hit.meaning)
        ranked = sorted((distance(marks, hit, part), groups[part]) for part in close)
        for apart, number in ranked:
            if apart > self._reach.certain:
                break
            fitting = [(part, frame) for part in close if groups[part] == number for frame in frames if fits(self._vocabulary, frame, part)]
            yield from (frame_mention(frame, hit, part) for part, frame in fitting)
            if fitting:
                return
        if frames and hit.meaning not in self._vocabulary.placed and self._alone(marks, hit):
            # The widest is the most likely meaning where no body part is named.
            yield frame_mention(max(frames, key=self._width), hit, None)

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

    def _width(self, frame: Frame) -> int:
        """How many body parts a frame takes."""
        return sum(1 for groups in self._vocabulary.part_groups.values() if groups & frame.parts)


def _strictly_inside(hit: Hit, other: Hit) -> bool:
    return hit.inside(other.start, other.end) and hit.end - hit.start < other.end - other.start
