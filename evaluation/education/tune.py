"""How well unseen wordings and questions find their entry: held out of the base, five folds, everything learned anew.

`python evaluation/education/tune.py [--misses]`. A fold holds out a fifth of the tuned questions, every wording that is nearly
the same as one of them, and a twelfth of the other wordings. The thresholds in signpost/education were chosen with this;
rows marked `held_out` played no part. Points are not held out, so questions that one of them asks are easier than they seem. Questions
are still easier than a stranger's: the vocabulary has seen them.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measure import Asked, read_questions, try_question

from signpost.education import EducationBase, index, load_base
from signpost.education.base import base_of, examples_from
from signpost.education.learning import learn
from signpost.education.opinion import Opinion
from signpost.education.words import stem, tokens
from signpost.knowledge import knowledge_root

FOLDS, WORDING_FOLDS, NEARLY_THE_SAME = 5, 12, 0.75


def fold(base: EducationBase, questions: Sequence[Asked], number: int) -> tuple[EducationBase, list[Asked]]:
    """A base that has not seen the questions of this fold, with those questions and the wordings that were taken out.

    Of the further wordings only those like a question are taken out.
    """
    small = base.vocabulary.lexicon.small
    held = list(questions[number::FOLDS])
    asked = [_key(each.ask, small) for each in held if each.entries]
    entries = {}
    for entry in base.entries.values():
        kept, also = ([text for text in texts if not _near(_key(text, small), asked)] for texts in (entry.asked_as, entry.also_asked))
        if entry.topic != "self_check":
            held += [Asked("wording", "wordings", text, (entry.id,), None, False, 0) for text in kept[number::WORDING_FOLDS]]
            kept = [text for place, text in enumerate(kept) if place % WORDING_FOLDS != number]
        entries[entry.id] = replace(entry, asked_as=tuple(kept), also_asked=tuple(also))
    with tempfile.TemporaryDirectory() as folder:
        # The file that a start reads must not hold what a fold has learned.
        file = learn(examples_from(entries, knowledge_root()), Path(folder) / "opinion.npz")
        with patch.object(index, "Opinion", lambda: Opinion(file)):
            return base_of(entries, knowledge_root()), held


def _key(text: str, small: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text) if word not in small)


def _near(one: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    return bool(one) and any(len(one & other) >= NEARLY_THE_SAME * len(one | other) for other in others)


def _part(asked: Asked) -> str:
    return "wordings" if asked.part == "wording" else "strangers" if "strangers" in asked.group else "other questions"


def main(arguments: list[str]) -> int:
    """Prints the shares of the verdicts for strangers' questions, other questions and wordings."""
    base = load_base()
    questions = [each for each in read_questions() if each.part == "tuned"]
    random.Random(7).shuffle(questions)
    counts: dict[str, Counter[str]] = {}
    for number in range(FOLDS):
        unseen, held = fold(base, questions, number)
        for each in held:
            outcome = try_question(each, unseen)
            if each.entries:
                counts.setdefault(_part(each), Counter())[outcome.verdict] += 1
            if outcome.verdict != "right" and each.part != "wording" and "--misses" in arguments:
                print(f"{outcome.verdict:12.12} {each.ask!r}: wanted {', '.join(each.entries) or 'none'}, got {outcome.got}")
    for part, verdicts in sorted(counts.items()):
        total = sum(verdicts.values())
        print(f"{part} ({total}): " + ", ".join(f"{name} {count / total:.1%}" for name, count in verdicts.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
