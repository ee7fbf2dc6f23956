"""Measures the level that follows from one message when every question is answered with "I don't know".

    python evaluation/levels.py --messages FILE.jsonl [--half even|odd] [--misses]

Each row of the file has `text`, `expected` (allowed levels, the most fitting first) and `must_not` (serious errors). The
whole path without Rasa is used: language, education, decision. Prints one table; `--misses` lists the serious errors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from signpost import education, nlu  # noqa: E402
from signpost.decision import assess, fold, load_rulebook, next_question  # noqa: E402

UNSURE = {"polarity": "unsure"}
MOST_QUESTIONS = 20


def level_of(text: str) -> tuple[str, str, list[str]]:
    """The first level, the level after all questions, and the ids of the rules that fired in the end."""
    book = load_rulebook()
    reading = nlu.read(text)
    turns: list[dict[str, Any]] = [{"findings": [each.as_dict() for each in reading.findings], "acts": list(reading.acts)}]
    first = assess(fold(turns), book).level
    for _ in range(MOST_QUESTIONS):
        case = fold(turns)
        if assess(case, book).level == "emergency":
            break
        if (question := next_question(case, book)) is None:
            break
        turns.append({"findings": [], "reply": UNSURE, "question_id": question.id})
    last = assess(fold(turns), book)
    supposed = "question" in reading.acts and any(each.status == "hypothetical" for each in reading.findings)
    if last.level == "none" and (supposed or education.load_base().sureness.asks(reading.asking)):
        return first, "information", []
    return first, last.level, [each.rule.id for each in last.fired]


def rows_of(path: Path, half: str | None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a file, all of them or those with an even or odd index."""
    for index, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if half is None or (index % 2 == 0) == (half == "even"):
            yield index, json.loads(line)


def verdict(level: str, row: dict[str, Any]) -> str:
    """How a level compares with what a row allows."""
    if level == row["expected"][0]:
        return "best"
    if level in row["expected"]:
        return "allowed"
    return "serious" if level in row["must_not"] else "minor"


def measure(rows: Iterable[tuple[int, dict[str, Any]]], *, misses: bool) -> None:
    """Prints the table for some rows."""
    by_level: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    missed = wolf = emergencies = others = 0
    for index, row in rows:
        _, level, rules = level_of(row["text"])
        total[found := verdict(level, row)] += 1
        by_level.setdefault(row["expected"][0], Counter())[level] += 1
        if row["expected"][0] == "emergency":
            emergencies += 1
            missed += level != "emergency" and level not in row["expected"]
        elif "emergency" not in row["expected"]:
            others += 1
            wolf += level == "emergency"
        if misses and found == "serious":
            print(f"{index}: {level} not {row['expected']} {rules[:3]}: {row['text'][:300]}")
    count, names = sum(total.values()), ("best", "allowed", "minor", "serious")
    print(f"messages {count}: " + ", ".join(f"{name} {total[name]} ({100 * total[name] / count:.1f} %)" for name in names))
    print(f"emergencies missed {missed} of {emergencies}; emergencies cried where none is allowed {wolf} of {others}")
    for wanted, got in by_level.items():
        print(f"  {wanted:12}", dict(got.most_common()))


def main() -> None:
    """Reads the arguments and prints the table of each half that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--messages", type=Path, required=True)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    for half in [given.half] if given.half else ["even", "odd"]:
        print(f"== rows with {half} index")
        measure(rows_of(given.messages, half), misses=given.misses)


if __name__ == "__main__":
    main()
