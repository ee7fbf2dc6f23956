"""A time that is put right in the same breath: "few weeks, nah tell a lie, 7 months", "a year, no, two", "five months, not three"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from signpost.language.details.numbers import TimeSpan, TimeWords, read_number

_DATES = ("began", "point")
_STOPS = frozenset(",.!?;-–—") | {"..", "...", "…", "\n"}
_LONGEST = 9
_DENIES = ("not", "than", "of")
_LED = ("since", "in", "from")

ReadAt = Callable[[list[str], int], "TimeSpan | None"]


def repaired(spans: Sequence[TimeSpan], norms: list[str], words: TimeWords, read_at: ReadAt) -> list[TimeSpan]:
    """The times without those that are taken back at once, and with the later ones, which may leave out their unit.

    A number that is only denied ("not three") becomes a time of the same unit, so that it is known as denied.
    """
    found: list[TimeSpan] = []
    for place, span in enumerate(spans):
        later = spans[place + 1] if place + 1 < len(spans) else None
        if span.kind not in _DATES:
            found.append(span)
        elif later is not None and later.kind in _DATES and _replaces(span, later, norms, words):
            continue
        else:
            meant = _meant(span, norms, words, read_at)
            found += [meant] if meant else [span, *_denied(span, norms, words, later)]
    return found


def _replaces(span: TimeSpan, later: TimeSpan, norms: list[str], words: TimeWords) -> bool:
    """Whether a time is told in place of the one before it."""
    return _is_repair(norms[span.end : later.start], words) and _closes(norms, later.end, words)


def _meant(span: TimeSpan, norms: list[str], words: TimeWords, read_at: ReadAt) -> TimeSpan | None:
    """The time that stands for this one behind words of repair, with no unit or no "since" of its own; None where there is none."""
    for place in range(span.end + 1, min(span.end + _LONGEST, len(norms))):
        if not _is_repair(norms[span.end : place], words):
            continue
        number, end = read_number(norms, place, words)
        unit = words.unit(norms[span.end - 1]) or words.unit(norms[span.end - 2])
        if number is not None and unit is not None and _closes(norms, end, words):
            return TimeSpan(span.start, end, span.kind, number * unit)
        if norms[span.start] in _LED and number is None:
            again = read_at([*norms[: place - 1], norms[span.start], *norms[place:]], place - 1)
            if again is not None and again.kind in _DATES and _closes(norms, again.end, words):
                return replace(again, start=span.start)
    return None


def _denied(span: TimeSpan, norms: list[str], words: TimeWords, later: TimeSpan | None) -> list[TimeSpan]:
    """The number behind a time that is named only to be denied: "five months, not three"."""
    place = span.end
    while norms[place : place + 1] and norms[place] in (",", "and", "rather", "instead"):
        place += 1
    if norms[place : place + 1] == [] or norms[place] not in _DENIES:
        return []
    number, end = read_number(norms, place + 1, words)
    unit = words.unit(norms[span.end - 1]) or words.unit(norms[span.end - 2])
    free = later is None or end <= later.start
    return [TimeSpan(place + 1, end, span.kind, number * unit)] if number and unit and free and _closes(norms, end, words) else []


def _is_repair(between: list[str], words: TimeWords) -> bool:
    """Whether words say nothing but that what stands before them is put right."""
    said = [norm for norm in between if norm not in _STOPS]
    if not said or len(said) > _LONGEST:
        return False
    text, found = f" {' '.join(said)} ", False
    for phrase in sorted(words.data["repairs"], key=len, reverse=True):
        if f" {phrase} " in text:
            text, found = text.replace(f" {phrase} ", "  "), True
    return found and words.data["repairing"].issuperset(text.split())


def _closes(norms: list[str], end: int, words: TimeWords) -> bool:
    """Whether a thought ends at a place, or with a word such as "easily" there."""
    return end >= len(norms) or norms[end] in _STOPS or norms[end] in words.data["repair_ends"]
