"""How many questions an interview takes, over simulated people, against asking in a fixed order.

python benchmarks/interview.py [--people 2000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.people import UNSURE, Person, people  # noqa: E402
from signpost.decision import Folding, Outlook, Question, Rulebook, assess, assess_emergency, list_due, list_of, load_rulebook, outlook  # noqa: E402
from signpost.decision.screens import NONE, SIGNS  # noqa: E402

Chooser = Callable[[Outlook], Question | None]
# No interview is longer.
MOST = 60


@dataclass(frozen=True)
class Interview:
    """What one interview came to; `left` pairs each estimate of the questions left with the true number.

    `apart` says that what makes the truth more serious has nothing to do with what was told at first: only the read-back
    ("is anything missing?") can bring it up. `after_read_back` is the level when one thing more is named there.
    """

    questions: tuple[str, ...]
    level: str
    truth: str
    apart: bool = False
    after_read_back: str = ""
    left: tuple[tuple[int, int], ...] = ()


def by_the_rules(now: Outlook) -> Question | None:
    """The next question as the bot chooses it."""
    return now.question


def in_fixed_order(now: Outlook) -> Question | None:
    """The next question by theme and then by name, whatever it is worth; it stops where the chosen order stops."""
    wanted = [now.rulebook.questions[name] for name in now.worth]
    return min(wanted, key=lambda each: (each.theme, each.id), default=None)


def ticked(name: str, person: Person, now: Outlook) -> dict[str, Any]:
    """The turn in which somebody answers a list: of signs they tick what they have, of dangers what theirs rests on, else none."""
    screen = list_of(name, now)
    truth = assess_emergency(person.full_case, now.rulebook)
    behind = {each.id for fired in truth.fired for each in fired.because}
    there = {each.id for each in person.truth.values() if each.status == "present"} if name == SIGNS else behind
    values = [value for value, names in screen.denies.items() if not there.isdisjoint(names)] or [NONE]
    # "None" to a list of what came suddenly takes back nothing that was told: the conversation keeps it, and so does this.
    known = {each.id for each in now.case.facts(now.case.subject) if each.status == "present"}
    told = [each.as_dict() for each in screen.told(values, now.case.subject) if each.status != "absent" or each.id not in known]
    return {"findings": told, "question_id": name, "reply": {"value": ";".join(values)}}


def end_of(person: Person, rulebook: Rulebook, chance: random.Random, *, most: int = MOST) -> str:
    """The level after an interview in which everything is answered for certain, or after so many questions of it."""
    return _asked(_opened(person), person, rulebook, chance, by_the_rules, [], None, 0, most)[1].assessment.level


def _opened(person: Person) -> Folding:
    return Folding().after({"findings": [each.as_dict() for each in person.opening]})


def _asked(
    folding: Folding,
    person: Person,
    rulebook: Rulebook,
    chance: random.Random,
    choose: Chooser,
    asked: list[str],
    guesses: list[int] | None,
    unsure: float,
    most: int,
) -> tuple[Folding, Outlook]:
    """The fold after the questions that are left, and the outlook on it; `asked` and `guesses` are added to."""
    now = outlook(folding.case, rulebook)
    while len(asked) < most and (question := choose(now)) is not None:
        if guesses is not None:
            guesses.append(now.left)
        due = list_due(now, asked) if choose is by_the_rules else None
        if due is not None:
            folding = folding.after(ticked(due, person, now))
        else:
            folding = folding.after({"question_id": question.id, "reply": person.reply(question, chance, unsure=unsure)})
        asked.append(due or question.id)
        now = outlook(folding.case, rulebook)
    return folding, now


def interview(
    person: Person,
    rulebook: Rulebook,
    chance: random.Random,
    choose: Chooser = by_the_rules,
    *,
    estimate: bool = False,
    unsure: float = UNSURE,
) -> Interview:
    """One whole interview with a simulated person."""
    asked: list[str] = []
    guesses: list[int] = []

    def ask(folding: Folding) -> tuple[Folding, Outlook]:
        return _asked(folding, person, rulebook, chance, choose, asked, guesses if estimate else None, unsure, MOST)

    folding, now = ask(_opened(person))
    questions = tuple(asked)
    left = tuple((guess, len(questions) - index) for index, guess in enumerate(guesses))
    missing = person.untold(folding.case, rulebook)
    after = ask(folding.after({"findings": [missing.as_dict()]}))[1] if missing else now
    truth = assess(person.full_case, rulebook)
    told = {each.id for each in person.opening}
    apart = all(told.isdisjoint(each.id for each in fired.because) for fired in truth.fired if fired.rule.level == truth.level)
    return Interview(questions, now.assessment.level, truth.level, apart, after.assessment.level, left)


def report(name: str, found: list[Interview], rulebook: Rulebook) -> str:
    """A few lines of figures about one way of asking."""
    counts = sorted(len(each.questions) for each in found)
    danger = [len(each.questions) for each in found if each.level == "emergency"]
    rank = rulebook.levels.rank
    low = [each for each in found if rank(each.level) < rank(each.truth)]
    lost = [each for each in low if each.truth == "emergency"]
    lines = [
        f"{name}: {len(found)} people",
        f"  questions: median {statistics.median(counts):g}, mean {statistics.mean(counts):.1f}, "
        f"95 of 100 within {counts[int(len(counts) * 0.95)]}, at most {counts[-1]}",
        f"  until an emergency was found ({len(danger)}): median {statistics.median(danger or [0]):g}, at most {max(danger or [0])}",
        f"  more than six questions until an emergency: {sum(count > 6 for count in danger)}",
        f"  below the level of the full truth: {len(low)} ({100 * len(low) / len(found):.1f} %), of these emergencies {len(lost)}",
        f"  of these apart from what was told: {sum(each.apart for each in low)}, emergencies {sum(each.apart for each in lost)}",
    ]
    still = [each for each in found if rank(each.after_read_back) < rank(each.truth)]
    lines.append(
        f"  below it after one thing more is named at the read-back: {len(still)} ({100 * len(still) / len(found):.1f} %), "
        f"of these emergencies {sum(each.truth == 'emergency' for each in still)}"
    )
    pairs = [pair for each in found for pair in each.left]
    if pairs:
        off = [abs(guess - true) for guess, true in pairs]
        near = 100 * sum(each <= 2 for each in off) / len(off)
        lines.append(f"  questions left: off by {statistics.mean(off):.1f} on average, within two in {near:.0f} %")
    return "\n".join(lines)


def main() -> int:
    """Prints the figures of both orders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--questions", action="store_true", help="list how often each question was put")
    options = parser.parse_args()
    rulebook = load_rulebook()
    crowd = people(rulebook, options.people, options.seed)
    began = time.process_time()
    chosen = [interview(each, rulebook, random.Random(index), estimate=index < 200) for index, each in enumerate(crowd)]
    taken = time.process_time() - began
    print(report("chosen by the rules", chosen, rulebook))
    print(f"  {1000 * taken / max(1, sum(len(each.questions) + 1 for each in chosen)):.1f} ms a question")
    fixed = [interview(each, rulebook, random.Random(index), in_fixed_order) for index, each in enumerate(crowd)]
    print(report("fixed order", fixed, rulebook))
    if options.questions:
        counts = Counter(question for each in chosen for question in each.questions)
        print("\n".join(f"{count:6} {name}" for name, count in counts.most_common()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
