"""Gathers the mentions of findings: phrases and frames; where they overlap, the more telling one stays."""

from __future__ import annotations

from signpost.nlu.words.marks import MAYBE, Hit, Marks, Mention, mention_of, within
from signpost.nlu.words.small import small

_FIGURE = "figure"
_WIDEST = 30
# A body part tells as much as two words.
_PLACED = 2


def mark_mentions(marks: Marks) -> None:
    """Adds the mentions that phrases make and leaves the most telling ones, ordered as in the text, none inside another."""
    senses = ((hit, hit.meaning) for hit in marks.hits if hit.kind == "sense")
    phrased = [mention_of(sense.finding, sense.kind, hit.start, hit.end, sense.attributes) for hit, sense in senses]
    blots = [hit for hit in marks.hits if hit.kind in ("not", _FIGURE)]
    meant = [each for each in (*phrased, *marks.mentions) if not _figurative(blots, each)]
    found = _best(marks.norms, meant)
    found.sort(key=lambda each: (each.anchor_start, each.start))
    marks.mentions = found


def _best(norms: list[str], mentions: list[Mention]) -> list[Mention]:
    """The mentions that are not part of a longer one; a frame with a body part beats the bare word inside it."""
    kept: dict[int, list[Mention]] = {}
    found: list[Mention] = []
    for mention in sorted(mentions, key=_weight):
        rivals = [other for start, end in mention.own for place in range(start, end) for other in kept.get(place, ())]
        if any(_swallowed(norms, mention, other) for other in rivals):
            continue
        found.append(mention)
        for start, end in mention.own:
            for place in range(start, end):
                kept.setdefault(place, []).append(mention)
    return found


def _weight(mention: Mention) -> tuple[bool, int, bool, int]:
    words = sum(end - start for start, end in mention.own) + (_PLACED if mention.part else 0)
    return (mention.kind == MAYBE, -words, mention.part is None, mention.start)


def _swallowed(norms: list[str], mention: Mention, other: Mention) -> bool:
    """Whether `other`, which says more, leaves nothing for `mention` to say."""
    if mention.finding == other.finding:
        return not (mention.part and other.part and mention.part != other.part)
    if other.kind == "normal" and mention.anchor_start != other.anchor_start:
        # "Speech and swallowing are fine", "neither stiff nor weak": the words around decide on each of them.
        listed = not small("gathering").isdisjoint(norms[other.start : mention.anchor_start])
        if mention.kind == "normal" or mention.kind == "present" and listed:
            return False
    inside = all(any(low <= start and end <= high for low, high in other.own) for start, end in mention.own)
    if mention.own == other.own and mention.kind != MAYBE:
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
