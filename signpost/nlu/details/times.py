"""Time expressions: how many days ago something began, how long a spell lasts, how old somebody is.

The grammar is a table, `knowledge/language/time.yml`; this module reads it, and turns what its patterns find into days or years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, takewhile
from math import inf
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.nlu.details.calendar import Calendar
from signpost.nlu.details.numbers import read_number

MINUTES_A_DAY = 1440
_DAYS_A_YEAR = 365
_AGE, _NONE, _DIGITS = "age", "none", "#"
_START, _END, _LINE = "^", "$", "\N{PILCROW SIGN}"
_STOPS = frozenset({".", "!", "?", _LINE, _START, _END})
_JOINTS = frozenset({",", "and", "but"})
# "3/52" is three weeks, as doctors write it: so many days each.
_SHORTHAND = {"7": 1.0, "52": 7.0, "12": 30.0}
# How far around a time the words stand that it needs or may not have; how many letters may stand before it.
_NEAR, _BEFORE = 8, 120
_PERSONS = ("blood", "others", "patients")
# A pattern falls into lists, signs, the gap, and words.
_PART = re.compile(r"\{(\w+)(\*?)\}|(!\(|[()|?*])|(\.{2,3})|([^\s()|?*{}]+)")
_SIGNS = {"(": "(?:", "!(": "(?!"}
_GAPS = {size * ".": rf"(?:[^\s.!?{_LINE}]+ ){{0,{most}}}?" for size, most in ((2, 2), (3, 6))}
# What no list holds is told by how it is written.
_WRITTEN = {
    "two": r"\d\d ",
    "tens": r"[1-9]0 ",
    "year": r"(?:19|20)\d\d ",
    "nth": r"[123]?\d ",
    "clock": r"(?:[01]?\d|2[0-3])[:.][0-5]\d ",
    "weeks_over": r"[1-9]\d?/52 ",
    "over": r"[1-9]\d?/(?:12|7) ",
}


@dataclass(frozen=True)
class TimeSpan:
    """A time expression in tokens [start, end).

    `kind` says what `days` counts: "began" and "point" days ago, "episode" days long; for "age" it is years.
    """

    start: int
    end: int
    kind: str
    days: float


@dataclass(frozen=True)
class _Row:
    """One row of the table: what stands before a time, the time with what follows it, and what else has to hold."""

    kind: str
    before: re.Pattern[str] | None
    time: re.Pattern[str]
    sums: Mapping[str, float]
    near: frozenset[str]
    not_near: frozenset[str]

    def fits(self, text: str, at: int) -> re.Match[str] | None:
        """The time of the row at a place of a text; None where it is not there."""
        found = self.time.match(text, at)
        stands = found and (self.before is None or self.before.search(text, max(0, at - _BEFORE), at))
        return found if stands else None

    def allows(self, words: list[str], start: int, end: int) -> bool:
        """Whether the words near a time are those that the row needs, and none that it may not have."""
        if not self.near and not self.not_near:
            return True
        low, high = start, end
        while low > max(0, start - _NEAR) and words[low - 1] not in _STOPS:
            low -= 1
        while high < min(len(words), end + _NEAR) and words[high] not in _STOPS:
            high += 1
        before, behind = words[low:start], words[end:high]
        # Another thought begins soon: "at the age of 40, I never had that".
        thought = takewhile(lambda word: word not in _JOINTS, behind)
        return self.not_near.isdisjoint([*before, *thought]) and not (self.near and self.near.isdisjoint(before + behind))


class Times:
    """The grammar: its rows, and what each of the words in its lists stands for."""

    def __init__(self, data: Mapping[str, Any], people: Iterable[str]) -> None:
        self._values = {name: _by_word(words) for name, words in data["values"].items()}
        self.numbers = self._values["number"]
        self._calendar = Calendar(data["calendar"])
        lists = {**data["lists"], **self._values, **self._calendar.names, "people": list(people)}
        writer = _Writer(lists, self.numbers, data["patterns"])
        self._rows: dict[str, list[_Row]] = {}
        for each in data["rows"]:
            row, time = _row(each, writer), each["say"].rpartition("<")[2].partition(">")[0]
            for word in writer.first_words(time):
                self._rows.setdefault(word, []).append(row)

    def read(self, norms: list[str], today: date) -> list[TimeSpan]:
        """The time expressions of a text, in order, none overlapping."""
        words = [_START, *(_LINE if norm.isspace() or not norm else norm.replace(" ", "_") for norm in norms), _END]
        starts = [0, *accumulate(len(word) + 1 for word in words)]
        return list(self._found(words, starts, today))

    def _found(self, words: list[str], starts: list[int], today: date) -> Iterator[TimeSpan]:
        text, place = " ".join(words) + " ", 0
        places = {start: place for place, start in enumerate(starts)}
        while place < len(words):
            for row in self._rows.get(_key(words[place]), ()):
                found = row.fits(text, starts[place])
                end = places[found.end("time")] if found else place
                days = self._days(row, found, today) if found and row.allows(words, place, end) else None
                if days is None or not row.sums.get("least", 0) <= days < row.sums.get("below", inf):
                    continue
                if row.kind != _NONE:
                    # The mark of the beginning is no word of the message.
                    yield TimeSpan(place - 1, end - 1, row.kind, days)
                place = end
                break
            else:
                place += 1

    def _days(self, row: _Row, found: re.Match[str], today: date) -> float | None:
        """The days, for an age the years, that a row tells; None where its words stand for nothing."""
        if row.kind == _NONE:
            return 1.0
        told = {name.rsplit("__")[0]: words.strip() for name, words in found.groupdict().items() if words}
        plain = next((self._values[name][told[name]] for name in ("point", "of_day", "vague") if name in told), row.sums.get("days"))
        if plain is not None:
            return plain
        number, unit = self._number(told), self._values["unit"].get(told.get("unit", ""))
        if number is None:
            return None
        if row.kind == _AGE:
            decade = float(told["tens"]) if "tens" in told else self._values["decade"].get(told.get("decade", ""))
            years = number * (unit or _DAYS_A_YEAR) / _DAYS_A_YEAR
            return years if decade is None else decade + self._values["part_of_decade"].get(told.get("part_of_decade", ""), 5)
        shorthand = told.get("over") or told.get("weeks_over")
        if shorthand:
            count, whole = shorthand.split("/")
            return int(count) * _SHORTHAND[whole]
        amount = number * unit * row.sums.get("times", 1) if unit is not None else 0.0
        day = self._calendar.days(told, today)
        return (day or 0) + amount or None

    def _number(self, told: Mapping[str, str]) -> float | None:
        """The number of what is told; 1 where there is none, None where its words are no number."""
        found = 1.0
        for name in ("number", "whole", "two"):
            if name in told:
                words = told[name].split()
                number, end = read_number(words, 0, self.numbers)
                if number is None or end < len(words):
                    return None
                found = number
        if "upper" in told:
            found = (found + (read_number(told["upper"].split(), 0, self.numbers)[0] or found)) / 2
        return found + self._values["more"].get(told.get("more", ""), 0.0)


@dataclass(frozen=True)
class _Writer:
    """Writes the patterns of the table as regular expressions over words, each with a space behind it."""

    lists: Mapping[str, Iterable[str]]
    numbers: Mapping[str, float]
    patterns: Mapping[str, str]

    def written(self, pattern: str, named: Counter[str] | None = None) -> str:
        """The pattern; with `named`, where it counts what was named so far, its lists are named groups."""

        def part(found: re.Match[str]) -> str:
            name, many, sign, gap, word = found.groups()
            if name:
                return self._of(name, named, many)
            if sign:
                return _SIGNS.get(sign, sign)
            return _GAPS[gap] if gap else f"(?:{re.escape(word)} )"

        return "".join(map(part, _PART.finditer(pattern)))

    def first_words(self, pattern: str) -> set[str]:
        """The words that a time of this pattern may begin with, and some that it does not."""
        found: set[str] = set()
        for name, _, _, _, word in _PART.findall(pattern):
            if name in self.patterns:
                found |= self.first_words(self.patterns[name])
            elif name:
                found |= {_key(str(each).split()[0]) for each in self.lists.get(name, self.numbers)} | {_DIGITS}
            elif word:
                found.add(word)
        return found

    def _of(self, name: str, named: Counter[str] | None, many: str) -> str:
        if name in self.patterns:
            return f"(?:{self.written(self.patterns[name], named)})"
        found = f"(?:{self._words(name)})" + many
        if named is None:
            return found
        named[name] += 1
        return f"(?P<{name}__{named[name]}>{found})"

    def _words(self, name: str) -> str:
        joined = f"(?:{self._counted(20, step=10)}) (?:- )?(?:{self._counted(1, 9)}) "
        if name in ("number", "upper"):
            one = rf"(?:{joined}|(?:\d{{1,4}}(?:[.,]\d+)?|{self._any_of('number')}) )"
            return f"{one}(?:(?:(?:of|the|and|about) )?{one}){{0,3}}"
        if name == "whole":
            return rf"(?:{joined}|(?:\d{{1,3}}|{self._counted(2)}) (?!(?:- )?(?:{self._counted(1, 9)}) ))"
        if name == "of_clock":
            return f"(?:[1-9]|1[0-2]|{self._counted(1, 12)}) "
        return _WRITTEN.get(name) or f"(?:{self._any_of(name)}) "

    def _counted(self, low: int, high: int = 90, step: int = 1) -> str:
        """The words of whole numbers in a range."""
        counted = [word for word, value in self.numbers.items() if value in range(low, high + 1, step) and word not in self.lists["loose"]]
        return "|".join(sorted(counted, key=len, reverse=True))

    def _any_of(self, name: str) -> str:
        return "|".join(re.escape(str(word)) for word in sorted(self.lists[name], key=lambda word: -len(str(word))))


def _row(row: Mapping[str, Any], writer: _Writer) -> _Row:
    before, _, said = row["say"].rpartition("<")
    time, _, after = said.partition(">")
    sums = {name: float(value) for name, value in row.items() if name in ("days", "below", "least", "times")}
    near, not_near = (frozenset(map(str, writer.lists[row[name]] if name in row else ())) for name in ("with", "unless"))
    return _Row(
        kind=row["kind"],
        before=re.compile(rf"(?<!\S){writer.written(before)}\Z") if before.strip() else None,
        time=re.compile(f"(?P<time>{writer.written(time, Counter())}){writer.written(after)}"),
        sums=sums,
        near=near,
        not_near=not_near,
    )


def _key(word: str) -> str:
    """What a word stands for where rows are looked up by their first."""
    return _DIGITS if word[0].isdigit() else word


def _by_word(by_value: Mapping[Any, Iterable[Any]]) -> dict[str, float]:
    """What each word stands for, from the words of each value."""
    return {str(word): float(value) for value, words in by_value.items() for word in words}


def load_times(root: Path) -> Times:
    """The grammar below a knowledge folder."""
    persons = read_yaml(root / "language" / "persons.yml").data
    people = {word for name in _PERSONS for word in persons[name] if " " not in word}
    return Times(read_yaml(root / "language" / "time.yml").data, people)


def minutes(days: float) -> float:
    """Days as minutes."""
    return round(days * MINUTES_A_DAY, 2)
