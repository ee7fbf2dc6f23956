"""Measures the language room on labelled messages; the data is named by path and stays outside the project.

    python evaluation/language.py --messages messages.jsonl --negation negation.jsonl --chitchat chitchat.jsonl

Prints one table for each kind of data, for the rows with an even number ("even", used for tuning), the odd ones ("odd", not
looked at) and all. Findings that are asked about (proposals) count half. --misses prints what was missed in one half, for tuning.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.counting import (  # noqa: E402
    HALVES,
    Counts,
    count_chitchat,
    count_message,
    count_negation,
    half,
    interval,
    judgements,
    rows,
    share,
    vocabulary_ids,
)
from signpost.nlu import Reader, read  # noqa: E402


def table(title: str, halves: dict[str, Counts], lines: Sequence[tuple[str, Any]]) -> None:
    """Prints one table: a line for each figure, a column for each half."""
    print(f"\n{title}")
    print(f"{'':38}" + "".join(f"{name:>22}" for name in HALVES))
    for name, figure in lines:
        print(f"{name:38}" + "".join(f"{figure(halves[key]):>22}" for key in HALVES))


def adjusted(counts: Counts) -> str:
    """The precision with the share of right ones among the judged findings that no label names; its interval beside it."""
    judged = counts.judged_right + counts.judged_wrong
    if not judged:
        return "-"
    low, high = interval(counts.judged_right, judged)
    middle = counts.adjusted_precision(counts.judged_right / judged)
    return f"{middle:.3f} ({counts.adjusted_precision(low):.3f}-{counts.adjusted_precision(high):.3f})"


def measure(data: Iterable[dict[str, Any]], count: Any, misses: str | None) -> dict[str, Counts]:
    """Counts every row twice, in its half and in all."""
    halves = {name: Counts() for name in HALVES}
    for number, row in enumerate(data):
        for name in (half(number), "all"):
            note = count(number, row, halves[name])
            if misses == name and note:
                print(note)
    return halves


def messages(data: list[dict[str, Any]], misses: str | None) -> None:
    """Findings in messages of lay people."""
    known, verdicts = vocabulary_ids(), judgements()

    def count(number: int, row: dict[str, Any], counts: Counts) -> str:
        missed, extra = count_message(row, read(row["text"]), known, verdicts.get(number, {}), counts)
        shown = f"\n{row['text'][:500]}\n   labels {row['findings']}"
        return f"{shown}\n   missed {missed}  extra {extra}" if missed or extra else ""

    halves = measure(data, count, misses)
    lines = [
        ("messages", lambda c: str(c.rows)),
        ("recall of findings (any status)", lambda c: share(c.found, c.found + c.missed)),
        ("... of those labelled present", lambda c: share(c.present_found, c.present_found + c.present_missed)),
        ("... those asked about counting half", lambda c: f"{c.recall:.3f} (+{c.proposed}/2)"),
        ("present findings with a label", lambda c: share(c.right, c.right + c.extra)),
        ("... and without, as judged", adjusted),
        ("questions asked that have a label", lambda c: share(c.asked_rightly, c.asked)),
        ("status right, of those found", lambda c: share(c.status_right, c.status_right + c.status_wrong)),
        ("present, but read as absent", lambda c: str(c.cleared)),
        ("labels with an unknown id", lambda c: str(c.unknown_ids)),
    ]
    table("Messages", halves, lines)
    print("most missed, even:", dict(halves["even"].missed_ids.most_common(12)))
    print("most extra, even: ", dict(halves["even"].extra_ids.most_common(12)))


def negation(data: list[dict[str, Any]], misses: str | None) -> None:
    """Negation in report sentences."""
    reader = Reader()

    def count(_: int, row: dict[str, Any], counts: Counts) -> str:
        heard = reader.concept_status(row["text"], row["concept"])
        return "" if count_negation(row, heard, counts) else f"{row['negation']:9} {row['concept']!r}: {row['text'][:200]}"

    lines = [
        ("sentences", lambda c: str(c.rows)),
        ("negated or not, right", lambda c: share(c.status_right, c.status_right + c.status_wrong)),
        ("affirmed, but read as absent", lambda c: str(c.cleared)),
    ]
    table("Negation", measure(data, count, misses), lines)


def chitchat(data: list[dict[str, Any]], misses: str | None) -> None:
    """Everyday messages that must not yield findings."""

    def count(_: int, row: dict[str, Any], counts: Counts) -> str:
        heard = count_chitchat(read(row["text"]), counts)
        return f"{heard} {row['text']}" if heard else ""

    halves = measure(data, count, misses)
    lines = [("messages", lambda c: str(c.rows)), ("with a present finding", lambda c: share(c.fired, c.rows))]
    lines.append(("with a finding or a question about one", lambda c: share(c.fired_or_asked, c.rows)))
    table("Chitchat", halves, lines)
    print("read, even:", dict(halves["even"].extra_ids.most_common(12)))


def main() -> None:
    """Measures what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("messages", "negation", "chitchat"):
        parser.add_argument(f"--{name}", metavar="PATH")
    parser.add_argument("--misses", choices=("even",), help="print every row of this half that was not read as labelled")
    options = parser.parse_args()
    for name, work in (("messages", messages), ("negation", negation), ("chitchat", chitchat)):
        data = rows(getattr(options, name))
        if data:
            work(data, options.misses)


if __name__ == "__main__":
    main()
