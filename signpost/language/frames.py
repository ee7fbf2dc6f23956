"""Frames: a finding told by two things that stand together, such as a body part and what is wrong with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.language.echoes import echoes
from signpost.language.marks import Hit, Marks, Mention
from signpost.language.vocabulary import Frame, Vocabulary

_LINKS = frozenset({"and", "or", "nor", ",", "/", "&", "+", "not"})
_LINK_WORDS = 3
_WINDOW = 40
_FEW = 8
_PART, _THING = "part", "thing"


@dataclass(frozen=True)
class Reach:
    """How far apart the two halves of a frame may stand, counted in words that matter."""

    inability: int
    certain: int
    likely: int
    total: frozenset[str]
    alone: Mapping[str, frozenset[str]]
    fine: int
    limited: frozenset[str]


def load_reach(root: Path) -> Reach:
    """The distances below a knowledge folder."""
    data = read_yaml(root / "language" / "inability.yml").data
    alone = {name: frozenset(data[name]) for name in ("alone", "not_alone_before", "not_alone_after", "alone_time_words")}
    return Reach(
        inability=data["reach"],
        certain=data["frame_reach"],
        likely=data["proposal_reach"],
        total=frozenset(data["total"]),
        alone=alone,
        fine=data["fine_reach"],
        limited=frozenset(data["ability_limited"]),
    )


def inability_phrases(root: Path) -> list[tuple[str, str, str]]:
    """The inability words as phrases for the matcher."""
    data = read_yaml(root / "language" / "inability.yml").data
    return [(str(word), "inability", key) for key in ("before_ability", "after_ability") for word in data[key]]


class Frames:
    """Builds mentions from body parts, deficits, inabilities and abilities."""

    def __init__(self, vocabulary: Vocabulary, reach: Reach) -> None:
        self._vocabulary, self._reach = vocabulary, reach

    @property
    def topic_reach(self) -> int:
        """How many words that count may stand between a topic and the word of trouble or well-being."""
        return self._reach.inability

    @property
    def fine_reach(self) -> int:
        """How many words that count may stand between an ability and "normally" behind it."""
        return self._reach.fine

    @property
    def limited(self) -> frozenset[str]:
        """Words that take back that an ability works ("only slowly")."""
        return self._reach.limited

    def lost_with(self, ability: str) -> list[str]:
        """The findings that are there when an ability is gone, whatever the body part."""
        return list(dict.fromkeys(frame.finding for frame in self._vocabulary.frames_for_ability(ability) if not frame.parts))

    def mark(self, marks: Marks) -> None:
        """Adds the mentions that frames make; certain ones where the halves stand close, uncertain ones further off."""
        parts = longest(hit for hit in marks.hits if hit.kind == _PART)
        found = list(self._abilities(marks, parts))
        blocked = {place for mention in found for place in range(mention.anchor_start, mention.anchor_end)}
        found += self._deficits(marks, parts, blocked)
        marks.mentions += [*found, *echoes(marks, found, parts)]

    def _deficits(self, marks: Marks, parts: list[Hit], blocked: set[int]) -> Iterable[Mention]:
        things = [[hit] for hit in marks.hits if hit.kind == _THING]
        groups = [(part, number) for number, group in enumerate([*part_groups(marks, parts), *things]) for part in group]
        groups.sort(key=_start)
        longer = [hit for hit in marks.hits if hit.kind == "sense" and hit.meaning.kind == "present"]
        deficits = [hit for hit in marks.hits if hit.kind == "deficit"]
        for hit in deficits:
            findings = {frame.finding for frame in self._vocabulary.frames_for_deficit(hit.meaning)}
            if any(_strictly_inside(hit, other) for other in near(longer, hit) if other.meaning.finding not in findings):
                continue
            if any(_strictly_inside(hit, other) for other in near(deficits, hit) if other.meaning == hit.meaning):
                continue
            if blocked.issuperset(range(hit.start, hit.end)):
                continue
            yield from self._deficit(marks, hit, groups)

    def _deficit(self, marks: Marks, hit: Hit, groups: list[tuple[Hit, int]]) -> Iterable[Mention]:
        frames = self._vocabulary.frames_for_deficit(hit.meaning)
        close = near(groups, hit)
        ranked = sorted((self.distance(marks, hit, part), number) for part, number in close)
        seen: set[str] = set()
        for distance, number in ranked:
            if distance > self._reach.likely:
                break
            fitting = [
                (part, frame)
                for part, group in close
                if group == number
                for frame in frames
                if self._fits(frame, part) and frame.finding not in seen
            ]
            for part, frame in fitting:
                yield _mention(frame, hit, part, uncertain=distance > self._reach.certain and not _goes_on(marks, hit, part))
            if fitting:
                return
        for frame in frames:
            if not frame.parts and not frame.things:
                yield _mention(frame, hit, None)
                return
        if hit.meaning in self._vocabulary.placed:
            return
        if frames and self._bodily(marks, hit):
            widest = max(frames, key=lambda frame: self._width(frame))
            yield _mention(widest, hit, None, uncertain=not self._alone(marks, hit))
        elif frames and self._alone(marks, hit):
            yield _mention(max(frames, key=lambda frame: self._width(frame)), hit, None)

    def _fits(self, frame: Frame, part: Hit) -> bool:
        """Whether a frame takes this body part or thing."""
        if part.kind == _THING:
            return part.meaning in frame.things
        return bool(frame.parts & self._vocabulary.part_groups[part.meaning])

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

    def _bodily(self, marks: Marks, hit: Hit) -> bool:
        """Whether a deficit without a body part speaks of a body at all: the message is short or names other signs."""
        if len(marks.reduced) <= self._reach.certain:
            return True
        return any(other.kind in ("part", "sense", "topic") and not hit.inside(other.start, other.end) for other in near(marks.hits, hit))

    def _width(self, frame: Frame) -> int:
        """How many body parts a frame takes; the widest is the most likely meaning of a deficit that names none."""
        return sum(1 for groups in self._vocabulary.part_groups.values() if groups & frame.parts)

    def _abilities(self, marks: Marks, parts: list[Hit]) -> Iterable[Mention]:
        everything = [hit for hit in marks.hits if hit.kind == "ability"]
        abilities = longest(everything)
        inabilities = [hit for hit in marks.hits if hit.kind == "inability"]
        previous: tuple[Hit, Hit] | None = None
        for hit in abilities:
            cue = self._inability(marks, hit, inabilities)
            if cue is None and previous and linked(marks, previous[1].end, hit.start):
                cue = previous[0]
            if cue is None:
                continue
            previous = (cue, hit)
            same = [other for other in near(everything, hit) if (other.start, other.end) == (hit.start, hit.end)]
            for each in same:
                yield from self._ability(marks, cue, each, parts)

    def _ability(self, marks: Marks, cue: Hit, hit: Hit, parts: list[Hit]) -> Iterable[Mention]:
        ranked = sorted(((self.distance(marks, hit, part), part.start, part) for part in near(parts, hit)), key=lambda each: each[:2])
        close = [part for distance, _, part in ranked if distance <= self._reach.certain]
        for frame in self._vocabulary.frames_for_ability(hit.meaning):
            fitting = [part for part in close if self._fits(frame, part)]
            if frame.parts and not fitting:
                continue
            loose = [part for part in close if self.distance(marks, hit, part) <= 1]
            part = fitting[0] if fitting else (loose[0] if loose else None)
            mention = _mention(frame, hit, part)
            if not any(marks.norms[place] in self._reach.total for place in range(cue.start, cue.end)):
                mention = replace(mention, attributes={name: value for name, value in mention.attributes.items() if name != "severity"})
            start, end = min(cue.start, hit.start), max(cue.end, hit.end)
            yield replace(
                mention,
                start=min(start, mention.start),
                end=max(end, mention.end),
                anchor_start=start,
                anchor_end=end,
                own=tuple(sorted(((cue.start, cue.end), (hit.start, hit.end)))),
            )

    def _inability(self, marks: Marks, ability: Hit, inabilities: list[Hit]) -> Hit | None:
        best: tuple[int, Hit] | None = None
        for cue in near(inabilities, ability):
            stands_right = cue.end <= ability.start if cue.meaning == "before_ability" else cue.start >= ability.end
            if not stands_right:
                continue
            distance = self.distance(marks, ability, cue)
            if distance <= self._reach.inability and (best is None or distance < best[0]):
                best = (distance, cue)
        return best[1] if best else None

    def distance(self, marks: Marks, one: Hit, other: Hit) -> int:
        """The words that count between two hits, with a surcharge for commas and clauses; huge across sentences."""
        left, right = (one, other) if one.start <= other.start else (other, one)
        if left.end > right.start:
            return 0
        if marks.sentence[left.start] != marks.sentence[right.end - 1]:
            return 1000
        return marks.counted(left.end, right.start) + marks.cost[right.start] - marks.cost[left.end - 1]


def near(hits: list[Any], hit: Hit) -> list[Any]:
    """Those of the ordered hits (or pairs that begin with one) that stand within reach of a hit."""
    low = bisect_left(hits, hit.start - _WINDOW, key=_start) if len(hits) > _FEW else 0
    high = bisect_left(hits, hit.end + _WINDOW, key=_start) if len(hits) > _FEW else len(hits)
    return hits[low:high]


def _start(item: Any) -> int:
    return int(item[0].start if isinstance(item, tuple) else item.start)


def part_groups(marks: Marks, parts: list[Hit]) -> list[list[Hit]]:
    """Body parts gathered into lists ("arms, legs and face"): what is said of one is said of all."""
    groups: list[list[Hit]] = []
    for part in parts:
        if groups and linked(marks, groups[-1][-1].end, part.start):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def linked(marks: Marks, start: int, end: int) -> bool:
    """Whether nothing but "and", commas and the like stands between two places."""
    if not 0 < marks.counted(start, end) <= _LINK_WORDS:
        return False
    return all(marks.norms[place] in _LINKS for place in range(start, end) if marks.counted(place, place + 1))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that overlap no longer one, in the order of the text."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if taken.isdisjoint(range(hit.start, hit.end)):
            kept.append(hit)
            taken.update(range(hit.start, hit.end))
    return sorted(kept, key=lambda hit: hit.start)


def _goes_on(marks: Marks, hit: Hit, part: Hit) -> bool:
    """Whether the deficit begins a new segment of the clause that the body part opens: "legs fine in the morning, weak by evening"."""
    start = part.start
    while start and marks.clause[start - 1] == marks.clause[part.start] and not marks.counted(start - 1, start):
        start -= 1
    opens = start == 0 or marks.clause[start - 1] != marks.clause[start]
    return opens and part.end <= hit.start and marks.norms[hit.start - 1] == "," and marks.clause[hit.start] == marks.clause[part.start]


def _strictly_inside(hit: Hit, other: Hit) -> bool:
    return hit.inside(other.start, other.end) and hit.end - hit.start < other.end - other.start


def _mention(frame: Frame, hit: Hit, part: Hit | None, uncertain: bool = False) -> Mention:
    bodily = part if part and part.kind == _PART else None
    return Mention(
        finding=frame.finding,
        kind="present",
        start=min(hit.start, part.start) if part else hit.start,
        end=max(hit.end, part.end) if part else hit.end,
        anchor_start=hit.start,
        anchor_end=hit.end,
        attributes=dict(frame.attributes),
        part=bodily.meaning if bodily else None,
        part_at=bodily.start if bodily else None,
        uncertain=uncertain,
        own=((hit.start, hit.end),) if bodily or not part else ((part.start, part.end), (hit.start, hit.end)),
    )
