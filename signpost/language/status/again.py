"""What is told as back: "my face drooped last year, and today it droops again". The new time is the one that counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.findings import Finding
from signpost.language.words.marks import Marks, Mention

# The statuses of what may come back; a possibility and a denial are nothing that was there.
_WAS = ("present", "past")


def told_again(pairs: list[tuple[Mention, Finding]], marks: Marks, words: Mapping[str, Any]) -> list[tuple[Mention, Finding]]:
    """The findings; an old one that a later thought tells as back is there, since the time that this thought tells.

    The thought names no finding of its own ("another one now", "and since breakfast it droops again"), stands in the same
    sentence and says nothing of being well. Where it tells no time, the start is not known.
    Who once did a thing to themselves and thinks of it again has thoughts of it.
    """
    return [(mention, _again(mention, finding, marks, words)) for mention, finding in pairs]


def _again(mention: Mention, finding: Finding, marks: Marks, words: Mapping[str, Any]) -> Finding:
    old = finding.status in _WAS and finding.duration_days is not None and finding.duration_days >= words["old_after_days"]
    if not old or finding.value is not None or finding.id in words["lifelong"]:
        return finding
    segments = marks.segment
    place = mention.anchor_end
    while place < len(segments) and marks.sentence[place] == marks.sentence[mention.anchor_end - 1]:
        end = next((spot for spot in range(place, len(segments)) if segments[spot] != segments[place]), len(segments))
        if segments[place] != segments[mention.anchor_end - 1] and _tells_again(mention, marks, place, end, words):
            recent = [span.days for span in marks.times if place <= span.start < end and span.kind in ("began", "point")]
            name = words["again_in_mind"].get(finding.id, finding.id)
            return finding.with_(id=name, status="present", onset=None, duration_days=min(recent, default=None))
        place = end
    return finding


def _tells_again(mention: Mention, marks: Marks, start: int, end: int, words: Mapping[str, Any]) -> bool:
    told = set(marks.norms[start:end])
    named = [each for each in marks.mentions if each is not mention and each.anchor_end > start and each.anchor_start < end]
    if any(each.finding != mention.finding or not each.uncertain for each in named):
        return False
    # What is wrong is named again without its place: "… and today it droops".
    again = bool(named) or bool(told & words["again"])
    denied = words["not_again"] - words["in_mind"] if mention.finding in words["again_in_mind"] else words["not_again"]
    return again and bool(told & words["again_now"]) and not told & denied
