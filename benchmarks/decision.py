"""How long one assessment takes, with the rule book as it stands and with thousands of generated rules.

python benchmarks/decision.py
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from signpost.decision import Case, Rulebook, assess, assess_emergency, case_of, load_rulebook, next_question, outlook  # noqa: E402
from signpost.decision.conditions import Atom, Condition, Group, Range  # noqa: E402
from signpost.decision.rules import rulebook_of  # noqa: E402
from signpost.findings import Finding  # noqa: E402

CASES = {
    "a weak hand": [Finding("limb_weakness", side="left", body_part="hand", course="progressive", duration_days=90.0)],
    "six complaints": [
        Finding(name) for name in ("limb_weakness", "numbness_tingling", "headache", "dizziness", "fatigue", "balance_trouble")
    ],
}


def generated(rulebook: Rulebook, count: int, seed: int = 1) -> Rulebook:
    """A rule book of so many random rules about the findings of the real one."""
    chance = random.Random(seed)
    ids = sorted({name for rule in rulebook.active for name in rule.findings})
    rules = tuple(
        replace(chance.choice(rulebook.active), id=f"generated-{index}", when=_condition(ids, chance), unless=None)
        for index in range(count)
    )
    kept = ("questions", "levels", "vocabulary", "likelihood", "version")
    return rulebook_of(rules, **{name: getattr(rulebook, name) for name in kept})


def milliseconds(call: Callable[[], object], times: int) -> float:
    """The processor time of one call, on average."""
    call()
    began = time.process_time()
    for _ in range(times):
        call()
    return 1000 * (time.process_time() - began) / times


def _condition(ids: list[str], chance: random.Random) -> Condition:
    atoms = []
    for _ in range(chance.randint(1, 6)):
        tests = (("duration_days", Range(below=chance.choice((1, 7, 28)))),) if chance.random() < 0.4 else ()
        atoms.append(Atom(chance.choice(ids), tests=tests))
    inner = Group("any", tuple(atoms), 1)
    return Group("all", (Atom(chance.choice(ids)), inner), 2)


def left(case: Case, rulebook: Rulebook) -> int:
    """How many more questions are likely, worked out from nothing."""
    return outlook(case, rulebook).left


def main() -> int:
    """Prints the figures."""
    rulebook = load_rulebook()
    print(f"{len(rulebook.active)} rules, milliseconds of processor time:")
    for name, findings in CASES.items():
        case = case_of(findings)
        print(
            f"  {name}: assess {milliseconds(partial(assess, case, rulebook), 200):.2f},"
            f" emergencies alone {milliseconds(partial(assess_emergency, case, rulebook), 200):.2f},"
            f" next question {milliseconds(partial(next_question, case, rulebook), 10):.1f},"
            f" questions left {milliseconds(partial(left, case, rulebook), 3):.0f}"
        )
    case: Case = case_of(CASES["six complaints"])
    for count in (70, 1000, 5000, 10000):
        book = generated(rulebook, count)
        taken = milliseconds(partial(assess, case, book), 10)
        print(f"  {count} generated rules: {taken:.2f}, {1000 * taken / count:.2f} microseconds a rule")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
