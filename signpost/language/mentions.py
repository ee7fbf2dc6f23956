"""Gathers the mentions of findings: phrases, frames and topics; where they overlap, the more telling one stays."""

from __future__ import annotations

from signpost.language.frames import Frames, near
from signpost.language.marks import Hit, Marks, Mention, within

_FIGURE = "figure"
_WIDEST = 30
# A body part tells as much as two words.
_PLACED = 2


def mark_frames(marks: Marks, frames: Frames) -> None:
    """Adds the mentions that two things make which stand together: a part and a deficit, a topic and a verdict on it."""
    frames.mark(marks)
    marks.mentions += _from_topics(marks, frames)


def mark_mentions(marks: Marks) -> None:
    """Adds the mentions that phrases make and leaves the most telling ones, ordered as in the text, none inside another."""
    phrased = [_from_phrase(hit) for hit in marks.hits if hit.kind == "sense"]
    blots = [hit for hit in marks.hits if hit.kind in ("not", _FIGURE)]
    found = _best([each for each in (*phrased, *marks.mentions) if not _figurative(blots, each)])
    marks.mentions = sorted(found, key=lambda each: (each.anchor_start, each.start))


def _from_phrase(hit: Hit) -> Mention:
    attributes = dict(hit.meaning.attributes)
    return Mention(
        finding=hit.meaning.finding,
        kind=hit.meaning.kind,
        start=hit.start,
        end=hit.end,
        anchor_start=hit.start,
        anchor_end=hit.end,
        attributes=attributes,
        uncertain=hit.meaning.kind == "maybe",
        own=((hit.start, hit.end),),
    )


def _from_topics(marks: Marks, frames: Frames) -> list[Mention]:
    """Topics ("my speech") beside words of trouble or of well-being."""
    verdicts = [hit for hit in marks.hits if hit.kind in ("topic_trouble", "topic_fine")]
    verdicts = [
        hit
        for hit in verdicts
        if not any(
            other is not hit and hit.inside(other.start, other.end) and other.end - other.start > hit.end - hit.start
            for other in near(verdicts, hit)
        )
    ]
    found = []
    for topic in (hit for hit in marks.hits if hit.kind == "topic"):
        ranked = sorted(
            ((frames.distance(marks, topic, hit), hit.start, hit) for hit in near(verdicts, topic) if not _overlap(hit, topic)),
            key=lambda each: each[:2],
        )
        if not ranked or ranked[0][0] > frames.topic_reach:
            continue
        verdict = ranked[0][2]
        found.append(
            Mention(
                finding=topic.meaning,
                kind="present" if verdict.kind == "topic_trouble" else "normal",
                start=min(topic.start, verdict.start),
                end=max(topic.end, verdict.end),
                anchor_start=verdict.start,
                anchor_end=verdict.end,
                attributes={},
                own=((topic.start, topic.end), (verdict.start, verdict.end)),
            )
        )
    return found


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _best(mentions: list[Mention]) -> list[Mention]:
    """The mentions that are not part of a longer one; a frame with a body part beats the bare word inside it."""
    kept: dict[int, list[Mention]] = {}
    found: list[Mention] = []
    for mention in sorted(mentions, key=_weight):
        rivals = [other for start, end in mention.own for place in range(start, end) for other in kept.get(place, ())]
        if any(_swallowed(mention, other) for other in rivals):
            continue
        found.append(mention)
        for start, end in mention.own:
            for place in range(start, end):
                kept.setdefault(place, []).append(mention)
    return found


def _weight(mention: Mention) -> tuple[bool, int, bool, int]:
    words = sum(end - start for start, end in mention.own) + (_PLACED if mention.part else 0)
    return (mention.uncertain, -words, mention.part is None, mention.start)


def _swallowed(mention: Mention, other: Mention) -> bool:
    """Whether `other`, which says more, leaves nothing for `mention` to say."""
    if mention.finding == other.finding:
        return not (mention.part and other.part and mention.part != other.part)
    inside = all(any(low <= start and end <= high for low, high in other.own) for start, end in mention.own)
    if mention.own == other.own and not mention.uncertain:
        return bool(other.part and not mention.part)
    return inside


def _figurative(blots: list[Hit], mention: Mention) -> bool:
    for hit in within(blots, mention.start - _WIDEST, mention.end):
        if hit.meaning in (mention.finding, _FIGURE):
            overlaps = any(hit.start < end and start < hit.end for start, end in mention.own)
            inner = hit.inside(mention.anchor_start, mention.anchor_end) and hit.end - hit.start < mention.anchor_end - mention.anchor_start
            if overlaps and not inner:
                return True
    return False
