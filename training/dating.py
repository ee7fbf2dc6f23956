"""Learns how to tell which time of a message is that of a sign, from voices that the net never learned from.

    python -m training.dating

Prints the weights for `dating` in `knowledge/language/chances.yml`, learned from the voices of `dating` in `held_out.yml`, and how often
a time is right on the other voices held out: with these weights, and with those that are shipped. Ten minutes, nearly all of it reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from signpost.nlu.details.dating import age_of, seen_of, times_of, untold
from signpost.nlu.likely.heard import Likely
from signpost.nlu.reader import default_reader
from signpost.nlu.words.marks import marks_of
from training.held_out import dating as learned_from
from training.held_out import is_held_out
from training.notation import ROOT, Message, messages

NAMES = ("range", "stretch", "sentence", "behind", "between", "untold")
_STEPS, _STEP, _HOLD = 2000, 0.05, 1.0
_THERE, _NET = "present", "net"


@dataclass(frozen=True)
class Row:
    """What is seen of each time for one sign, and last of none; the range of each; the range that the writer marked, empty for none."""

    seen: Any
    ages: tuple[str, ...]
    ago: str

    @property
    def wanted(self) -> list[int]:
        """The places that are right: the times of the range that was marked, none where it was not or no time is of it."""
        return [place for place, age in enumerate(self.ages) if age == self.ago] or [len(self.ages)]


def rows(told: Iterable[Message]) -> Iterator[Row]:
    """A row for each sign that counts and was told once, in a message that tells a time."""
    reader = default_reader()
    for message in told:
        doc = reader.doc(message.text)
        marks, likely = marks_of(doc), doc._.likely or Likely()
        times = times_of(marks)
        marked = {each.finding: each for each in message.told}
        once = {
            name for name, count in Counter(each.finding for each in message.told).items() if count == 1 and marked[name].status == _THERE
        }
        for each in doc._.reading.findings if times else ():
            if each.id not in once or each.status != _THERE or not each.evidence or each.value is not None:
                continue
            heard = likely.told.get(each.id)
            stands = heard.at if heard and each.reader == _NET else each.evidence
            at = next((token.i for token in doc if stands[0] < token.idx + len(token)), 0)
            ages = heard.ages if heard else {}
            seen = [*(seen_of(marks, at, time, times, ages) for time in times), untold(ages)]
            table = np.array([[float(one.get(name, 0.0)) for name in NAMES] for one in seen])
            yield Row(table, tuple(age_of(time.days) for time in times), marked[each.id].ago)


def learned(known: list[Row]) -> dict[str, float]:
    """The weights that make what was marked likeliest, by plain gradient steps."""
    weights = np.zeros(len(NAMES))
    for _ in range(_STEPS):
        slope = _HOLD * weights
        for row in known:
            shares = _shares(row, weights)
            right = np.zeros_like(shares)
            right[row.wanted] = shares[row.wanted]
            slope = slope + row.seen.T @ (shares - right / right.sum())
        weights = weights - _STEP / len(known) * slope * 10
    return dict(zip(NAMES, map(float, weights.round(2)), strict=True))


def measured(held: list[Row], weights: Mapping[str, float]) -> Counter[str]:
    """How often a time that is given is right, wrong or was not marked, and how often one that was marked is not given."""
    found: Counter[str] = Counter()
    for row in held:
        shares, by_age = _shares(row, np.array([weights[name] for name in NAMES])), Counter[str]()
        for age, share in zip(row.ages, shares, strict=False):
            by_age[age] += share
        best, share = by_age.most_common(1)[0]
        given = best if share >= weights["sure"] else ""
        found[
            "right"
            if given and given == row.ago
            else "wrong"
            if given and row.ago
            else "not marked"
            if given
            else "missed"
            if row.ago
            else "none"
        ] += 1
    return found


def _shares(row: Row, weights: Any) -> Any:
    raised = np.exp(row.seen @ weights)
    return raised / raised.sum()


def main() -> None:
    """Prints the weights and what they do."""
    shipped = dict(default_reader().interpreter.dating.weights)
    by_voice = {path.stem: list(rows(messages(path))) for path in sorted((ROOT / "messages").glob("voice-*.txt")) if is_held_out(path.stem)}
    weights = learned([row for name in learned_from() for row in by_voice[name]])
    print("learned:", weights)
    held = [row for name, found in by_voice.items() if name not in learned_from() for row in found]
    for name, each in (("learned", {**weights, "sure": shipped["sure"]}), ("shipped", shipped)):
        print(f"{name}, on {len(held)} signs of the other voices:", dict(measured(held, each)))


if __name__ == "__main__":
    main()
