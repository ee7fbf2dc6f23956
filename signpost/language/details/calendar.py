"""Times that a calendar or a clock tells: "since Monday", "around Easter", "last spring", "at half past two", "two Sundays ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from signpost.language.details.numbers import NUMBER, TimeSpan, TimeWords, read_number

_YEAR = re.compile(r"^(19|20)\d\d$")
_CLOCK = re.compile(r"^(?:[01]?\d|2[0-3])[:.][0-5]\d$")
_BEGINNING = frozenset({"since", "from"})
_LAST, _THIS, _WEEKEND = "last", "this", "weekend"
_WEEK, _MONTH, _YEAR_DAYS = 7, 31, 365
_LATEST_DAY = 28
# The words of the longest name ("new year 's eve"), and how far around a time a verb tells that it was.
_LONGEST_NAME, _REACH = 4, 8


class _Named(NamedTuple):
    """The day that a name stands for, how many words it has, the days of what comes every year, and whether it needs a past."""

    day: date
    size: int
    length: int = 0
    recurs: bool = False


def calendar_time(norms: list[str], place: int, words: TimeWords, today: date) -> TimeSpan | None:
    """The time that a name of the calendar or the clock tells from a place on; None when there is none."""
    return (
        _by_name(norms, place, words, today)
        or _year_ahead(norms, place, words, today)
        or _alone(norms, place, words, today)
        or _bare_day(norms, place, words, today)
        or _by_clock(norms, place, words)
        or _by_count(norms, place, words, today)
    )


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _by_name(norms: list[str], place: int, words: TimeWords, today: date) -> TimeSpan | None:
    """ "Since 3 March", "around Easter", "on Tuesday", "in 2019", "since the end of last June", "in the spring"."""
    data = words.data
    if norms[place] not in data["before_names"]:
        return None
    end = place + 1
    while end < len(norms) and norms[end] in data["name_fillers"]:
        end += 1
    led = norms[place:end]
    kind = "began" if norms[place] in _BEGINNING else "point"
    named = _named(norms, end, words, today, led)
    if named is None or named.size and norms[place] in data["before_feasts"] and not named.recurs:
        return None
    end += named.size
    # In other places than behind "since" a feast or a season may be any year's: "my feet swell in the summer".
    if named.recurs and kind == "point" and not {_LAST, _THIS} & set(led) and not _is_past(norms, place, end, words):
        # Alone it answers when it was: "around Easter".
        if [each for each in norms[:place] + norms[end:] if each.isalnum()]:
            return None
    days = (today - named.day).days
    if named.length and norms[end : end + 3] == ["of", _LAST, "year"]:
        days, end = days + _YEAR_DAYS * (named.day.year == today.year), end + 3
    elif named.length and norms[end : end + 2] == [_LAST, "year"]:
        days, end = days + _YEAR_DAYS * (named.day.year == today.year), end + 2
    elif norms[end : end + 2] == ["before", _LAST]:
        days, end = days + (_YEAR_DAYS if named.length else _WEEK), end + 2
    elif _LAST in led and days < named.length:
        # "Last November", told in November, is that of the year before.
        days += _YEAR_DAYS
    return TimeSpan(place, end, kind, float(max(days, 1)))


def _alone(norms: list[str], place: int, words: TimeWords, today: date) -> TimeSpan | None:
    """ "Easter", "I told you, Christmas", "lunchtime I think": a name that is all that a message tells."""
    if not norms[place].isalpha():
        return None
    named = _named(norms, place, words, today, ["since"])
    size = named.size if named else 1
    days = float(max((today - named.day).days, 1)) if named else words.data["of_a_day"].get(norms[place])
    beside = {each for each in norms[:place] + norms[place + size :] if each.isalnum()}
    told = size and days is not None and beside.issubset(words.data["beside_a_name"])
    return TimeSpan(place, place + size, "point", days) if told and days is not None else None


def _year_ahead(norms: list[str], place: int, words: TimeWords, today: date) -> TimeSpan | None:
    """ "2014 I lost half my sight", "that was 2016": a year that opens what happened then or says when it was, and counts nothing."""
    if not _YEAR.match(norms[place]) or int(norms[place]) >= today.year:
        return None
    behind = norms[place + 1] if place + 1 < len(norms) else "."
    says_when = " ".join(norms[max(0, place - 2) : place]) in words.data["year_of_it"] and not (
        behind.isalnum() and behind not in words.data["behind_year_of_it"]
    )
    # "No, that's the 2011 one" says of what was told when it was.
    says_when = says_when or behind in words.data["of_a_year"] and norms[place - 1 : place] == ["the"]
    opens = place + 1 < len(norms) and (not place or norms[place - 1] in words.data["before_a_year"])
    if not says_when and (not opens or behind in words.data["counted_by_year"]):
        return None
    return TimeSpan(place, place + 1, "point", float((today - date(int(norms[place]), 7, 1)).days))


def _bare_day(norms: list[str], place: int, words: TimeWords, today: date) -> TimeSpan | None:
    """ "Did it Saturday", "started Monday": a day without its "on", right behind words that tell what happened then."""
    if norms[place] not in words.data["weekdays"]:
        return None
    behind = any(
        norms[max(0, place - size) : place] == each.split() for each in words.data["bare_days_behind"] for size in [len(each.split())]
    )
    named = _named(norms, place, words, today, ["since"]) if behind else None
    return TimeSpan(place, place + 1, "point", float(max((today - named.day).days, 1))) if named else None


def _named(norms: list[str], place: int, words: TimeWords, today: date, led: list[str]) -> _Named | None:
    here, data = norms[place : place + _LONGEST_NAME], words.data
    if not here:
        return None
    part = next((data["parts_of_a_month"][each] for each in led if each in data["parts_of_a_month"]), None)
    if here[0] in data["weekdays"] and (len(here[0]) > 3 or led[0] in _BEGINNING):
        return _Named(today - timedelta(days=(today.weekday() - data["weekdays"][here[0]]) % _WEEK or _WEEK), 1)
    if here[0] in data["months"]:
        return _month(here, words, today, part)
    if NUMBER.match(here[0]) and here[1:2] and here[1] in data["months"]:
        return _Named(_latest(today, data["months"][here[1]], _day(here[0])), 2)
    if _YEAR.match(here[0]) and int(here[0]) <= today.year:
        return _Named(min(date(int(here[0]), 7, 1), today), 1)
    if here[0] == "year" and led[-1] == _THIS and part is not None:
        return _Named(min(date(today.year, 1 + 11 * part // _LATEST_DAY, 1), today), 1)
    for size in range(len(here), 0, -1):
        day = _feast(" ".join(here[:size]), words, today)
        if day is not None:
            return _Named(day, size, _WEEK, recurs=True)
    if here[0] in data["seasons"] and not frozenset(here[1:2]).isdisjoint(data["no_season_before"]):
        return None
    if here[0] in data["seasons"] and (led[0] in _BEGINNING or led[-1] in data["before_seasons"]):
        return _Named(_latest(today, *data["seasons"][here[0]]), 1, 3 * _MONTH, recurs=True)
    return None


def _month(here: list[str], words: TimeWords, today: date, part: int | None) -> _Named | None:
    month = words.data["months"][here[0]]
    if here[1:2] and _YEAR.match(here[1]):
        return _Named(date(int(here[1]), month, 1), 2) if (int(here[1]), month) <= (today.year, today.month) else None
    if here[1:2] and NUMBER.match(here[1]) and _day(here[1]) > 1:
        return _Named(_latest(today, month, _day(here[1])), 2)
    first = _latest(today, month, 1)
    return _Named(min(first.replace(day=part or 1), today), 1, _MONTH)


def _feast(name: str, words: TimeWords, today: date) -> date | None:
    """The latest day of a feast; those that move are counted from Easter, or by their week of a month."""
    data = words.data
    if name in data["feasts"]:
        return _latest(today, *data["feasts"][name])
    if name in data["from_easter"]:
        return _not_later(today, lambda year: easter(year) + timedelta(days=data["from_easter"][name]))
    if name in data["nth_weekdays"]:
        month, weekday, nth = data["nth_weekdays"][name]
        return _not_later(today, lambda year: _nth(date(year, month, 1), weekday, nth))
    return date(*data["eras"][name]) if name in data["eras"] else None


def _nth(first: date, weekday: int, nth: int) -> date:
    return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (nth - 1))


def _latest(today: date, month: int, day: int) -> date:
    return _not_later(today, lambda year: date(year, month, day))


def _not_later(today: date, in_year: Callable[[int], date]) -> date:
    found = in_year(today.year)
    return found if found <= today else in_year(today.year - 1)


def _day(word: str) -> int:
    number = float(word.replace(",", "."))
    return int(number) if 1 <= number <= _LATEST_DAY else 1


def _by_clock(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """ "Since 4 am", "at half past two", "since about seven this morning", "since breakfast": today, unless another day is told."""
    data = words.data
    if norms[place] not in data["before_clock"]:
        return None
    end = place + 1
    while end < len(norms) and norms[end] in data["clock_fillers"]:
        end += 1
    days, after = _meal(norms, end, words)
    if days is None:
        days, after = float(data["clock_days"]), _clock_end(norms, end, words)
    if after is None:
        return None
    for size in range(min(words.longest_point, len(norms) - after), 0, -1):
        told = words.points.get(" ".join(norms[after : after + size]))
        if told is not None:
            return TimeSpan(place, after + size, "began" if norms[place] in _BEGINNING else "point", told)
    if norms[place] in _BEGINNING:
        return TimeSpan(place, after, "began", days)
    return TimeSpan(place, after, "point", days) if _is_past(norms, place, after, words) else None


def _meal(norms: list[str], place: int, words: TimeWords) -> tuple[float | None, int | None]:
    """The days since what every day has ("breakfast", "i woke up"), and where its words end."""
    for size in range(_LONGEST_NAME, 0, -1):
        days = words.data["of_a_day"].get(" ".join(norms[place : place + size]))
        if days is not None:
            return float(days), place + size
    return None, None


def _clock_end(norms: list[str], place: int, words: TimeWords) -> int | None:
    """Where a time of the clock ends: "4 am", "10:30", "half past two", "quarter to nine"; None when there is none.

    A bare number is one only where a part of the day follows ("since four this morning").
    """
    data = words.data
    end = place
    first, link = [*norms[end : end + 2], "", ""][:2]
    if first in data["clock_fractions"] and link in data["clock_links"]:
        end += 2
        number, after = read_number(norms, end, words) if end < len(norms) else (None, end)
        return after if number is not None else None
    if norms[end : end + 1] and _CLOCK.match(norms[end]):
        return end + 1 + (norms[end + 1 : end + 2] != [] and norms[end + 1] in data["halves_of_the_day"])
    number, after = read_number(norms, end, words) if end < len(norms) else (None, end)
    if number is None or not 0 < number <= 24:
        return None
    following = norms[after : after + 1]
    if following and following[0] in data["halves_of_the_day"]:
        return after + 1
    if norms[after : after + 2] == ["o", "clock"]:
        return after + 2
    day_told = any(" ".join(norms[after : after + size]) in data["parts_of_the_day"] for size in (2, 3))
    # "Since ten", and nothing more: who tells an age says more.
    bare = norms[place - 1] == "since" and number in range(1, 13) and (not following or following[0] in data["clock_stops"])
    return after if day_told or bare else None


def _by_count(norms: list[str], place: int, words: TimeWords, today: date) -> TimeSpan | None:
    """ "Two Sundays ago", "a week last Tuesday", "the weekend before last"."""
    data = words.data
    number, end = read_number(norms, place, words)
    if number is not None and end < len(norms):
        day = norms[end].removesuffix("s")
        if day in data["weekdays"] and norms[end + 1 : end + 2] == ["ago"]:
            latest = (today.weekday() - data["weekdays"][day]) % _WEEK or _WEEK
            return TimeSpan(place, end + 2, "point", latest + _WEEK * (number - 1))
        unit = words.unit(norms[end])
        on = norms[end + 1 : end + 3]
        # "A week last Tuesday"; "for a minute on Tuesday" lasted a minute.
        if unit is not None and unit >= _WEEK and len(on) == 2 and on[0] in (_LAST, "on", "past") and on[1] in data["weekdays"]:
            latest = (today.weekday() - data["weekdays"][on[1]]) % _WEEK or _WEEK
            return TimeSpan(place, end + 3, "point", latest + unit * number)
    at = place + (norms[place] == "the")
    if norms[at : at + 3] == [_WEEKEND, "before", _LAST]:
        began = place and norms[place - 1] in _BEGINNING
        return TimeSpan(place, at + 3, "began" if began else "point", float(_WEEK + 1 + today.weekday()))
    unit = words.unit(norms[at]) if at < len(norms) else None
    if unit is None or norms[at + 1 : at + 3] != ["before", _LAST]:
        return None
    return TimeSpan(place, at + 3, "began" if place and norms[place - 1] in _BEGINNING else "point", 2 * unit)


def _is_past(norms: list[str], start: int, end: int, words: TimeWords) -> bool:
    """Whether a verb around a time tells of what was, and nothing that it keeps happening or is still to come."""
    near = norms[max(0, start - _REACH) : start] + norms[end : end + _REACH]
    data = words.data
    return any(each in data["past_verbs"] for each in near) and not any(each in data["habits"] for each in near)
