"""A story that opens long ago stays there until it turns to now: "2014 I lost half my sight for 20 minutes; now my hand tingles".

So does what a later sentence puts there: "My left side went numb. That was 2011 mind. Now the eyelid jumps".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from signpost.findings import Finding
from signpost.language.details.numbers import TimeSpan, read_number
from signpost.language.words.marks import Marks, Mention

_TOLD = ("present", "past")
# The words of the longest opening without a time of its own, and how many may stand before any.
_LONGEST, _FILLERS = 6, 4
_MARKS = frozenset({".", "!", "?", ",", ";", ":", "\n", "-", "–", "(", ")"})


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
    if stretches:
        pairs = [(mention, _aged(mention, finding, marks, stretches, words["led"])) for mention, finding in pairs]
    behind = list(_put_there(marks, times, words["led"], numbers))
    return [(mention, _of_then(mention, finding, marks, behind, words["led"])) for mention, finding in pairs] if behind else pairs


def _of_then(mention: Mention, finding: Finding, marks: Marks, behind: list[_Stretch], words: Mapping[str, Any]) -> Finding:
    """The finding, over and as old as a later sentence says of it; what is told of now is left alone."""
    then = next((each for each in behind if each.start <= mention.anchor_start < each.end), None)
    if then is None or finding.status not in _TOLD:
        return finding
    here = {norm for norm, clause in zip(marks.norms, marks.clause, strict=True) if clause == marks.clause[mention.anchor_start]}
    told = range(mention.start, mention.end)
    own = (span for span in marks.times if span.kind == "point" and marks.sentence[span.start] == marks.sentence[told[0]])
    if not here.isdisjoint(words["is_now"]) or any(span.start < then.end and span.days * 2 < then.days for span in own):
        return finding
    return finding.with_(status="past", duration_days=then.days)


def _put_there(marks: Marks, times: list[TimeSpan], words: Mapping[str, Any], numbers: Any) -> Iterator[_Stretch]:
    """What stands before a thought that only says when it was, long ago: "that was in 2011", "that's the 2011 one", "years ago that"."""
    norms, count, begins = marks.norms, len(marks.norms), 0
    for place in range(count):
        if norms[place] in words["turns"] and norms[place] not in words["no_turn"] and _opens(marks, place):
            # What a turn to now begins is of now, whatever is said behind it of another time.
            begins = place
        size = next((size for size in (3, 2, 1) if " ".join(norms[place : place + size]) in words["that_was"]), 0)
        if not size or not _opens(marks, place):
            continue
        end = next((each for each in range(place, count) if norms[each] in _MARKS), count)
        days = _long_ago(place + size, end, norms, times, words, numbers)
        named = norms[end : end + 1] == [","] and norms[end + 1 : end + 2] != [] and norms[end + 1] in words["names_which"]
        if days is not None and not named and not _is_back(norms[place : end + _LONGEST], words):
            yield _Stretch(max(begins, _told_with(marks, place, words)), place, days)
            begins = end


def _is_back(norms: list[str], words: Mapping[str, Any]) -> bool:
    """Whether words say that it goes on or came again; "back when", "back in" only say when it was."""
    said = [norm for norm, behind in zip(norms, [*norms[1:], ""], strict=True) if norm != "back" or behind not in words["back_then"]]
    return not words["back_since"].isdisjoint(said)


def _told_with(marks: Marks, place: int, words: Mapping[str, Any]) -> int:
    """Where what "that was" speaks of begins: with one sentence that tells of something had before, else with all that was told."""
    before = [each.anchor_start for each in marks.mentions if each.anchor_start < place]
    if not before:
        return 0
    nearest = marks.sentence[max(before)]
    first = next(each for each, sentence in enumerate(marks.sentence) if sentence == nearest)
    told = {norm for norm, sentence in zip(marks.norms[:place], marks.sentence[:place], strict=True) if sentence == nearest}
    return 0 if told.isdisjoint(words["alone_then"]) else first


def _opens(marks: Marks, place: int) -> bool:
    """Whether a thought begins here."""
    before = place - 1
    while before >= 0 and marks.norms[before] in ("and", "but", "no", "oh", "well"):
        before -= 1
    return before < 0 or marks.norms[before] in _MARKS or marks.segment[before] != marks.segment[place]


def _long_ago(start: int, end: int, norms: list[str], times: list[TimeSpan], words: Mapping[str, Any], numbers: Any) -> float | None:
    """How many days ago a thought says that it was, where it says nothing else."""
    for first in range(start, end):
        found = _time_at(first, end, norms, times, words, numbers)
        if found is not None:
            return found[1] if {*norms[start:first], *norms[found[0] : end]} <= words["beside_then"] else None
    return None


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
        found = _time_at(start, last, norms, times, words, numbers)
        if found is not None:
            return found
        if norms[start : start + 2] == ["i", "was"] and start + 2 < last:
            number, end = read_number(norms, start + 2, numbers)
            if number is not None and end < last and norms[end] in words["behind_an_age"]:
                return end, float(words["phrase_days"])
    return None


def _time_at(
    start: int, last: int, norms: list[str], times: list[TimeSpan], words: Mapping[str, Any], numbers: Any
) -> tuple[int, float] | None:
    """Where a time of long ago that stands at a place ends, and how many days it lies back."""
    for span in times:
        if span.start == start and span.kind == "point" and span.days >= words["at_least_days"]:
            return span.end, span.days
    for size in range(_LONGEST, 1, -1):
        if " ".join(norms[start : start + size]) in words["phrases"]:
            return start + size, float(words["phrase_days"])
    if norms[start : start + 3] == ["when", "i", "was"]:
        number, end = read_number(norms, start + 3, numbers)
        if number is not None:
            return end, float(words["phrase_days"])
    return None
