"""Functions of the body that are said to be well or in trouble: "my speech and balance are fine", "I can walk and talk normally"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signpost.nlu.mentions.frames import Frames
from signpost.nlu.words.marks import Hit, Marks, Mention, within
from signpost.nlu.words.nearness import distance, linked, longest, near
from signpost.nlu.words.small import small

_FAR = 40


def topic_mentions(marks: Marks, frames: Frames) -> list[Mention]:
    """Topics beside words of trouble or of well-being, body parts that are well, and abilities that work as they should."""
    verdicts = _outermost([hit for hit in marks.hits if hit.kind in ("topic_trouble", "topic_fine")])
    groups = _groups(marks, [hit for hit in marks.hits if hit.kind == "topic"])
    found = []
    for number, group in enumerate(groups):
        verdict = _verdict(marks, frames, group, verdicts)
        if verdict is None or any(
            _between(group, other, verdict) for other in groups[max(0, number - 1) : number + 2] if other is not group
        ):
            continue
        if verdict.kind == "topic_trouble":
            found += [_mention(topic.meaning, "present", (topic, verdict)) for topic in group]
        else:
            found += [_mention(topic.meaning, "normal", (topic, verdict)) for topic in group if not _in_a_sign(marks, topic)]
    return [*found, *_working(marks, frames)]


def _in_a_sign(marks: Marks, topic: Hit) -> bool:
    """Whether a topic is only part of a sign: of "no change in my shortness of breath" the breath is not what is well."""
    around = [hit for hit in near(marks.hits, topic) if hit.kind == "sense" and hit.meaning.kind == "present"]
    return any(topic.inside(hit.start, hit.end) and hit.end - hit.start > topic.end - topic.start for hit in around)


def _groups(marks: Marks, topics: list[Hit]) -> list[list[Hit]]:
    """Topics gathered into lists ("speech, balance and vision"): what is said of one is said of all."""
    groups: list[list[Hit]] = []
    for topic in topics:
        last = groups[-1][-1] if groups else None
        if last and (last.start <= topic.start < last.end or linked(marks, last.end, topic.start)):
            groups[-1].append(topic)
        else:
            groups.append([topic])
    return groups


def _outermost(hits: list[Hit]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if not any(
            other is not hit and hit.inside(other.start, other.end) and other.end - other.start > hit.end - hit.start
            for other in near(hits, hit)
        )
    ]


def _verdict(marks: Marks, frames: Frames, group: list[Hit], verdicts: list[Hit]) -> Hit | None:
    """The nearest word of trouble or well-being, if one stands near enough to any topic of the list."""
    ranked = [
        (distance(marks, topic, hit), hit.start, hit)
        for topic in group
        for hit in near(verdicts, topic)
        if not any(_overlap(hit, other) for other in group) and not _excepted(marks, hit, topic)
    ]
    best = min(ranked, key=lambda each: each[:2], default=None)
    return best[2] if best and best[0] <= frames.topic_reach else None


def _excepted(marks: Marks, verdict: Hit, topic: Hit) -> bool:
    """Whether a word of well-being says it of all but the topic: "everything was normal apart from tremor"."""
    return verdict.kind == "topic_fine" and not small("excepting").isdisjoint(marks.norms[verdict.end : topic.start])


def _between(group: list[Hit], other: list[Hit], verdict: Hit) -> bool:
    """Whether another list of topics stands between a list and its word: "speech is slurred and swallowing is fine"."""
    return group[-1].end <= other[0].start < verdict.start or verdict.end <= other[0].start < group[0].start


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _working(marks: Marks, frames: Frames) -> Iterator[Mention]:
    """ "I can walk, talk and swallow normally": the abilities of a list between "can" and a word of well-being."""
    abilities = longest(hit for hit in marks.hits if hit.kind == "ability")
    place = 0
    while place < len(abilities):
        last = place
        while last + 1 < len(abilities) and linked(marks, abilities[last].end, abilities[last + 1].start):
            last += 1
        listed = abilities[place : last + 1]
        place = last + 1
        fine = _fine_behind(marks, frames, listed)
        if fine is not None and _can_before(marks, listed[0]):
            for hit in listed:
                for finding in frames.lost_with(hit.meaning):
                    yield _mention(finding, "normal", (hit, fine))


def _can_before(marks: Marks, ability: Hit) -> bool:
    spots = range(max(0, ability.start - 4), ability.start)
    cans = [spot for spot in spots if marks.norms[spot] == "can" and marks.clause[spot] == marks.clause[ability.start]]
    return bool(cans) and marks.counted(cans[-1] + 1, ability.start) <= 1 and "not" not in marks.norms[cans[-1] : ability.start]


def _fine_behind(marks: Marks, frames: Frames, listed: list[Hit]) -> Hit | None:
    last = listed[-1]
    clause = marks.clause[last.start]
    behind = [
        hit for hit in within(marks.hits, last.end, last.end + _FAR) if hit.kind == "topic_fine" and marks.clause[hit.start] == clause
    ]
    if not behind or marks.counted(last.end, behind[0].start) > frames.fine_reach:
        return None
    said = [norm for norm, number in zip(marks.norms, marks.clause, strict=True) if number in (clause, clause + 1)] if behind else []
    return None if frames.limited & set(said) else behind[0]


def _mention(finding: str, kind: str, hits: Iterable[Hit]) -> Mention:
    own = tuple(sorted((hit.start, hit.end) for hit in hits))
    verdict = list(hits)[-1]
    return Mention(
        finding=finding,
        kind=kind,
        start=own[0][0],
        end=max(end for _, end in own),
        anchor_start=verdict.start,
        anchor_end=verdict.end,
        attributes={},
        own=own,
    )
