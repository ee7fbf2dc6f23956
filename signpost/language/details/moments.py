"""The "just" of what happened a moment ago: "she just collapsed", "I've just been in a crash"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from signpost.language.details.numbers import TimeSpan, TimeWords


def just_happened(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """A moment ago, where "just" stands at a place before what happens in a moment; else None."""
    if norms[place] != "just":
        return None
    behind = norms[place + 1 : place + 1 + words.data["just_reach"]]
    happened = not words.data["just_happened"].isdisjoint(behind[:1])
    met = not words.data["just_met"].isdisjoint(behind[:1]) and not words.data["just_events"].isdisjoint(behind[1:])
    return TimeSpan(place, place + 1, "point", float(words.data["just_days"])) if happened or met else None


def is_rate(norms: Sequence[str], start: int, end: int, often: Container[str]) -> bool:
    """Whether a time only says how often something is: "once a week", "three times every month"; not "once, a week ago"."""
    ago = not {"ago", "back", "earlier"}.isdisjoint(norms[end : end + 1])
    return start > 0 and not ago and norms[start - 1] in often and norms[start] in ("a", "an", "per", "each", "every")
