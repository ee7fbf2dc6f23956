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
        return self.chosen([each.days for each in times], seen_of(marks, at, times, ages)) if times else None

    def chosen(self, days: Sequence[float], seen: Sequence[Mapping[str, float]]) -> float | None:
        """Of so many days ago the likeliest, by what is `seen` of each and last of none; None where no range of them is sure enough."""
        *shares, none = (exp(sum(self.weights[name] * value for name, value in each.items())) for each in seen)
        ranges = [age_of(each) for each in days]
        by_range = {each: sum(share for age, share in zip(ranges, shares, strict=True) if age == each) for each in dict.fromkeys(ranges)}
        best = max(by_range, key=lambda each: by_range[each])
        if by_range[best] < self.weights["sure"] * (sum(shares) + none):
            return None
        return round(days[max((place for place, age in enumerate(ranges) if age == best), key=lambda place: shares[place])], 3)


def times_of(marks: Marks) -> list[TimeSpan]:
    """The times of a text that tell when something began or was, but those that are taken back."""
    return [each for each in marks.times if each.kind in _DATING and not is_denied(marks, each)]


def seen_of(marks: Marks, at: int, times: Sequence[TimeSpan], ages: Mapping[str, float]) -> list[dict[str, float]]:
    """What is seen of each time beside the sign at a word, and last of none at all."""
    heard = {age: log(max(chance, _LEAST)) for age, chance in ages.items()}

    def seen(time: TimeSpan) -> dict[str, float]:
        start, end = (at, time.start) if at < time.start else (time.end, at)
        return {
            "range": heard.get(age_of(time.days), 0.0),
            "stretch": marks.segment[at] == marks.segment[time.start],
            "sentence": marks.sentence[at] == marks.sentence[time.start],
            "behind": marks.sentence[at] == marks.sentence[time.start] - 1,
            "between": sum(start <= other.start < end and other != time for other in times),
        }

    return [*map(seen, times), {"untold": heard.get(_UNTOLD, 0.0)}]


def age_of(days: float) -> str:
    """The range in which so many days lie."""
    return next(name for name, most in _AGES.items() if days < most)


def load_dating(root: Path) -> Dating:
    """The weights below a knowledge folder."""
    return Dating(read_yaml(root / "language" / "chances.yml").data["dating"])
