"""How well unseen wordings find their entry: every tenth wording is taken out of the base and asked (ten folds).

`python evaluation/education/tune.py [--misses]`. The thresholds in signpost/education/answers.py and index.py were
chosen with this and with tuned-*.yml; untouched-*.yml played no part.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from signpost.education import EducationBase, answer, load_base
from signpost.education.base import base_of
from signpost.knowledge import knowledge_root

FOLDS = 10


def folds(base: EducationBase) -> list[tuple[EducationBase, list[tuple[str, str]]]]:
    """Ten bases, each without a tenth of the wordings, with the wordings that were taken out and their entries."""
    found = []
    for number in range(FOLDS):
        entries = [entry for entry in base.entries.values() if entry.topic != "self_check"]
        asked = [(text, entry.id) for entry in entries for text in entry.asked_as[number::FOLDS]]
        kept = {
            entry.id: replace(entry, asked_as=tuple(text for place, text in enumerate(entry.asked_as) if place % FOLDS != number))
            for entry in base.entries.values()
        }
        found.append((base_of(kept, knowledge_root()), asked))
    return found


def main(arguments: list[str]) -> int:
    """Prints the shares of right, wrong, suggested and unanswered wordings."""
    counts: Counter[str] = Counter()
    for base, asked in folds(load_base()):
        for text, wanted in asked:
            found = answer(text, base=base)
            got = found.entry.id if found.entry else found.kind
            offered = wanted in [each for each, _ in found.suggestions]
            verdict = "right" if got == wanted else "wrong" if found.entry else "offered" if offered else found.kind
            counts[verdict] += 1
            if verdict != "right" and "--misses" in arguments:
                print(f"{verdict:13}{text!r}: wanted {wanted}, got {got} {[each for each, _ in found.suggestions]} {found.score:.2f}")
    total = sum(counts.values())
    print(", ".join(f"{name} {count} ({100 * count / total:.1f} in 100)" for name, count in counts.most_common()), f"of {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
