"""Changes every condition of every rule a little, and counts how many of the changes an example or an edge of that rule notices.

    python evaluation/mutate_rules.py [--rule ID] [--level LEVEL] [--values]

Edges are computed (`edges.py`). A change that nothing notices survives, and is printed with what an example has to show.
Exits with 1 when one does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.edges import with_edges  # noqa: E402
from evaluation.mutants import caught, mutants  # noqa: E402
from signpost.decision.rules import read_rulebook  # noqa: E402
from signpost.knowledge import knowledge_root  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the survivors and the score; returns 1 when a change survives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rule", help="only one rule")
    parser.add_argument("--level", help="only the rules of one level")
    parser.add_argument("--values", action="store_true", help="take values from lists too")
    options = parser.parse_args(arguments)
    rulebook, wrong = read_rulebook(knowledge_root())
    for problem in wrong:
        print(problem, file=sys.stderr)
    killed = total = same = 0
    for rule in with_edges(rulebook).active:
        if options.rule not in (None, rule.id) or options.level not in (None, rule.level):
            continue
        for mutant in mutants(rule, values=options.values):
            found = caught(mutant, rule, rulebook)
            if found is None:
                same += 1
                continue
            total += 1
            killed += found
            if not found:
                print(f"{rule.path.parent.name}/{rule.path.name}:{rule.line} {rule.id}: {mutant.kind}: {mutant.what}")
    score = 100 * killed / total if total else 100.0
    print(f"{killed} of {total} changes were noticed ({score:.1f} %); {same} changes mean the same and do not count.")
    return 0 if killed == total else 1


if __name__ == "__main__":
    raise SystemExit(main())
