"""Puts what was measured beside what was to be reached.

    python evaluation/reach.py [--messages FILE.jsonl --negation FILE.jsonl --chitchat FILE.jsonl]

One line for each figure: what is to be reached, the project's own held-out sentences, the even rows of outside data (used for tuning)
and the odd ones (never looked at). "no" marks what misses its reach on rows that nobody tuned on. Precision counts what the authors
judged right in a sample of the findings that no label names (judged.yml, even rows) as right; the same share is taken for odd rows.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.counting import Counts, half, rows  # noqa: E402
from evaluation.emergencies import MISSED, RECOGNISED, first_reply  # noqa: E402
from evaluation.own_sentences import all_cases, score  # noqa: E402
from evaluation.own_sentences import told_dangers as told  # noqa: E402
from evaluation.typos import measure, phrases, total  # noqa: E402
from evaluation.winners import counted, switched  # noqa: E402
from signpost.language import Reader  # noqa: E402

WORDS, MESSAGES = 30, 1000
EVERY = 5


@dataclass(frozen=True)
class Figure:
    """One figure: its reach (a minimum, or a maximum when `most`), and its values; None where it was not measured."""

    name: str
    reach: float
    own: float | None = None
    even: float | None = None
    odd: float | None = None
    most: bool = False

    def line(self) -> str:
        """The figure as a line of the table."""
        sign = "<=" if self.most else ">="
        shown = "".join(f"{'-' if each is None else f'{each:.3f}':>14}" for each in (self.own, self.even, self.odd))
        untuned = [each for each in (self.own, self.odd) if each is not None]
        reached = all(each <= self.reach if self.most else each >= self.reach for each in untuned)
        return f"{self.name:52}{sign} {self.reach:<7.3f}{shown}{'yes' if reached else 'no':>10}"


def timed(reader: Reader) -> float:
    """The processor time in milliseconds within which 99 of 100 messages of 30 words are read."""
    chance, texts = random.Random(1), [case["say"] for case in all_cases()]
    spent = []
    for _ in range(MESSAGES):
        words: list[str] = []
        while len(words) < WORDS:
            words += chance.choice(texts).split()
        text = " ".join(words[:WORDS])
        started = time.thread_time()
        reader.read(text)
        spent.append((time.thread_time() - started) * 1000)
    return sorted(spent)[int(0.99 * MESSAGES)]


def outside(reader: Reader, data: dict[str, list[dict[str, Any]]]) -> list[Figure]:
    """The figures on outside data."""
    whole = switched(reader, ())
    even, odd = (counted(whole, data, part) for part in ("even", "odd"))
    rightly = even["messages"].judged_right / max(1, even["messages"].judged_right + even["messages"].judged_wrong)

    def pair(name: str, figure: Any) -> tuple[float, float]:
        return figure(even[name]), figure(odd[name])

    def cleared(counts: Counts) -> float:
        return counts.cleared / (counts.status_right + counts.status_wrong)

    def present(counts: Counts) -> float:
        return counts.present_found / (counts.present_found + counts.present_missed)

    urgent = [row if row["expected"][0] == "emergency" else {**row, "text": "", "findings": {}} for row in data["messages"]]
    none: dict[str, list[dict[str, Any]]] = {"messages": urgent, "negation": [], "chitchat": []}
    first = [counted(whole, none, part)["messages"].recall for part in ("even", "odd")]
    emergencies = [
        [
            first_reply(row["text"])
            for number, row in enumerate(data["messages"])
            if half(number) == part and row["expected"][0] == "emergency"
        ]
        for part in ("even", "odd")
    ]
    talk = [[first_reply(row["text"]) for row in data["chitchat"][start::2]] for start in (0, 1)]
    return [
        Figure("findings found, those asked about counting half", 0.92, None, *pair("messages", lambda c: c.recall)),
        Figure("... of the findings labelled present", 0.92, None, *pair("messages", present)),
        Figure("... in messages that tell of an emergency", 0.92, None, *first),
        Figure("precision, labels completed by judgement", 0.95, None, *pair("messages", lambda c: c.adjusted_precision(rightly))),
        Figure("status right, of the findings found", 0.95, None, *pair("messages", lambda c: c.status)),
        Figure("present findings read as absent", 0.01, None, *pair("messages", cleared), most=True),
        Figure("emergencies recognised or asked about at once", 1.0, None, *(1 - each.count(MISSED) / len(each) for each in emergencies)),
        Figure("report sentences: negated or not, right", 0.95, None, *pair("negation", lambda c: c.status)),
        Figure("report sentences: affirmed, read as absent", 0.01, None, *pair("negation", cleared), most=True),
        Figure("small talk that opens an interview", 0.005, None, *pair("chitchat", lambda c: c.fired_or_asked / c.rows), most=True),
        Figure("small talk taken for an emergency", 0.0, None, *(each.count(RECOGNISED) / len(each) for each in talk), most=True),
    ]


def own(reader: Reader) -> list[Figure]:
    """The figures on the project's own sets; held-out sentences only."""
    held = score([case for case in all_cases() if case.get("held_out")], switched(reader, ()).read)
    talk = [case["say"] for case in all_cases() if not case.get("expect")]
    readings = [reader.read(text) for text in talk]
    opened = sum(any(each.status == "present" for each in (*one.findings, *one.proposals)) for one in readings)
    first = [first_reply(case["say"]) for case in told("held_out")]
    typos = total(measure(reader, list(phrases())[::EVERY], 1).values())
    return [
        Figure("own sentences: findings found", 0.92, held.recall),
        Figure("own sentences: precision", 0.95, held.precision),
        Figure("own sentences: denials read as absent", 0.95, held.denial),
        Figure("own sentences: present findings read as absent", 0.01, held.cleared / held.present, most=True),
        Figure("own emergencies recognised or asked about at once", 1.0, 1 - first.count(MISSED) / len(first)),
        Figure("own everyday near misses that open an interview", 0.005, opened / len(talk), most=True),
        Figure("phrases with one mistake that are still read", 0.9, typos.read / typos.variants),
    ]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("messages", "negation", "chitchat"):
        parser.add_argument(f"--{name}", default="")
    options = parser.parse_args()
    data = {name: rows(getattr(options, name)) for name in ("messages", "negation", "chitchat")}
    started = time.process_time()
    reader = Reader()
    loaded = time.process_time() - started
    speed = [
        Figure("99 of 100 messages of 30 words read within, in ms", 3.0, timed(reader), most=True),
        Figure("the reader loaded within, in s of processor time", 1.0, loaded, most=True),
    ]
    show([*(outside(reader, data) if all(data.values()) else []), *own(reader), *speed])


def show(figures: Sequence[Figure]) -> None:
    """Prints a line for each figure."""
    print(
        f"{'':52}{'reach':10}" + "".join(f"{each:>14}" for each in ("own, held out", "outside, even", "outside, odd")) + f"{'reached':>10}"
    )
    for figure in figures:
        print(figure.line())


if __name__ == "__main__":
    main()
