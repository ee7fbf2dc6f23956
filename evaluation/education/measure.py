"""Measures the education room: `python evaluation/education/measure.py [--heard] [--misses] [--rounds] [--json] [folder]`.

Two parts, counted apart: rows of `questions/*.yml` may be looked at while tuning, those marked `held_out` never
(the misses of that part are not printed, whatever is asked for). `round` says in which go a row was written. With `--heard` the
learned reader takes part, as it does in a conversation; without, words alone are measured.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from signpost import language
from signpost.education import Answer, EducationBase, Heard, answer, heard_in, load_base, looks_like_question
from signpost.knowledge import read_yaml
from signpost.language.reading import Reading

MOVED = Path(__file__).with_name("moved.yml")
QUESTIONS = Path(__file__).with_name("questions")
PARTS = ("tuned", "untouched")
Reader = Callable[[str], Reading]
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
    """What became of one question, and how long the answer took, in milliseconds of processor time."""

    asked: Asked
    verdict: str
    got: str
    milliseconds: float
    gated: bool
    of_its_subject: bool


@dataclass(frozen=True)
class Report:
    """The counts of one part; shares are of the questions that have an answer in the room."""

    part: str
    questions: int
    counts: dict[str, int]
    right_share: float
    wrong_share: float
    not_taken_for_a_question: int
    outside: int
    outside_answered: int
    personal: int
    personal_taken_for_a_question: int
    p99_milliseconds: float
    wrong_of_its_subject: int


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
            personal = bool(row.get("personal", False))
            found.append(Asked(part, path.stem, row["ask"], entries, row.get("after"), personal, row["round"]))
    return sorted(found, key=lambda each: PARTS.index(each.part))


def try_question(asked: Asked, base: EducationBase, *, read: Reader | None = None) -> Outcome:
    """The outcome of one question, with what is `read` in it where both readers take part.

    `gated` means that it was not taken for a question at all, `of_its_subject` that the entry shown has the disease and topic of a
    right one: a client that reads these two sees no difference.
    """
    context = answer(asked.after, base=base).context if asked.after else None
    start = time.process_time()
    looks = looks_like_question(asked.ask, base=base, context=context)
    reading = read(asked.ask) if read else None
    heard = heard_in(vars(reading)) if reading else Heard()
    got = answer(asked.ask, context=context, base=base, asked=reading is not None and reading.kind == "question", heard=heard)
    milliseconds = (time.process_time() - start) * 1000
    shown = got.entry.id if got.entry is not None and got.kind == "entry" else got.kind
    wanted = {(base.entries[each].disease, base.entries[each].topic) for each in asked.entries if each in base.entries}
    subject = got.entry is not None and (got.entry.disease, got.entry.topic) in wanted
    return Outcome(asked, verdict(asked, got), shown, milliseconds, not looks, subject)


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


def report(part: str, outcomes: Sequence[Outcome]) -> Report:
    """The counts of one part."""
    mine = [each for each in outcomes if each.asked.part == part]
    inside = [each for each in mine if each.asked.entries]
    outside = [each for each in mine if not each.asked.entries and not each.asked.personal]
    personal = [each for each in mine if each.asked.personal]
    counts = Counter(each.verdict for each in inside)
    total = max(len(inside), 1)
    return Report(
        part=part,
        questions=len(inside),
        counts={kind: counts[kind] for kind in KINDS},
        right_share=counts["right"] / total,
        wrong_share=counts["wrong"] / total,
        not_taken_for_a_question=sum(each.gated for each in inside),
        outside=len(outside),
        outside_answered=sum(each.verdict == "wrong" and not each.gated for each in outside),
        personal=len(personal),
        personal_taken_for_a_question=sum(not each.gated for each in personal),
        p99_milliseconds=_percentile([each.milliseconds for each in mine], 0.99),
        wrong_of_its_subject=sum(each.verdict == "wrong" and each.of_its_subject for each in inside),
    )


def _percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def _print(found: Report) -> None:
    print(f"\n{found.part}: {found.questions} questions with an answer in the room")
    for kind, count in found.counts.items():
        print(f"  {kind:40} {count:4}  {count / max(found.questions, 1):6.1%}")
    alike = found.wrong_of_its_subject
    print(f"  {'of the wrong, of the same topic':40} {alike:4}  {alike / max(found.questions, 1):6.1%}")
    print(f"  {'not taken for a question':40} {found.not_taken_for_a_question:4}")
    print(f"  {'outside the scope, answered all the same':40} {found.outside_answered:4}  of {found.outside}")
    print(f"  {'symptoms told, taken for a question':40} {found.personal_taken_for_a_question:4}  of {found.personal}")
    print(f"  p99 processor time {found.p99_milliseconds:.1f} ms")


def _print_rounds(outcomes: Sequence[Outcome]) -> None:
    print("\nround, part: questions with an answer in the room, right, wrong")
    for number, part in sorted({(each.asked.round, each.asked.part) for each in outcomes}):
        found = report(part, [each for each in outcomes if each.asked.round == number])
        if found.questions:
            print(f"  {number:3} {part:10} {found.questions:5} {found.right_share:6.1%} {found.wrong_share:6.1%}")


def _print_misses(outcomes: Sequence[Outcome]) -> None:
    for each in outcomes:
        asked = each.asked
        if asked.part != "tuned":
            continue
        wrong_gate = asked.personal != each.gated if asked.personal or asked.entries else False
        if each.verdict != "right" or wrong_gate:
            gate = " [not taken for a question]" if each.gated else ""
            wanted = ",".join(asked.entries) or ("a symptom" if asked.personal else "none")
            after = f"  (after: {asked.after})" if asked.after else ""
            print(f"{each.verdict:10.10} {asked.ask!r}{after}: wanted {wanted}, got {each.got}{gate}")


def main(arguments: Sequence[str]) -> int:
    """Prints the figures of both parts; returns 1 when the set names an entry that does not exist."""
    paths = [each for each in arguments if not each.startswith("--")]
    base = load_base()
    questions = read_questions(Path(paths[0]) if paths else QUESTIONS)
    unknown = sorted({entry for each in questions for entry in each.entries if entry not in base.entries})
    read = language.read if "--heard" in arguments else None
    outcomes = [try_question(each, base, read=read) for each in questions]
    reports = [report(part, outcomes) for part in PARTS]
    if "--json" in arguments:
        print(json.dumps([asdict(each) for each in reports], indent=1))
    else:
        for each in reports:
            _print(each)
    if "--rounds" in arguments:
        _print_rounds(outcomes)
    if "--misses" in arguments:
        _print_misses(outcomes)
    if unknown:
        print(f"\nNo such entry: {', '.join(unknown)}", file=sys.stderr)
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
