"""What "I don't know" leads to: emergencies that are found, and warnings that nobody needed, for every answer and for true ones.

    python evaluation/not_sure.py [--messages FILE.jsonl] [--rules]

Three ways to take "not sure" stand beside each other: as no sign at all, as danger wherever a rule has `when_unknown` (what it was
before rules said more), and as the rules say now under `not_sure`. Nobody needed: the level is an emergency and none of the levels
that fit is one. Of FILE the even rows were read while deciding, the odd ones only counted; so were held-out people and voices.
`--rules` names, for what may be looked at, the rules that made an emergency of "I don't know".
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from evaluation.counting import HALVES, half, rows  # noqa: E402
from evaluation.own_sentences import danger_cases  # noqa: E402
from evaluation.people.person import people  # noqa: E402
from signpost import nlu  # noqa: E402
from signpost.decision import Assessment, Folding, Outlook, Question, Rulebook, load_rulebook, outlook  # noqa: E402
from signpost.decision.not_sure import unassumed  # noqa: E402
from signpost.decision.rules import rulebook_of  # noqa: E402
from training.held_out import is_held_out  # noqa: E402
from training.notation import messages  # noqa: E402

EMERGENCY = "emergency"
# Of the messages that were written for the learned reader so many are tried.
EVERY = 12
Answer = Callable[[Question], Mapping[str, Any]]


@dataclass(frozen=True)
class Told:
    """One message, whether an emergency fits, or is the level that fits best, and what is true where that is known."""

    text: str
    fits: bool
    best: bool
    facts: Mapping[str, Mapping[str, Any]] | None = None
    age: int | None = None

    def true_answer(self, question: Question) -> Mapping[str, Any]:
        """What this person would answer; what the facts do not say of a sign is not known, and other signs are not there."""
        found = (self.facts or {}).get(question.finding)
        if question.finding == "age":
            return {"value": self.age}
        if question.attribute is None:
            return {"polarity": "yes" if found is not None and found.get("status", "present") == "present" else "no"}
        value = (found or {}).get(question.attribute)
        if isinstance(value, bool):
            return {"polarity": "yes" if value else "no"}
        return {"polarity": "unsure"} if value is None else {question.attribute: value}


def not_sure(_: Question) -> Mapping[str, Any]:
    """The answer of somebody who knows nothing."""
    return {"polarity": "unsure"}


def ways(book: Rulebook) -> dict[str, Rulebook]:
    """The rule book in which "not sure" is never danger, always where a rule has `when_unknown`, and as the rules say."""
    never = (replace(each, when=unassumed(each.when), not_sure=None) for each in book.rules)
    always = (replace(each, not_sure=each.not_sure and replace(each.not_sure, only_with=None, unless=None)) for each in book.rules)
    return {"no sign": _with(book, never), "before": _with(book, always), "now": book}


def _with(book: Rulebook, rules: Iterable[Any]) -> Rulebook:
    parts = ("questions", "screens", "order", "clashes", "levels", "vocabulary", "likelihood", "version")
    return rulebook_of(tuple(rules), **{name: getattr(book, name) for name in parts})


def end_of(told: Mapping[str, Any], answer: Answer, book: Rulebook) -> Assessment:
    """Where the interview ends that begins with a message and gets these answers."""
    folding = Folding().after(told)
    now: Outlook = outlook(folding.case, book)
    while now.assessment.level != EMERGENCY and now.question is not None:
        folding = folding.after({"findings": [], "reply": answer(now.question), "question_id": now.question.id})
        now = outlook(folding.case, book)
    return now.assessment


def sets(path: str) -> Iterator[tuple[str, list[Told], bool]]:
    """The sets of messages, each with whether it may be looked at."""
    outside = list(enumerate(rows(path)))
    for part in HALVES[:2] if outside else ():
        some = [row for number, row in outside if half(number) == part]
        yield f"outside, {part} rows", [_of_levels(row["text"], row["expected"]) for row in some], part == "even"
    for name in ("tuned", "held_out", "second"):
        cases = danger_cases(name)
        yield f"own dangers and near misses, {name}", [Told(each["say"], "any" in each, "any" in each) for each in cases], name == "tuned"
    for held in (False, True):
        openings = {(each.presentation, each.opening): each for each in people() if each.held_out == held}
        told = [replace(_of_levels(each.opening, each.expected), facts=each.facts, age=each.age) for each in openings.values()]
        yield "simulated people" + (", held out" if held else ""), told, not held
        yield f"written messages, every {EVERY}th" + (", held out" if held else ""), _voices(held), not held


def _voices(held: bool) -> list[Told]:
    """Some messages of the voices; where a clinician is needed today, an ambulance is one step too many, but no false alarm."""
    paths = sorted((ROOT / "training" / "messages").glob("voice-*.txt"))
    written = [each for path in paths for each in messages(path) if is_held_out(path.stem) == held]
    return [Told(each.text, each.kind in (EMERGENCY, "today"), each.kind == EMERGENCY) for each in written[::EVERY]]


def _of_levels(text: str, levels: Iterable[str]) -> Told:
    fitting = list(levels)
    return Told(text, EMERGENCY in fitting, fitting[0] == EMERGENCY)


def counted(name: str, everybody: list[Told], books: Mapping[str, Rulebook], rules: Counter[tuple[str, bool]] | None) -> str:
    """The lines of one set: what is found and what nobody needed at once, in each way to take "not sure", and with true answers."""
    found: Counter[str] = Counter()
    wolf: Counter[str] = Counter()
    for each in everybody:
        reading = nlu.read(each.text)
        told = {"findings": [one.as_dict() for one in reading.findings], "acts": list(reading.acts)}
        first = outlook(Folding().after(told).case, books["now"]).assessment
        ends = {"at once": first}
        for way, book in books.items():
            ends[way] = first if first.level == EMERGENCY else end_of(told, not_sure, book)
        if each.facts is not None:
            ends["true"] = first if first.level == EMERGENCY else end_of(told, each.true_answer, books["now"])
        for way, end in ends.items():
            found[way] += each.best and end.level == EMERGENCY
            wolf[way] += not each.fits and end.level == EMERGENCY
        if rules is not None and first.level != EMERGENCY and ends["now"].level == EMERGENCY:
            rules.update((fired.rule.id, each.fits) for fired in ends["now"].fired if fired.rule.level == EMERGENCY)
    ways_shown = ("at once", *books, "true")
    known = any(each.facts is not None for each in everybody)

    def line(what: str, counts: Counter[str], of: int) -> str:
        shown = "".join(f"{counts[way] if known or way != 'true' else '-':>10}" for way in ways_shown)
        return f"{name:42}{what:24}{of:>6}{shown}"

    return "\n".join(
        (
            line("emergencies found", found, sum(each.best for each in everybody)),
            line("warned without need", wolf, sum(not each.fits for each in everybody)),
        )
    )


def main() -> None:
    """Prints two lines for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", default="")
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    books, rules = ways(load_rulebook()), Counter[tuple[str, bool]]()
    print(f"{'':66}{'of':>6}{'at once':>10}" + "".join(f"{each:>10}" for each in (*books, "true")))
    for name, everybody, seen in sets(options.messages):
        print(counted(name, everybody, books, rules if seen else None), flush=True)
    if options.rules:
        for rule in sorted({rule for rule, _ in rules}):
            print(f"  {rule}: rightly {rules[rule, True]}, without need {rules[rule, False]}")


if __name__ == "__main__":
    main()
