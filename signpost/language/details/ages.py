"""How old somebody is: "52M", "my son is 9", "aged 33", "in my sixties"."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.language.details.numbers import TimeSpan, TimeWords, read_number

_AGE = "age"
_DAYS_A_YEAR = 365
_PERSONS = ("blood", "others", "patients")
_STOPS = frozenset(".!?\n")
_SENTENCE = 25
# "At the age of": an age with no more words before it opens its sentence.
_OPENING = 4


def load_ages(root: Path) -> Mapping[str, Any]:
    """The ways to tell an age below a knowledge folder: lists as sets, and the people of whom one can be told."""
    data = read_yaml(root / "language" / "ages.yml").data
    persons = read_yaml(root / "language" / "persons.yml").data
    people = {word for name in _PERSONS for word in persons[name] if " " not in word}
    return {
        **{name: frozenset(map(str, value)) if isinstance(value, list) else value for name, value in data.items()},
        "people": frozenset(people),
    }


def age_at(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """The age told by a number or a decade at a place, in years, or None; an age of long ago ("at the age of 12") is none."""
    decade = _decade(norms, place, words)
    if decade is not None:
        return decade
    school = _school_year(norms, place, words.ages)
    if school is not None:
        return school
    number, end = _whole(norms, place, words)
    if number is None:
        return None
    for told in (_old, _beside_sex, _stated, _bracketed):
        found = told(norms, place, end, words.ages, words)
        if found is not None:
            span = TimeSpan(place, found[1], _AGE, number * found[0])
            return span if 0 < span.days <= words.ages["oldest"] else None
    return None


# What each way of telling gives: years that one of the number stands for, and where the expression ends.
_Told = tuple[float, int] | None


def _whole(norms: list[str], place: int, words: TimeWords) -> tuple[float | None, int]:
    """A number that can be an age: digits, or a word of at least two."""
    if not norms[place].isdigit() and words.data["numbers"].get(norms[place], 0) < 2:
        return None, place
    if norms[place] in words.data["loose_numbers"]:
        return None, place
    return read_number(norms, place, words)


def _old(norms: list[str], place: int, end: int, ages: Mapping[str, Any], words: TimeWords) -> _Told:
    """ "9 months old", "28 yo", "22 y/o", "45-year-old"."""
    behind = _skip(norms, end, "-")
    unit = words.unit(norms[behind]) if behind < len(norms) else None
    if place > 1 and norms[place - 1] in ages["be"] and norms[place - 2] in ages["no_one"]:
        return None
    if unit is not None:
        last = _skip(norms, behind + 1, "-")
        if _at(norms, last) == "old" or norms[last : last + 2] == ["of", _AGE] or _at(norms, last) in ages["sexes"]:
            return unit / _DAYS_A_YEAR, last + (2 if _at(norms, last) == "of" else 1)
        if unit == _DAYS_A_YEAR and _is_stated(norms, place, ages) and _may_follow(norms, behind + 1, ages):
            return 1.0, behind + 1
    for size in (3, 2, 1):
        if behind + size <= len(norms) and " ".join(norms[behind : behind + size]) in ages["old"]:
            return 1.0, behind + size
    return None


def _beside_sex(norms: list[str], place: int, end: int, ages: Mapping[str, Any], words: TimeWords) -> _Told:
    """ "52M here", "M/52", "female, 28", "19 male"."""
    after = _skip(norms, end, "/", ",", "-")
    alone = end - place == 1 and norms[place].isdigit() and len(norms[place]) == 2
    if not alone:
        return None
    if _at(norms, after) in ages["sexes"]:
        return 1.0, after + 1
    opens = place == 0 or norms[place - 1] in ("(", "am", "a") or norms[place - 1] in _STOPS
    if opens and after <= end + 1 and _at(norms, after) in ages["short_sexes"] and _at(norms, after + 1) in ages["here"] | {""}:
        return 1.0, after + 1
    before = place - 1
    while before >= 0 and norms[before] in ("/", ",", "-", "(", ":") and before > place - 3:
        before -= 1
    if before < 0 or not _may_follow(norms, end, ages):
        return None
    if norms[before] in ages["sexes"] and before < place - 1 or norms[before] in ages["short_sexes"] and before == 0:
        return 1.0, end
    return None


def _stated(norms: list[str], place: int, end: int, ages: Mapping[str, Any], words: TimeWords) -> _Told:
    """ "I'm 14", "my nan's 84", "turned 60", "aged 33", "age: 47"."""
    if not _may_follow(norms, end, ages):
        return None
    if _is_stated(norms, place, ages):
        writer = norms[place - 2] == "i" or norms[place - 1] == "im"
        number, _ = read_number(norms, place, words)
        return None if writer and (number or 0) < ages["youngest_writer"] else (1.0, end)
    before = place - 1
    links = 0
    while before > 0 and norms[before] in ages["told_by_links"] and links < 2:
        before, links = before - 1, links + 1
    if before >= 0 and norms[before] in ages["told_by"]:
        if norms[before].startswith(_AGE) and _is_then(norms, place, ages):
            return None
        return 1.0, end
    begins = place == 1 or place > 1 and (norms[place - 2] in _STOPS or norms[place - 2] == ",")
    if place and norms[place - 1] == "at" and begins and _at(norms, end) in ages["at_followed_by"] and not _is_then(norms, place, ages):
        return 1.0, end
    return None


def _bracketed(norms: list[str], place: int, end: int, ages: Mapping[str, Any], words: TimeWords) -> _Told:
    """ "My mum (71)", "my husband, 58, …", "my boyfriend (24M)"."""
    if place < 2 or norms[place - 1] not in ("(", ",") or norms[place - 2] not in ages["people"]:
        return None
    last = end + 1 if _at(norms, end) in ages["short_sexes"] else end
    closing = (")",) if norms[place - 1] == "(" else (",", "-")
    return (1.0, last) if _at(norms, last) in closing else None


def _decade(norms: list[str], place: int, words: TimeWords) -> TimeSpan | None:
    """ "In my sixties", "mid forties", "his late 40s"; none where it tells of the past ("in my twenties I had …")."""
    ages = words.ages
    least, end = ages["decades"].get(norms[place]), place + 1
    if least is None and norms[place].isdigit() and len(norms[place]) == 2 and norms[place].endswith("0"):
        end = _skip(norms, place + 1, "'")
        if _at(norms, end) not in ("s", "'s"):
            return None
        least, end = int(norms[place]), end + 1
    if least is None:
        return None
    part = norms[place - 1] if place else ""
    start = place - 1 if part in ages["decade_parts"] else place
    years = ages["decade_parts"].get(part, ages["decade_middle"])
    if start == place and (not place or part not in ages["decade_before"]):
        return None
    opening = [word for word in norms[max(0, start - 3) : start] if word not in ages["decade_before"]]
    if _is_then(norms, place, ages) and not (opening and opening[-1] in ages["be"]):
        return None
    return TimeSpan(start, end, _AGE, float(least + years))


def _school_year(norms: list[str], place: int, ages: Mapping[str, Any]) -> TimeSpan | None:
    """The age of who tells a class: "I'm in year 9", "a year 8 pupil", "7th grade"; none for "year 2 of my illness"."""
    school, number = ages["school"], norms[place]
    if not number.isdecimal() or not 0 < int(number) <= school["last"]:
        return None
    if _at(norms, place + 1) in school["ordinals"] and _at(norms, place + 2) in school["grades"]:
        return TimeSpan(place, place + 3, _AGE, int(number) + school["of_grade"])
    if place < 2 or norms[place - 1] not in school["years"]:
        return None
    ends = _may_follow(norms, place + 1, ages) or " ".join(norms[place + 1 : place + 3]) in school["there"]
    sits = place > 2 and norms[place - 2] == "in" and norms[place - 3] in (*ages["be"], "im", "'m") and ends
    told = TimeSpan(place - 1, place + 1, _AGE, int(number) + school["of_year"])
    return told if sits or _at(norms, place + 1) in school["pupils"] else None


def _is_stated(norms: list[str], place: int, ages: Mapping[str, Any]) -> bool:
    """Whether "I am", "my son is" or the like stands right before."""
    just = place - 1
    while just > 0 and norms[just] in ("just", "only", "nearly", "almost", "about", "now"):
        just -= 1
    if just < 1 or norms[just] not in ages["be"]:
        return False
    return norms[just - 1] in ages["subjects"] or norms[just - 1] in ages["people"]


def _is_then(norms: list[str], place: int, ages: Mapping[str, Any]) -> bool:
    """Whether the sentence tells of the past: before the age, or behind it where it opens the sentence."""
    start = place
    while start > max(0, place - _SENTENCE) and norms[start - 1] not in _STOPS:
        start -= 1
    end = place
    while place - start <= _OPENING and end < min(len(norms), place + _SENTENCE) and norms[end] not in _STOPS:
        end += 1
    return not ages["then"].isdisjoint(norms[start:end])


def _may_follow(norms: list[str], place: int, ages: Mapping[str, Any]) -> bool:
    """Whether an age may end here; "14 and a half weeks" goes on."""
    if norms[place : place + 2] in (["and", "a"], ["and", "half"], [".", "5"]):
        return False
    return place >= len(norms) or norms[place] in ages["followed_by"]


def _skip(norms: list[str], place: int, *marks: str) -> int:
    return place + 1 if place < len(norms) and norms[place] in marks else place


def _at(norms: list[str], place: int) -> str:
    return norms[place] if place < len(norms) else ""
