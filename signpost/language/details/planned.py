"""Times that date no sign: ahead ("a scan on Monday"), compared with ("as last summer"), counted in ("twice this week"), of a deed."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from signpost.language.details.numbers import TimeSpan, TimeWords

# What `TimeSpan.kind` is of a time that dates no sign.
AHEAD = "ahead"
COMPARED = "compared"
COUNTED = "counted"
DONE = "done"
_REACH = 8
_LONGEST = 3
_OPENING = 3
_PAST = "ed"
_DATING = ("began", "point")


def told_apart(span: TimeSpan, norms: list[str], words: TimeWords) -> TimeSpan:
    """The time as it was read, or as one that is compared with, in which something is counted or was done all the same, or that is ahead.

    That is ahead which stands beside a word for something planned, with none that tells that it was.
    """
    before = norms[max(0, span.start - _LONGEST) : span.start]
    if any(" ".join(before[-size:]) in words.data["compared_with"] for size in range(1, _LONGEST + 1)):
        return replace(span, kind=COMPARED)
    if _is_counted(span, norms, words):
        return replace(span, kind=COUNTED)
    if _is_of_a_deed(span, norms, words):
        return replace(span, kind=DONE)
    looks_back = span.kind != "point" or not words.data["looking_back"].isdisjoint(norms[span.start : span.end])
    return span if looks_back or not _is_planned(span, norms, words) else replace(span, kind=AHEAD)


def _is_counted(span: TimeSpan, norms: list[str], words: TimeWords) -> bool:
    """Whether a time is one in which something happened so often: "three times this week", "twice in the past month"."""
    data, place = words.data, span.start - 1
    low, high = sorted(data["counted_days"])
    if span.kind not in _DATING or not low <= span.days <= high or norms[span.start] == "since":
        return False
    while place >= 0 and norms[place] in data["counted_links"]:
        place -= 1
    return place >= 0 and norms[place] in data["counted"] and norms[max(0, place - 1)] != "at"


def _is_of_a_deed(span: TimeSpan, norms: list[str], words: TimeWords) -> bool:
    """Whether a time is that of something done in spite of a sign: "weak, but I ran on Saturday", "I swam on Sunday as usual"."""
    data = words.data
    if span.kind not in _DATING or span.days < data["deed_from_days"]:
        return False
    before, behind = _beside(span, norms, data["deed_stops"])
    thought = before + behind
    if data["did"].isdisjoint(thought) or not data["did_not"].isdisjoint(thought):
        return False
    led = not data["despite"].isdisjoint(before)
    return led or any(" ".join(thought[place : place + size]) in data["as_ever"] for place in range(len(thought)) for size in (1, 2, 3))


def _is_planned(span: TimeSpan, norms: list[str], words: TimeWords) -> bool:
    """Whether the thought that a time stands in names something planned, and neither it nor what follows tells that it was."""
    before, behind = _beside(span, norms, words.data["planned_stops"])
    thought = before + behind
    if not any(_names_plan(thought, place, words) for place in range(len(thought))):
        return False
    over = words.data["planned_over"] | words.data["past_verbs"]
    happened = any(norm in over or norm.endswith(_PAST) and norm not in words.data["planned"] for norm in thought)
    end = span.end + len(behind)
    return not happened and not _goes_on(norms[end : end + _REACH], words)


def _beside(span: TimeSpan, norms: list[str], stops: Container[str]) -> tuple[list[str], list[str]]:
    """The words of the thought that a time stands in, those before it and those behind it, as far as the next of some stops."""
    start, end = span.start, span.end
    while start and span.start - start < _REACH and norms[start - 1] not in stops:
        start -= 1
    while end < len(norms) and end - span.end < _REACH and norms[end] not in stops:
        end += 1
    return norms[start : span.start], norms[span.end : end]


def _names_plan(thought: list[str], place: int, words: TimeWords) -> bool:
    return any(" ".join(thought[place : place + size]) in words.data["planned"] for size in range(1, _LONGEST + 1))


def _goes_on(behind: list[str], words: TimeWords) -> bool:
    """Whether what follows happens after it: "lumbar puncture on Monday, and now a headache", "…, a headache since"."""
    told = [norm for norm in behind if norm.isalpha()]
    return not words.data["goes_on"].isdisjoint(told[:_OPENING]) or not words.data["since_then"].isdisjoint(told[-1:])
