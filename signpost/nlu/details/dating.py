"""Since when a sign is there: which of the times of a message is its own.

Each time is weighed by the chance that the reader model gives its range of days for the sign, and by where it stands: between the same
pauses, in the sentence of the sign or right behind it, with how many other times between. Where the model heard nothing of the sign,
the place alone weighs. The weights were learned (`python -m training.dating`); a sign may have no time at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf, log
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.nlu.details.times import TimeSpan
from signpost.nlu.replies.put_right import is_denied
from signpost.nlu.words.marks import Marks

# How long ago something began at the latest, in days, by the names that the model has for it; under "" it hears that nothing tells it.
_AGES = {"hours": 1.0, "days": 7.0, "weeks": 35.0, "months": 365.0, "years": inf}
_UNTOLD = ""
_DATING = ("began", "point")
_LEAST = 1e-3


@dataclass(frozen=True)
class Dating:
    """`weights` of a time's range, place and of none at all; a time counts whose range has at least the share `sure`."""

    weights: Mapping[str, float]

    def days(self, marks: Marks, at: int, ages: Mapping[str, float]) -> float | None:
        """How many days ago the sign at a word began; None where no time is surely its own. `ages` as the model hears them of it."""
        times = times_of(marks)
        raised = [exp(score) for score in self.scores(marks, at, times, ages)]
        shares: dict[str, float] = {}
        for time, share in zip(times, raised, strict=False):
            shares[age_of(time.days)] = shares.get(age_of(time.days), 0.0) + share
        best = max(shares, key=lambda each: shares[each], default="")
        if not shares or shares[best] < self.weights["sure"] * sum(raised):
            return None
        days = max(zip(raised, times, strict=False), key=lambda each: each[0] * (age_of(each[1].days) == best))[1].days
        return round(days, 3)

    def scores(self, marks: Marks, at: int, times: Sequence[TimeSpan], ages: Mapping[str, float]) -> list[float]:
        """What speaks for each time, and last for none."""
        seen = [*(seen_of(marks, at, each, times, ages) for each in times), untold(ages)]
        return [sum(self.weights[name] * value for name, value in each.items()) for each in seen]


def times_of(marks: Marks) -> list[TimeSpan]:
    """The times of a text that tell when something began or was, but those that are taken back."""
    return [each for each in marks.times if each.kind in _DATING and not is_denied(marks, each)]


def seen_of(marks: Marks, at: int, time: TimeSpan, times: Sequence[TimeSpan], ages: Mapping[str, float]) -> dict[str, float]:
    """What is seen of a time beside the sign at a word."""
    start, end = (at, time.start) if at < time.start else (time.end, at)
    return {
        "range": log(max(ages[age_of(time.days)], _LEAST)) if ages else 0.0,
        "stretch": marks.segment[at] == marks.segment[time.start],
        "sentence": marks.sentence[at] == marks.sentence[time.start],
        "behind": marks.sentence[at] == marks.sentence[time.start] - 1,
        "between": sum(start <= other.start < end and other != time for other in times),
    }


def untold(ages: Mapping[str, float]) -> dict[str, float]:
    """What is seen of a sign that has no time."""
    return {"untold": log(max(ages[_UNTOLD], _LEAST)) if ages else 0.0}


def age_of(days: float) -> str:
    """The range in which so many days lie."""
    return next(name for name, most in _AGES.items() if days < most)


def load_dating(root: Path) -> Dating:
    """The weights below a knowledge folder."""
    return Dating(read_yaml(root / "language" / "chances.yml").data["dating"])
