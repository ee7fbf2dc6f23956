"""Which mention a time belongs to: that of its own clause; where no sign stands there, that of the clause it follows or leads to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.nlu.details.times import TimeSpan
from signpost.nlu.words.marks import Marks

_DATING = ("began", "point")


def load_illnesses(root: Path) -> tuple[str, ...]:
    """How the findings begin that are illnesses; see `knowledge/language/time.yml`."""
    return tuple(map(str, read_yaml(root / "language" / "time.yml").data["illnesses"]))


@dataclass(frozen=True)
class Dating:
    """Dates the mentions of one text, whose anchors are given; `targets` tells which mentions words in [start, end) belong to."""

    illnesses: tuple[str, ...]
    marks: Marks
    anchors: list[int]
    targets: Callable[[int, int], list[int]]

    def days(self, times: list[TimeSpan]) -> dict[int, float]:
        """By the number of a mention, how many days ago it began, where a time tells."""
        own: dict[int, float] = {}
        shared: dict[int, float] = {}
        dating = [each for each in times if each.kind in _DATING]
        for span in dating:
            targets = self._meant(self._but_illnesses(self.targets(span.start, span.end)), span, dating)
            for number in targets:
                here = self.marks.clause[self.anchors[number]] == self.marks.clause[span.start]
                belongs = own if here else shared
                belongs[number] = max(belongs.get(number, 0.0), span.days)
        return {**shared, **own}

    def _meant(self, numbers: list[int], span: TimeSpan, dating: list[TimeSpan]) -> list[int]:
        """Of signs among several times of a clause those before this and behind any other: "headaches for years, tingling for a week"."""
        others = [each.end for each in dating if each != span and self.marks.clause[each.start] == self.marks.clause[span.start]]
        behind = max((end for end in others if end <= span.start), default=0)
        between = [number for number in numbers if behind <= self.anchors[number] < span.start]
        among = any(self.anchors[number] < max(others, default=0) for number in numbers)
        return between or numbers[:1] if among else numbers

    def _but_illnesses(self, numbers: Collection[int]) -> list[int]:
        """The mentions without known illnesses, where a sign stands beside them: "MS and a fever since yesterday"."""
        signs = [each for each in numbers if not self.marks.mentions[each].finding.startswith(self.illnesses)]
        return signs or list(numbers)
