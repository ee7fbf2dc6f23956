"""Measures the education room: `python evaluation/education/measure.py [--misses] [folder]`.

Two parts, counted apart: rows of `questions/*.yml` may be looked at while tuning, those marked `held_out` never
(the misses of that part are not printed, whatever is asked for).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from signpost.education import Answer, EducationBase, answer, load_base
from signpost.knowledge import read_yaml

MOVED = Path(__file__).with_name("moved.yml")
QUESTIONS = Path(__file__).with_name("questions")
PARTS = ("tuned", "untouched")
KINDS = ("right", "wrong", "did you mean, the right one offered", "did you mean, others offered", "none")


@dataclass(frozen=True)
class Asked:
    """One question of the set; `entries` is empty where an honest none is right."""

    part: str
    group: str
    ask: str
    entries: tuple[str, ...]
    after: str | None
    personal: bool
    round: int


@dataclass(frozen=True)
class Outcome:
    """What became of one question."""

    asked: Asked
    verdict: str
    got: str


def read_questions(folder: Path = QUESTIONS) -> list[Asked]:
    """All questions of a folder, first those that may be looked at, then those that are held out, in the order of the files."""
    moved = read_yaml(MOVED).data["moved"]
    found = []
    for path in sorted(folder.glob("*.yml")):
        for row in read_yaml(path).data["questions"]:
            entry = row["entry"]
            entries = () if entry == "none" else tuple(entry) if isinstance(entry, list) else (entry,)
            entries += tuple(new for new, old in moved.items() if set(old).intersection(entries))
            part = PARTS[bool(row.get("held_out", False))]
            found.append(Asked(part, path.stem, row["ask"], entries, row.get("after"), bool(row.get("personal")), row["round"]))
    return sorted(found, key=lambda each: PARTS.index(each.part))


def try_question(asked: Asked, base: EducationBase) -> Outcome:
    """The outcome of one question."""
    context = answer(asked.after, base=base).context if asked.after else None
    got = answer(asked.ask, context=context, base=base)
    shown = got.entry.id if got.entry is not None and got.kind == "entry" else got.kind
    return Outcome(asked, verdict(asked, got), shown)


def verdict(asked: Asked, got: Answer) -> str:
    """One of KINDS for a question with an answer; "right" or "wrong" for one that has none."""
    shown = got.entry.id if got.entry is not None and got.kind == "entry" else None
    if not asked.entries:
        return "right" if shown is None else "wrong"
    if shown is not None:
        return "right" if shown in asked.entries else "wrong"
    if got.kind != "did_you_mean":
        return "none"
    offered = {entry_id for entry_id, _ in got.suggestions}
    return KINDS[2] if offered.intersection(asked.entries) else KINDS[3]


def report(part: str, outcomes: Sequence[Outcome]) -> dict[str, str]:
    """The counts of one part; shares are of the questions that have an answer in the room."""
    mine = [each for each in outcomes if each.asked.part == part]
    inside = [each for each in mine if each.asked.entries]
    outside = [each for each in mine if not each.asked.entries and not each.asked.personal]
    counts = Counter(each.verdict for each in inside)
    found = {kind: f"{counts[kind]:4}  {counts[kind] / max(len(inside), 1):6.1%}" for kind in KINDS}
    return found | {
        "outside the scope, answered all the same": f"{sum(each.verdict == 'wrong' for each in outside):4}  of {len(outside)}",
    }


def _print_misses(outcomes: Sequence[Outcome]) -> None:
    for each in outcomes:
        asked = each.asked
        if asked.part != "tuned":
            continue
        if each.verdict != "right":
            wanted = ",".join(asked.entries) or ("a symptom" if asked.personal else "none")
            after = f"  (after: {asked.after})" if asked.after else ""
            print(f"{each.verdict:10.10} {asked.ask!r}{after}: wanted {wanted}, got {each.got}")


def main(arguments: Sequence[str]) -> int:
    """Prints the figures of both parts; returns 1 when the set names an entry that does not exist."""
    paths = [each for each in arguments if not each.startswith("--")]
    base = load_base()
    questions = read_questions(Path(paths[0]) if paths else QUESTIONS)
    unknown = sorted({entry for each in questions for entry in each.entries if entry not in base.entries})
    outcomes = [try_question(each, base) for each in questions]
    for part in PARTS:
        print(f"\n{part}")
        print("\n".join(f"  {name:48} {value}" for name, value in report(part, outcomes).items()))
    if "--misses" in arguments:
        _print_misses(outcomes)
    if unknown:
        print(f"\nNo such entry: {', '.join(unknown)}", file=sys.stderr)
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
