"""What is said of a second body part by a verb alone: "my arms aren't weak, my legs are"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from signpost.nlu.words.marks import Hit, Marks, Mention, within
from signpost.nlu.words.small import small

_REACH = 12
_BETWEEN = 2
_ENDS = frozenset({".", "!", "?", ",", ";", "and", "but", "too", "though", "\n"})


def echoes(marks: Marks, mentions: Sequence[Mention], parts: Sequence[Hit]) -> Iterator[Mention]:
    """A mention for every body part behind another mention of which a bare "is" or "do" says the same."""
    for mention in mentions:
        if mention.part is None:
            continue
        for part in within(list(parts), mention.end, mention.end + _REACH):
            end = _verb_behind(marks, part)
            if end is None or marks.sentence[part.start] != marks.sentence[mention.anchor_start]:
                continue
            if marks.segment[part.start] != marks.segment[mention.end - 1] and marks.counted(mention.end, part.start) <= _BETWEEN:
                stretch = (part.start, end)
                yield replace(
                    mention,
                    start=part.start,
                    end=end,
                    anchor_start=part.start,
                    anchor_end=end,
                    part=part.meaning,
                    part_at=part.start,
                    own=(stretch,),
                )


def _verb_behind(marks: Marks, part: Hit) -> int | None:
    """The place behind the bare verb that follows a body part, None when none does."""
    norms = marks.norms
    place = part.end + (norms[part.end : part.end + 1] != [] and norms[part.end] in small("relative"))
    if place >= len(norms) or norms[place] not in small("echo_verbs"):
        return None
    return place + 1 if place + 1 == len(norms) or norms[place + 1] in _ENDS else None
