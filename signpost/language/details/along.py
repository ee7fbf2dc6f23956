"""How far along a pregnancy is, told in weeks alone: "I'm 34 weeks", "she's 20 weeks"; such a number dates no sign."""

from __future__ import annotations

from signpost.language.details.numbers import TimeSpan, TimeWords, read_number

# What `TimeSpan.kind` is of such weeks.
ALONG = "along"
_WEEK = 7


def weeks_along(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """The weeks that somebody says to be, which count nothing that follows; None for "I'm 6 weeks into the new job"."""
    if place == 0 or not _said_of_somebody(norms, place, words):
        return None
    number, end = read_number(norms, place, words)
    if number is None or words.unit(norms[end] if end < len(norms) else "") != _WEEK:
        return None
    behind = norms[end + 1] if end + 1 < len(norms) else ""
    counts = words.ages["along_from"] <= number <= words.ages["along_to"]
    return TimeSpan(place, end + 1, ALONG, number * _WEEK) if counts and behind in words.ages["along_followed_by"] else None


def _said_of_somebody(norms: list[str], place: int, words: TimeWords) -> bool:
    """Whether the words before a place say who is: "I", "I'm", "she is"."""
    before = norms[place - 1]
    if before in words.ages["along_of_writer"]:
        return True
    return before in words.ages["along_is"] and norms[max(0, place - 2)] in words.ages["along_of_other"]
