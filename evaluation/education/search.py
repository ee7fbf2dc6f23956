"""How well the search finds, and what the check makes of it: `python -m evaluation.education.search [--calibrate]`.

Rows of training/, seen_messages.yml and questions/ may be looked at; labelled.yml, first_messages.yml, stories-w and the rows that are
held out are counted only. Shares stand with their interval (Wilson, 95 in 100). `--calibrate` learns what likeness and lead are worth.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from evaluation.counting import interval
from evaluation.education.labelled import LABELLED, labelled
from evaluation.education.measure import read_questions
from signpost.education import EducationBase, by_meaning, load_base
from signpost.education.fitting import fits
from signpost.education.search import Near
from signpost.education.words import tokens
from training.held_out import everyday, files_of

# What calibration learns from, and how much a row of each part counts.
LEARNED_FROM = {"asked": 3.0, "stories-d": 3.0, "talks-h": 2.0, "in talks": 3.0}
LEARNED_FROM |= {"tuned": 1.0, "outside, tuned": 1.0, "outside, told": 1.0, "everyday": 0.3}
_AMONG = 3
# First messages of people, of which some may be looked at and the others are counted only, and what they ask in the middle of talks.
MESSAGES = {"seen": "seen_messages.yml", "first messages": "first_messages.yml", "in talks": "in_talks.yml"}
FILES = {"asked": "training/asked.yml", "labelled": LABELLED} | {part: f"evaluation/education/{file}" for part, file in MESSAGES.items()}
Question = tuple[str, str, frozenset[str], str]


def questions() -> Iterator[Question]:
    """The part of each question, its words, what answers it (nothing outside the scope), and what was said before."""
    held = {path.stem: str(path) for folder in ("stories", "talks") for path in files_of(folder, held=True)}
    for part, file in (FILES | held).items():
        yield from ((part, ask, wants, " ".join(before)) for ask, wants, before in labelled(file))
    for each in read_questions():
        if not each.after and not each.personal:
            held = "held out" if each.part == "untouched" else "tuned"
            yield held if each.entries else f"outside, {held}", each.ask, frozenset(each.entries), ""
    for part, lines in (("everyday", everyday(held=True)), ("outside, told", everyday(held=True, file="outside.txt"))):
        yield from ((part, line, frozenset[str](), "") for line in lines)


def found(ask: str, before: str, base: EducationBase) -> tuple[Near, ...]:
    """What is found for a question, in the order in which it would be told."""
    words = tokens(ask)
    near = [each for each in by_meaning(ask, before=before) if fits(each.name, words, base.vocabulary.names.read(words)[0], base)]
    entry = _entry(near[0])
    fact = next((each for each in near if each.name.startswith(f"{entry}#")), near[0])
    if fact.like < near[0].like - base.sureness.fact_first:
        return tuple(near)
    return fact._replace(like=near[0].like), *(each for each in near if each is not fact)


def outcome(ask: str, near: Sequence[Near], wants: frozenset[str], base: EducationBase) -> list[str]:
    """All that is counted of one question."""
    check, wanted, known = base.sureness.check, {name.partition("#")[0] for name in wants}, bool(base.vocabulary.names.read(tokens(ask))[0])
    entries, names = list(dict.fromkeys(map(_entry, near))), [each.name for each in near]
    counted = {"right entry first": entries[0] in wanted, "right entry among three": not wanted.isdisjoint(entries[:_AMONG])}
    if wants - wanted:
        counted |= {"right fact first": names[0] in wants, "right fact among three": not wants.isdisjoint(names[:_AMONG])}
    offered = list(dict.fromkeys(_entry(each) for each in near if each.like >= near[0].like - check.within))[:_AMONG]
    told, some = base.is_sure(near, known=known), near[0].like >= (check.offered_of_known if known else check.offered)
    counted |= {"told, right entry": told and entries[0] in wanted, "told, another": told and entries[0] not in wanted}
    counted["offered, the right one too"] = some and not told and not wanted.isdisjoint(offered)
    counted |= {"offered, others": some and not told and wanted.isdisjoint(offered), "none": not some}
    return [name for name, holds in counted.items() if holds]


def calibrated(rows: Sequence[tuple[Question, tuple[Near, ...]]], base: EducationBase) -> dict[str, float]:
    """What likeness and lead are worth: a logistic regression on the rows that may be looked at."""
    used = [
        (part, near, _entry(near[0]) in {each.partition("#")[0] for each in wants})
        for (part, _, wants, _), near in rows
        if part in LEARNED_FROM
    ]
    lead = [near[0].like - base.sureness.check.second(near, base.entry_of) for _, near, _ in used]
    seen = np.array([[1.0, near[0].like, ahead] for (_, near, _), ahead in zip(used, lead, strict=True)])
    right, much = np.array([float(each[2]) for each in used]), np.array([LEARNED_FROM[each[0]] for each in used])
    worth = np.zeros(3)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-seen @ worth))
        slope = (seen * (much * chance * (1 - chance))[:, None]).T @ seen + 1e-3 * np.eye(3)
        worth += np.linalg.solve(slope, seen.T @ (much * (right - chance)) - 1e-3 * worth)
    return dict(zip(("constant", "likeness", "lead"), worth.round(2).tolist(), strict=True))


def _entry(near: Near) -> str:
    return near.name.partition("#")[0]


def main(arguments: Sequence[str]) -> None:
    """Prints the table, or what calibration finds."""
    base = load_base()
    rows = [(each, found(each[1], each[3], base)) for each in questions()]
    if "--calibrate" in arguments:
        print(calibrated(rows, base))
        return
    for part in dict.fromkeys(each[0] for each, _ in rows):
        counted = [outcome(ask, near, wants, base) for (of, ask, wants, _), near in rows if of == part]
        print(f"\n{part}: {len(counted)} questions")
        for name, hits in Counter(name for each in counted for name in each).items():
            low, high = interval(hits, len(counted))
            print(f"  {name:28} {hits / len(counted):.3f}  ({low:.3f} to {high:.3f})")


if __name__ == "__main__":
    main(sys.argv[1:])
