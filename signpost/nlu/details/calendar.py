"""How many days ago a day of the calendar was: "Monday", "3 March", "last spring", "the end of June", "Easter", "2019"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

_WEEK, _MONTH, _YEAR = 7, 31, 365
_LATEST_DAY = 28
_LAST = "last"


class Calendar:
    """The names of `knowledge/language/time.yml`; `names` are their words by what they name."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._parts: Mapping[str, int] = data["parts_of_a_month"]
        self._weekdays = {str(word): number for number, words in enumerate(data["weekdays"]) for word in words}
        self._months = {str(word): number for number, words in enumerate(data["months"], 1) for word in words}
        self._days: Mapping[str, list[int]] = {str(word): each for part in ("seasons", "feasts") for word, each in data[part].items()}
        self._from_easter: Mapping[str, int] = data["from_easter"]
        self._once: Mapping[str, list[int]] = data["once"]
        self._seasons = frozenset(map(str, data["seasons"]))
        self.names = {
            "weekday": list(self._weekdays),
            "month": list(self._months),
            "season": list(self._seasons),
            "feast": [*data["feasts"], *self._from_easter, *self._once],
        }

    def days(self, told: Mapping[str, str], today: date) -> float | None:
        """How many days ago it was, at least one; None where no day is told. `told` has the words by what they name."""
        day = self._day(told, today)
        if day is None:
            return None
        days = (today - day).days
        length = self._length(told)
        last_year = told.get("year_before", "")
        if "year" in last_year:
            days += _YEAR * (day.year == today.year and length > 0)
        elif last_year:
            days += _YEAR if length else _WEEK
        elif _LAST in " ".join(told.values()).split() and days < length:
            # "Last November", told in November, is that of the year before.
            days += _YEAR
        return float(max(days, 1))

    def _length(self, told: Mapping[str, str]) -> int:
        """The days of what comes every year; 0 for a day."""
        if "season" in told:
            return 3 * _MONTH
        return _WEEK if "feast" in told else _MONTH if "month" in told and not {"nth", "year"} & set(told) else 0

    def _day(self, told: Mapping[str, str], today: date) -> date | None:
        weekday = self._weekdays.get(told.get("weekday", ""))
        if weekday is not None:
            return today - timedelta(days=(today.weekday() - weekday) % _WEEK or _WEEK)
        if "month" in told:
            return self._of_month(self._months[told["month"]], told, today)
        if "year" in told:
            return min(date(int(told["year"]), 7, 1), today) if int(told["year"]) <= today.year else None
        return self._named(told.get("season") or told.get("feast", ""), today)

    def _of_month(self, month: int, told: Mapping[str, str], today: date) -> date | None:
        day = next((self._parts[word] for word in told.get("lead", "").split() if word in self._parts), 1)
        if "nth" in told:
            day = min(int(told["nth"]) or 1, _LATEST_DAY)
        if "year" in told:
            found = date(int(told["year"]), month, day)
            return found if found <= today else None
        if "nth" in told:
            return _not_later(today, lambda year: date(year, month, day))
        return min(_not_later(today, lambda year: date(year, month, 1)).replace(day=day), today)

    def _named(self, name: str, today: date) -> date | None:
        if name in self._once:
            return date(*self._once[name])
        if name in self._from_easter:
            return _not_later(today, lambda year: easter(year) + timedelta(days=self._from_easter[name]))
        if name not in self._days:
            return None
        month, day = self._days[name]
        return _not_later(today, lambda year: date(year, month, day))


def _not_later(today: date, in_year: Callable[[int], date]) -> date:
    found = in_year(today.year)
    return found if found <= today else in_year(today.year - 1)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
