"""Time expressions: how many days ago something began, how long one attack lasts, how old somebody is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.language.details.ages import age_at, load_ages
from signpost.language.details.calendar import calendar_time
from signpost.language.details.moments import is_rate, just_happened
from signpost.language.details.numbers import TimeSpan, TimeWords, read_number

_OVER = re.compile(r"^([1-9]\d?)/(\d{1,2})$")
MINUTES_A_DAY = 1440
_DAYS_A_YEAR = 365
_DAYS_A_WEEK = 7
# So many words stand before the time of "it builds up over an hour".
_BUILDS = 3
# Days: shorter times may be those of one attack.
_SHORT = 0.9


def load_times(root: Path) -> TimeWords:
    """The time words below a knowledge folder."""
    loaded = read_yaml(root / "language" / "time.yml").data
    # Lists are only ever looked words up in.
    data: dict[str, Any] = {name: frozenset(value) if isinstance(value, list) else value for name, value in loaded.items()}
    points = {str(words): float(days) for words, days in data["points"].items()}
    return TimeWords(data, points, max(len(words.split()) for words in points), load_ages(root))


def read_times(norms: list[str], words: TimeWords, today: date) -> list[TimeSpan]:
    """The time expressions of a text, in order, none overlapping."""
    found: list[TimeSpan] = []
    place = 0
    while place < len(norms):
        span = _read_at(norms, place, words, today)
        if span is not None:
            found.append(span)
            place = max(span.end, place + 1)
        else:
            place += 1
    return [_spell(span, found, norms, words) for span in found]


def _spell(span: TimeSpan, found: list[TimeSpan], norms: list[str], words: TimeWords) -> TimeSpan:
    """The time as how long a spell lasted, where it is told beside it when that was: "for ten minutes yesterday"."""
    data = words.data
    led = norms[max(0, span.start - 2) : span.start]
    if span.kind != "began" or span.days > data["spell_days"] or data["spell_before"].isdisjoint(led):
        return span
    beside = (each for each in found if each.kind == "point" and span.days < each.days <= data["spell_within"])
    close = any(
        data["clock_stops"].isdisjoint(between := norms[min(span.end, each.end) : max(span.start, each.start)])
        and len(between) <= data["spell_reach"]
        for each in beside
    )
    return replace(span, kind="episode") if close else span


def _read_at(norms: list[str], place: int, words: TimeWords, today: date) -> TimeSpan | None:
    return (
        calendar_time(norms, place, words, today)
        or _since_age(norms, place, words)
        or age_at(norms, place, words)
        or just_happened(norms, place, words)
        or _point(norms, place, words)
        or _shorthand(norms, place, words)
        or _amount(norms, place, words)
        or _vague(norms, place, words)
    )


def _since_age(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """ "Since I was 8", "when she was four", "since the age of 30", "since my twenties": long ago, nobody said how long."""
    if norms[place] not in ("since", "when", "from"):
        return None
    end = place + 1
    if norms[place + 2 : place + 3] == ["was"]:
        end = place + 3
        while end < len(norms) and norms[end] in ("about", "around", "in", "my", "his", "her"):
            end += 1
    elif norms[place] != "when":
        while end < len(norms) and norms[end] in ("the", "age", "of", "about", "around", "my", "his", "her", "early", "mid", "late"):
            end += 1
        if end == place + 1:
            return None
    decade = end < len(norms) and (norms[end] in words.ages["decades"] or norms[end + 1 : end + 2] == ["s"])
    if decade:
        end += 1 if norms[end] in words.ages["decades"] else 2
    else:
        number, end = read_number(norms, end, words) if end < len(norms) else (None, end)
        if number is None or norms[place + 2 : place + 3] != ["was"] and "age" not in norms[place:end]:
            return None
        if end < len(norms) and words.unit(norms[end]) not in (None, _DAYS_A_YEAR):
            return None
    return TimeSpan(place, end, "point" if norms[place] == "when" else "began", float(words.data["since_age_days"]))


def _vague(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """ "For years", "for weeks": at least two of them."""
    days = words.data["vague"].get(norms[place])
    if days is None or not place or norms[place - 1] not in words.data["vague_before"]:
        return None
    return TimeSpan(place, place + 1, "began", float(days))


def _point(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    for size in range(min(words.longest_point, len(norms) - place), 0, -1):
        told = " ".join(norms[place : place + size])
        days = words.points.get(told)
        if days is not None and not _owns(norms, place + size, words.data):
            return TimeSpan(place, place + size, "began" if place and norms[place - 1] == "since" else "point", days)
    return None


def _owns(norms: list[str], place: int, data: Mapping[str, Any]) -> bool:
    """Whether the time before a place only owns a thing that is named behind it: "today's bibs"; but "today's been bad"."""
    return norms[place : place + 1] == ["'s"] and place + 1 < len(norms) and norms[place + 1] not in data["has_been"]


def _shorthand(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """A time as doctors write it: "3/52" is three weeks, "x 2/12" two months."""
    found = _OVER.match(norms[place])
    unit = words.data["shorthand"].get(found[2]) if found else None
    if found is None or unit is None:
        return None
    told = norms[place - 1 : place] and norms[place - 1] in words.data["shorthand_before"]
    told = told or norms[place + 1 : place + 2] and norms[place + 1] in words.data["shorthand_after"]
    return TimeSpan(place, place + 1, "began", float(found[1]) * unit) if told or found[2] in words.data["shorthand_plain"] else None


def _amount(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """ "2 wks", "a couple of months", "three to four days", "an hour and a half"."""
    number, end = read_number(norms, place, words)
    if number is None or end >= len(norms) or norms[place - 1 : place] == ["how"]:
        return None
    if norms[end] in ("-", "to", "or", "/", ","):
        upper, after = read_number(norms, end + 1, words) if end + 1 < len(norms) else (None, end)
        # "One, two minutes"; but "at 9, 2 hours later".
        if upper is not None and (norms[end] != "," or upper == number + 1) and after < len(norms) and words.unit(norms[after]) is not None:
            number, end = (number + upper) / 2, after
    while end < len(norms) and norms[end] in (
        "-",
        "of",
        "full",
        "whole",
        "long",
        "good",
        "more",
        "odd",
        "solid",
        "straight",
        "or",
        "so",
        "+",
        "plus",
    ):
        end += 1
    unit = words.unit(norms[end]) if end < len(norms) else None
    if unit is None:
        return None
    end += 1
    if norms[end : end + 3] in (["and", "a", "half"], ["and", "an", "half"]):
        number, end = number + 0.5, end + 3
    return _kind(norms, place, end, number * unit, words)


def _kind(norms: list[str], start: int, end: int, days: float, words: TimeWords) -> TimeSpan | None:
    before = norms[start - 1] if start else ""
    earlier = norms[start - 2] if start > 1 else ""
    after, later = " ".join(norms[end : end + 1]), " ".join(norms[end : end + 2])
    data = words.data
    if after == "old" and before in words.ages["be"] and earlier in words.ages["no_one"]:
        return TimeSpan(start, end + 1, "began", days)
    if before == "over" and not data["builds"].isdisjoint(norms[max(0, start - _BUILDS) : start - 1]):
        return None
    if after in data["not_duration_after"] or later in data["not_duration_after"] or is_rate(norms, start, end, data["rates"]):
        return None
    if before == "before" and after not in data["units_of_others"]:
        # "Before 15 days" is how much of India says 15 days ago.
        return TimeSpan(start - 1, end, "point", days)
    if before in data["episode_before"] or (before in ("for", "about", "around", "only", "up") and earlier in data["episode_before"]):
        return TimeSpan(start, end, "episode", days)
    at_most = days < _SHORT and (later in data["at_most"] or after in data["at_most"])
    if at_most or days < 1 and _is_over_after(norms, start, data):
        return TimeSpan(start, end, "episode", days)
    if later in data["episode_after"] or after in ("each",) or " ".join(norms[end : end + 3]) in data["episode_after"]:
        return TimeSpan(start, end, "episode", days)
    if after == "after" and before not in data["past_markers"]:
        return None
    if days < _SHORT and after not in data["ago"] and (days < 1 / MINUTES_A_DAY or _recurs(norms, start, end, data)):
        return TimeSpan(start, end, "episode", days)
    if after in ("ago", "back", "earlier"):
        # "Not ten minutes ago" says how short it is, unless another time is told in its place.
        stressed = before == "not" and not {"but", after} & set(norms[end + 1 :])
        return TimeSpan(start - stressed, end + 1, "point", days)
    if before == "in" and any(word in data["ahead"] for word in _around(norms, start, end, int(data["ahead_reach"]))):
        return None
    if before in data["not_duration_before"] and after not in data["ago"] and norms[start] not in ("past", "last"):
        return None
    return TimeSpan(start, end, "began", days)


def _is_over_after(norms: list[str], start: int, data: Mapping[str, Any]) -> bool:
    """Whether it is said after how long a spell was over: "fine after four minutes", "gone again within about an hour"."""
    before = [word for word in norms[max(0, start - int(data["over_reach"])) : start] if word not in data["over_beside"]]
    over = len(before) > 1 and before[-1] in data["over_after"] and before[-2] in data["over_words"]
    return over and set(data["over_not"]).isdisjoint(before)


def _recurs(norms: list[str], start: int, end: int, data: Mapping[str, Any]) -> bool:
    """Whether the sentence speaks of something that keeps happening: "my hand goes numb for an hour"."""
    near = norms[max(0, start - int(data["recurring_reach"])) : start] + norms[end : end + 3]
    return norms[start - 1 : start] == ["for"] and any(word in data["recurring"] for word in near)


def _around(norms: list[str], start: int, end: int, reach: int) -> list[str]:
    return norms[max(0, start - reach) : start] + norms[end : end + 2]


def minutes(days: float) -> float:
    """Days as minutes."""
    return round(days * MINUTES_A_DAY, 2)
