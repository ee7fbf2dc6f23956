"""Measures how many messages that tell of an emergency are recognised, or asked about, in the first reply.

    python evaluation/emergencies.py [--messages FILE.jsonl] [--chitchat FILE.jsonl] [--misses]

Recognised: the message alone yields the level emergency. Asked about: the first reply is a question (about a proposal, or the one that
the rules choose) from which answers to it and to the next two lead to an emergency. The project's own emergencies are those of
evaluation/sets/emergencies.jsonl; the groups `held_out` and `second` were not tuned on, and some tell of what is urgent rather than an
emergency. Of FILE the rows whose most fitting level is emergency: even ones were used for tuning, odd ones only counted.
Small talk must never be an emergency.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.counting import HALVES, half, rows  # noqa: E402
from evaluation.own_sentences import told_dangers as told  # noqa: E402
from signpost import nlu  # noqa: E402
from signpost.decision import Question, assess, fold, load_rulebook, next_question  # noqa: E402

OWN = ("tuned", "held_out", "second")
# The times a question about time may get, in days.
DAYS = (0.05, 1.0, 7.0)
DEEPEST = 3
RECOGNISED, ASKED, MISSED = "recognised", "asked about", "neither"


def first_reply(text: str) -> str:
    """What the first reply does about an emergency in a message."""
    book = load_rulebook()
    reading = nlu.read(text)
    turn: dict[str, Any] = {"findings": [each.as_dict() for each in reading.findings], "acts": list(reading.acts)}
    if assess(fold([turn]), book).level == "emergency":
        return RECOGNISED
    proposed = [{**each.as_dict(), "status": "present"} for each in reading.proposals]
    if proposed and leads_to_emergency([turn, {"findings": proposed}], DEEPEST - 1):
        return ASKED
    told = any(each.status in ("present", "past") for each in reading.findings)
    return ASKED if told and leads_to_emergency([turn], DEEPEST) else MISSED


def leads_to_emergency(turns: list[dict[str, Any]], questions: int) -> bool:
    """Whether the case is an emergency, or some answers to the next so many questions make it one."""
    book, case = load_rulebook(), fold(turns)
    if assess(case, book).level == "emergency":
        return True
    question = next_question(case, book) if questions else None
    if question is None:
        return False
    return any(
        leads_to_emergency([*turns, {"findings": [], "reply": reply, "question_id": question.id}], questions - 1)
        for reply in replies(question)
    )


def replies(question: Question) -> list[dict[str, Any]]:
    """The answers that a question can get."""
    attribute = question.attribute
    if question.options and attribute:
        return [{attribute: each.value} for each in question.options]
    if attribute == "duration_days":
        return [{attribute: days} for days in DAYS]
    return [{"polarity": "yes"}, {"polarity": "no"}]


def line(name: str, found: Counter[str]) -> str:
    """The shares of one set."""
    count = sum(found.values())
    shares = "".join(f"{found[each]:6d} ({found[each] / count:.3f})" for each in (RECOGNISED, ASKED, MISSED))
    return f"{name:26}{count:8d}{shares}"


def count(texts: Iterable[str], misses: bool) -> Counter[str]:
    """What the first replies do; prints the texts that are not recognised and not asked about."""
    found: Counter[str] = Counter()
    for text in texts:
        what = first_reply(text)
        found[what] += 1
        if misses and what == MISSED:
            print("  ", text[:300])
    return found


def main() -> None:
    """Prints a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages")
    parser.add_argument("--chitchat")
    parser.add_argument("--misses", action="store_true", help="print what was missed of the sets that tuning may look at")
    options = parser.parse_args()
    print(f"{'':26}{'messages':>8}" + "".join(f"{each:>14}" for each in (RECOGNISED, ASKED, MISSED)))
    for name in OWN:
        print(line(f"own, {name}", count((case["say"] for case in told(name)), options.misses and name == "tuned")))
    outside = list(enumerate(rows(options.messages)))
    for part in HALVES[:2] if outside else ():
        some = [row["text"] for number, row in outside if half(number) == part and row["expected"][0] == "emergency"]
        print(line(f"outside, {part} rows", count(some, options.misses and part == "even")))
    talk = [row["text"] for row in rows(options.chitchat)]
    if talk:
        print(f"small talk taken for an emergency: {sum(first_reply(text) == RECOGNISED for text in talk)} of {len(talk)}")


if __name__ == "__main__":
    main()
