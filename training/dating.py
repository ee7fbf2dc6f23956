"""Learns how to tell which time of a message is that of a sign, from voices that the net never learned from.

    python -m training.dating

Prints the weights for `dating` in `knowledge/language/chances.yml`, learned from the voices of `dating` in `held_out.yml`, and how often
a time is right on the other voices held out: with these weights, and with those that are shipped. Ten minutes, nearly all of it reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from signpost.nlu.details.dating import Dating, age_of, seen_of, times_of
from signpost.nlu.likely.heard import Likely, Told
from signpost.nlu.reader import default_reader
from signpost.nlu.words.marks import marks_of
from training.held_out import dating as learned_from
from training.held_out import is_held_out
from training.notation import ROOT, Message, messages
from training.regression import softmax

NAMES = ("range", "stretch", "sentence", "behind", "between", "untold")
_STEPS, _STEP, _HOLD = 2000, 0.5, 1.0
_THERE, _NET = "present", "net"


@dataclass(frozen=True)
class Row:
    """How many days ago each time of a message lies, what is seen of each for one sign and last of none, and the range that was marked.

    The range is empty where the writer marked none.
    """

    days: tuple[float, ...]
    seen: tuple[Mapping[str, float], ...]
    ago: str

    @property
    def wanted(self) -> list[int]:
        """The places that are right: the times of the range that was marked, none where it was not or no time is of it."""
        return [place for place, days in enumerate(self.days) if age_of(days) == self.ago] or [len(self.days)]


def rows(told: Iterable[Message]) -> Iterator[Row]:
    """A row for each sign that counts and was told once, in a message that tells a time."""
    reader = default_reader()
    for message in told:
        doc = reader.doc(message.text)
        marks, likely = marks_of(doc), doc._.likely or Likely()
        times, counts = times_of(marks), Counter(each.finding for each in message.told)
        marked = {each.finding: each.ago for each in message.told if counts[each.finding] == 1 and each.status == _THERE}
        for each in doc._.reading.findings if times else ():
            if each.id not in marked or each.status != _THERE or not each.evidence or each.value is not None:
                continue
            heard = likely.told.get(each.id, Told())
            stands = heard.at if each.reader == _NET else each.evidence
            at = next((token.i for token in doc if stands[0] < token.idx + len(token)), 0)
            seen = seen_of(marks, at, times, heard.ages)
            yield Row(tuple(time.days for time in times), tuple(seen), marked[each.id])


def learned(known: list[Row]) -> dict[str, float]:
    """The weights that make what was marked likeliest, by plain gradient steps."""
    tables = [np.array([[float(each.get(name, 0.0)) for name in NAMES] for each in row.seen]) for row in known]
    weights = np.zeros(len(NAMES))
    for _ in range(_STEPS):
        slope = _HOLD * weights
        for row, table in zip(known, tables, strict=True):
            shares = softmax((table @ weights)[None])[0]
            right = np.zeros_like(shares)
            right[row.wanted] = shares[row.wanted]
            slope = slope + table.T @ (shares - right / right.sum())
        weights = weights - _STEP / len(known) * slope
    return dict(zip(NAMES, map(float, weights.round(2)), strict=True))


def measured(held: list[Row], weights: Mapping[str, float]) -> Counter[str]:
    """How often a time that is given is right, wrong or was not marked, and how often one that was marked is not given."""
    found: Counter[str] = Counter()
    for row in held:
        days = Dating(weights).chosen(row.days, row.seen)
        if days is None:
            found["missed" if row.ago else "none"] += 1
        else:
            found["not marked" if not row.ago else "right" if age_of(days) == row.ago else "wrong"] += 1
    return found


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
