"""Findings told by what somebody cannot do: "I can't lift my arm", "walking is hard"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.nlu.mentions.vocabulary import Frame, Vocabulary
from signpost.nlu.words.marks import MAYBE, Hit, Marks, Mention
from signpost.nlu.words.nearness import distance, linked, longest, near
from signpost.nlu.words.small import small


@dataclass(frozen=True)
class Reach:
    """How far apart the two halves of a frame may stand, counted in words that matter."""

    inability: int
    certain: int
    total: frozenset[str]
    alone: Mapping[str, frozenset[str]]


def load_reach(root: Path) -> Reach:
    """The distances below a knowledge folder."""
    data = read_yaml(root / "language" / "inability.yml").data
    alone = {name: frozenset(data[name]) for name in ("alone", "not_alone_before", "not_alone_after", "alone_time_words")}
    return Reach(
        inability=data["reach"],
        certain=data["frame_reach"],
        total=frozenset(data["total"]),
        alone=alone,
    )


def inability_phrases(root: Path) -> list[tuple[str, str, str]]:
    """The inability words as phrases for the matcher."""
    data = read_yaml(root / "language" / "inability.yml").data
    return [(str(word), "inability", key) for key in ("before_ability", "after_ability") for word in data[key]]


class Abilities:
    """Builds mentions from inabilities and abilities."""

    def __init__(self, vocabulary: Vocabulary, reach: Reach) -> None:
        self._vocabulary, self._reach = vocabulary, reach

    def mentions(self, marks: Marks, parts: list[Hit]) -> Iterable[Mention]:
        """The mentions of what somebody cannot do."""
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
        ranked = sorted(((distance(marks, hit, part), part.start, part) for part in near(parts, hit)), key=lambda each: each[:2])
        close = [part for apart, _, part in ranked if apart <= self._reach.certain]
        for frame in self._vocabulary.frames_for(hit.meaning):
            fitting = [part for part in close if fits(self._vocabulary, frame, part)]
            if frame.parts and not fitting:
                continue
            loose = [part for part in close if distance(marks, hit, part) <= 1]
            part = fitting[0] if fitting else (loose[0] if loose else None)
            mention = frame_mention(frame, hit, part)
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
            if not stands_right or _goes_on(marks, cue):
                continue
            apart = distance(marks, ability, cue)
            if apart <= self._reach.inability and (best is None or apart < best[0]):
                best = (apart, cue)
        return best[1] if best else None


def _goes_on(marks: Marks, cue: Hit) -> bool:
    """Whether it is stopping or waiting that cannot be done: who "can't stop shaking" while writing can write."""
    places = (place for place in (cue.start, cue.end) if marks.norms[max(place - 1, 0) : place] == ["not"])
    return any(not small("unstopped").isdisjoint(marks.norms[place : place + 1]) for place in places)


def fits(vocabulary: Vocabulary, frame: Frame, part: Hit) -> bool:
    """Whether a frame takes this body part or thing."""
    if part.kind == "thing":
        return part.meaning in frame.things
    return bool(frame.parts & vocabulary.part_groups[part.meaning])


def frame_mention(frame: Frame, hit: Hit, part: Hit | None) -> Mention:
    """The mention that a frame makes of a deficit or an ability and the body part or thing that it is told of."""
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
