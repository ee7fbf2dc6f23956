"""One simulated person: what is true of them, how they open, and how they answer in their style."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from signpost.decision import load_rulebook
from signpost.knowledge import read_yaml

FOLDER = Path(__file__).parent
_WEEK, _MONTH, _YEAR = 7, 30.4, 365.25
_OVER = "past"
_AUTHORS = ("presentations", *(f"{each}_author" for each in "second third fourth fifth sixth seventh eighth ninth".split()))


@dataclass(frozen=True)
class Person:
    """Somebody with facts, an opening and a style; `expected` holds the levels that fit, the best first, `author` names the file."""

    presentation: str
    opening: str
    style: Mapping[str, Any]
    facts: Mapping[str, Mapping[str, Any]]
    age: float
    expected: tuple[str, ...]
    held_out: bool
    author: str

    @property
    def name(self) -> str:
        """What a report calls this person."""
        return f"{self.presentation}, {self.style['id']}"

    def has(self, finding: str) -> bool:
        """Whether a finding is there now."""
        return finding in self.facts and self.facts[finding].get("status", "present") == "present"

    def _has_of_late(self, finding: str) -> bool:
        return self.has(finding) and self.facts[finding].get("duration_days", _YEAR) <= _WEEK

    def answer(self, question: Mapping[str, Any], chance: random.Random, untold: Iterable[str] = ()) -> tuple[str, str | None]:
        """What the person says to a question, and the polarity that this has ("yes", "no"; None where it is neither)."""
        name, _, attribute = str(question["id"]).partition(".")
        if question["kind"] == "any_of":
            return self._ticked(question), None
        if name == "confirm":
            return self._yes_or_no(attribute, chance)
        if question["id"] in ("anything.more", "own.words"):
            return self._more(untold, chance), None
        if name == "age":
            return self._value(f"{self.age:g}", chance), None
        if not attribute:
            return self._yes_or_no(name, chance)
        return self._detail(self.facts.get(name, {}).get(attribute), attribute, question, chance), None

    def _more(self, untold: Iterable[str], chance: random.Random) -> str:
        names = [load_rulebook().vocabulary.findings[each] for each in untold][:1]
        return f"also {names[0]}" if names else self._said("nothing_more", chance)

    def _yes_or_no(self, finding: str, chance: random.Random) -> tuple[str, str]:
        if self.facts.get(finding, {}).get("status") == _OVER:
            return "yes, but it has gone now", "past"
        polarity = "yes" if self.has(finding) else "no"
        return self._said(polarity, chance), polarity

    def _ticked(self, question: Mapping[str, Any]) -> str:
        """The labels of what is there; of dangers, which are asked about for now and the last few days, what began then."""
        screen = load_rulebook().screens[question["id"]]
        there = self.has if screen.is_complete else self._has_of_late
        true = [each["label"] for each in question["options"] if any(there(name) for name in screen.denies.get(each["value"], ()))]
        none = next((each["label"] for each in question["options"] if each["value"] in ("none", "no")), "none of these")
        return ", ".join(true) or none

    def _detail(self, value: Any, attribute: str, question: Mapping[str, Any], chance: random.Random) -> str:
        if value is None:
            return self._said("unsure", chance)
        if isinstance(value, bool):
            return self._said("yes" if value else "no", chance)
        if attribute == "duration_days":
            return self._value(_time(float(value), chance), chance)
        wanted = value if isinstance(value, list) else [value]
        labels = [each["label"] for each in question["options"] if each["value"] in wanted]
        return self._value(", ".join(labels) or " ".join(map(str, wanted)), chance)

    def _value(self, words: str, chance: random.Random) -> str:
        return self._said("value", chance).format(value=words if self.style.get("taps") else words[:1].lower() + words[1:])

    def _said(self, kind: str, chance: random.Random) -> str:
        return str(chance.choice(self.style[kind]))


def _time(days: float, chance: random.Random) -> str:
    row = next(each for each in _styles()["times"] if days < each["below"])
    numbers = {"n": round(days), "weeks": round(days / _WEEK), "months": round(days / _MONTH), "years": round(days / _YEAR)}
    return str(chance.choice(row["say"])).format(**numbers)


@cache
def _styles() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml(FOLDER / "styles.yml").data
    return data


def people() -> list[Person]:
    """Everybody: each opening of each presentation in two styles, which take turns."""
    styles, found = _styles()["styles"], []
    written = [(author, row) for author in _AUTHORS for row in read_yaml(FOLDER / f"{author}.yml").data["presentations"]]
    for place, (author, row) in enumerate(written):
        for number, opening in enumerate(row["openings"]):
            for step in (0, 3):
                style = styles[(place + number + step) % len(styles)]
                expected, held_out = tuple(row["expected"]), bool(row.get("held_out"))
                found.append(Person(row["id"], opening, style, row["facts"], row["age"], expected, held_out, author))
    return found
