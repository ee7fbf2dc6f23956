"""How much the two readers hear, on messages that nobody learned from or tuned on, beside each of them alone.

    python evaluation/reading.py [--voice NAME ...] [--outside FILE.jsonl] [--model FOLDER]

Without a voice: the voices and the tenth that `training/held_out.yml` keeps apart. A message of an outside file is a JSON line
as `{"text": ..., "findings": [{"id", "status", ...}], "kind": ...}`; findings may be missing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from signpost.decision import assess_emergency, load_rulebook  # noqa: E402
from signpost.decision.case import Folding  # noqa: E402
from signpost.language.likely.encoder import FOLDER, LearnedReader  # noqa: E402
from signpost.language.reader import Reader  # noqa: E402
from signpost.language.reading import Reading  # noqa: E402
from training.held_out import is_held_out  # noqa: E402
from training.notation import messages  # noqa: E402

ALARMING = ("emergency",)
IDLE = ("harmless", "question", "other")


@dataclass(frozen=True)
class Sample:
    """A message with the ids that are there, those that are told of at all, and its kind."""

    text: str
    there: frozenset[str]
    denied: frozenset[str]
    told: frozenset[str]
    kind: str


@dataclass
class Score:
    """Counts of one way to read."""

    there: int = 0
    counted: int = 0
    asked: int = 0
    named: int = 0
    wrong: int = 0
    cleared: int = 0
    emergencies: int = 0
    warned: int = 0
    asked_danger: int = 0
    open: int = 0
    idle: int = 0
    idle_warned: int = 0
    idle_asked: int = 0
    missed: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[str, str]]:
        """What the counts say, as words and shares."""
        yield "present findings counted", share(self.counted, self.there)
        yield "present findings counted or asked about", share(self.counted + self.asked, self.there)
        yield "counted and not told", share(self.wrong, self.named)
        yield "present read as absent", share(self.cleared, self.there)
        yield "emergencies warned about at once", share(self.warned, self.emergencies)
        yield "emergencies warned or asked about a danger", share(self.warned + self.asked_danger, self.emergencies)
        yield (
            "emergencies warned, asked or not taken for talk (check list)",
            share(self.warned + self.asked_danger + self.open, self.emergencies),
        )
        yield "harmless, questions, other: warned", share(self.idle_warned, self.idle)
        yield "harmless, questions, other: asked about a sign", share(self.idle_asked, self.idle)


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} of {whole}" if whole else "–"


def held_out(voices: Iterable[str]) -> Iterator[Sample]:
    """The messages of these voices, or all that are held out."""
    wanted = set(voices)
    for path in sorted((ROOT / "training" / "messages").glob("*.txt")):
        for each in messages(path):
            if path.stem in wanted or not wanted and is_held_out(path.stem, each.text):
                of = {status: frozenset(t.finding for t in each.told if t.status == status) for status in ("present", "absent")}
                yield Sample(each.text, of["present"], of["absent"], frozenset(t.finding for t in each.told), each.kind)


def outside(path: Path) -> Iterator[Sample]:
    """The messages of an outside file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = row.get("findings") or []
        of = {status: frozenset(each["id"] for each in found if each["status"] == status) for status in ("present", "absent")}
        yield Sample(row["text"], of["present"], of["absent"], frozenset(each["id"] for each in found), row.get("kind", ""))


def scored(samples: Iterable[Sample], reader: Reader) -> Score:
    """What one way to read makes of messages."""
    score, book = Score(), load_rulebook()
    for sample in samples:
        reading = reader.read(sample.text)
        present = {each.id for each in reading.findings if each.status == "present"}
        absent = {each.id for each in reading.findings if each.status == "absent"} - present
        asked = {each.id for each in reading.proposals}
        score.there += len(sample.there)
        score.counted += len(sample.there & present)
        score.asked += len(sample.there & asked - present)
        score.named += len(present)
        score.wrong += len(present - sample.told)
        score.cleared += len(sample.there & absent)
        warned = is_warned(reading)
        if sample.kind in ALARMING:
            score.emergencies += 1
            dangerous = any(each in book.danger or f"{each}.onset" in book.danger for each in asked | present)
            score.warned += warned
            score.asked_danger += not warned and dangerous
            score.open += not warned and not dangerous and reading.kind not in ("other", "question")
            if not warned and not dangerous and reading.kind in ("other", "question"):
                score.missed.append(sample.text)
        elif sample.kind in IDLE:
            score.idle += 1
            score.idle_warned += warned
            score.idle_asked += bool(asked) and not sample.told
    return score


def is_warned(reading: Reading) -> bool:
    """Whether an emergency rule fires on one message alone."""
    turn = {"findings": [each.as_dict() for each in reading.findings], "reply": {}, "acts": []}
    return assess_emergency(Folding().after(turn).case, load_rulebook()).level == "emergency"


class _LearnedAlone(Reader):
    """Reads with the learned net alone: what it hears is asked about."""

    def read(self, text: str, today: object = None) -> Reading:
        """A reading with proposals alone."""
        assert self.learned is not None and self._arbiter is not None
        return self._arbiter.judged(Reading(text), self.learned.read(text))


def main() -> None:
    """Prints a table: rules alone, learned alone, both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", action="append", default=[])
    parser.add_argument("--outside", type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--missed", action="store_true", help="print the emergencies that are taken for talk")
    args = parser.parse_args()
    samples = list(outside(args.outside) if args.outside else held_out(args.voice))
    learned = LearnedReader(args.model)
    ways = {"rules": Reader(), "learned": _LearnedAlone(learned=learned), "both": Reader(learned=learned)}
    tables = {name: scored(samples, reader) for name, reader in ways.items()}
    print(f"{len(samples)} messages\n\n| | {' | '.join(tables)} |\n|---|{'---|' * len(tables)}")
    for row in zip(*(table.rows() for table in tables.values()), strict=True):
        print(f"| {row[0][0]} | {' | '.join(value for _, value in row)} |")
    if args.missed:
        print("\n".join(tables["both"].missed))


if __name__ == "__main__":
    main()
