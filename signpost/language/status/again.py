"""What is told as back: "my face drooped last year, and today it droops again". The new time is the one that counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from signpost.findings import Finding
from signpost.language.words.marks import Marks, Mention
from signpost.language.words.small import small

# The statuses of what may come back; a possibility and a denial are nothing that was there.
_WAS = ("present", "past")
_IT = frozenset({"it", "they", "now", "today", "since"})


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
    last = max(spot for spot in range(len(marks.sentence)) if marks.sentence[spot] == marks.sentence[mention.anchor_end - 1]) + 1
    for start, end in _later_thoughts(mention, marks, last):
        if _tells_again(mention, marks, (start, end, last), words):
            # "Now it is back, since this morning": the time may stand behind the thought.
            recent = [span.days for span in marks.times if start <= span.start < last and span.kind in ("began", "point")]
            name = words["again_in_mind"].get(finding.id, finding.id)
            return finding.with_(id=name, status="present", onset=None, duration_days=min(recent, default=None))
    return finding


def _later_thoughts(mention: Mention, marks: Marks, last: int) -> Iterator[tuple[int, int]]:
    """Where the thoughts behind a mention begin and end in its sentence, which ends before `last`; "and" begins one before "it is"."""
    segments, norms = marks.segment, marks.norms
    begins = [
        place
        for place in range(mention.anchor_end, last)
        if segments[place] != segments[place - 1] or norms[place - 1] in small("joining") and norms[place] in _IT
    ]
    yield from zip(begins, [*begins[1:], last], strict=False)


def _tells_again(mention: Mention, marks: Marks, stretch: tuple[int, int, int], words: Mapping[str, Any]) -> bool:
    start, end, last = stretch
    told = set(marks.norms[start:end])
    named = [each for each in marks.mentions if each is not mention and each.anchor_end > start and each.anchor_start < end]
    if any(each.finding != mention.finding or not each.uncertain for each in named):
        return False
    # What is wrong is named again without its place: "… and today it droops".
    again = bool(named) or bool(told & words["again"])
    denied = words["not_again"] - words["in_mind"] if mention.finding in words["again_in_mind"] else words["not_again"]
    # "It is back since this morning": what says when may begin a thought of its own.
    return again and not words["again_now"].isdisjoint(marks.norms[start:last]) and not told & denied
