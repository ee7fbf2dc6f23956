"""A story that opens long ago stays there until it turns to now: "2014 I lost half my sight for 20 minutes; now my hand tingles"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from signpost.findings import Finding
from signpost.language.details.numbers import TimeSpan, read_number
from signpost.language.words.marks import Marks, Mention

_TOLD = ("present", "past")
# The words of the longest opening without a time of its own, and how many may stand before any.
_LONGEST, _FILLERS = 6, 4


class _Stretch(NamedTuple):
    """Words that tell of so many days ago."""

    start: int
    end: int
    days: float


def led_back(
    pairs: list[tuple[Mention, Finding]], marks: Marks, times: list[TimeSpan], words: Mapping[str, Any], numbers: Any
) -> list[tuple[Mention, Finding]]:
    """The findings; what the past tense tells behind an opening of long ago is as old as that, and what lasted is over.

    Where anything says that it goes on or is back, nothing is taken for old by this.
    """
    stretches = list(_stretches(marks, times, words["led"], numbers))
    return [(mention, _aged(mention, finding, marks, stretches, words["led"])) for mention, finding in pairs] if stretches else pairs


def _aged(mention: Mention, finding: Finding, marks: Marks, stretches: list[_Stretch], words: Mapping[str, Any]) -> Finding:
    stretch = next((each for each in stretches if each.start <= mention.anchor_start < each.end), None)
    if stretch is None or finding.status not in _TOLD or not _was(mention, marks, stretch, words):
        return finding
    lasted = finding.duration_days
    if lasted is not None and lasted * 2 >= stretch.days:
        return finding
    # What is told of its own as how long ago is how long it lasted; a sign of one moment is over all the same.
    over = lasted is not None or finding.episode_minutes is not None or finding.onset == "sudden"
    return finding.with_(duration_days=stretch.days, status="past" if over else finding.status)


def _was(mention: Mention, marks: Marks, stretch: _Stretch, words: Mapping[str, Any]) -> bool:
    """Whether the clause of a mention tells of what was: in the past tense, or without any verb right behind the opening."""
    clause = marks.clause[mention.anchor_start]
    near = range(stretch.start, stretch.end)
    here = {marks.norms[place] for place in near if marks.clause[place] == clause} | set(marks.norms[mention.start : mention.end])
    if not here.isdisjoint(words["is"]):
        return False
    return not here.isdisjoint(words["was"]) or marks.sentence[mention.anchor_start] == marks.sentence[stretch.start]


def _stretches(marks: Marks, times: list[TimeSpan], words: Mapping[str, Any], numbers: Any) -> Iterator[_Stretch]:
    """The sentences that open long ago, each up to where it turns to now."""
    norms, count = marks.norms, len(marks.norms)
    for first in (place for place in range(count) if not place or marks.sentence[place] != marks.sentence[place - 1]):
        last = next((place for place in range(first, count) if marks.sentence[place] != marks.sentence[first]), count)
        opening = _opening(first, last, norms, times, words, numbers)
        if opening is None:
            continue
        behind, days = opening
        said = set(norms[first : last + _LONGEST])
        if not said.isdisjoint(words["unless"]):
            continue
        turns = (place for place in range(behind, last) if norms[place] in words["turns"])
        later = (span.start for span in times if behind <= span.start < last and span.kind == "point" and span.days * 2 < days)
        end = min((*turns, *later, last))
        # "As a student I had fits, had one this morning": what is told of now without a sign of its own may be of the same.
        if end == last or norms[end] in words["only_ends"] or any(end <= each.anchor_start < last for each in marks.mentions):
            yield _Stretch(first, end, days)


def _opening(
    first: int, last: int, norms: list[str], times: list[TimeSpan], words: Mapping[str, Any], numbers: Any
) -> tuple[int, float] | None:
    """Where the opening of a sentence ends and how many days it lies back; None where it opens with no time of long ago."""
    for start in range(first, min(first + _FILLERS, last)):
        if not set(norms[first:start]) <= words["fillers"]:
            return None
        for span in times:
            if span.start == start and span.kind == "point" and span.days >= words["at_least_days"]:
                return span.end, span.days
        for size in range(_LONGEST, 1, -1):
            if " ".join(norms[start : start + size]) in words["phrases"]:
                return start + size, float(words["phrase_days"])
        if norms[start : start + 2] == ["i", "was"] and start + 2 < last:
            number, end = read_number(norms, start + 2, numbers)
            if number is not None and end < last and norms[end] in words["behind_an_age"]:
                return end, float(words["phrase_days"])
    return None
