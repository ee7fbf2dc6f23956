"""How much of a message is read, on voices that nobody learned from or tuned on: by the vocabulary alone, and with the reader model.

    python -m evaluation.reading [VOICE ...] [--model FOLDER]

Without a voice: those that `training/held_out.yml` keeps apart, each by itself and then together. A finding that is counted and was
not told is false; where one told in the same words was (`training/near.yml`), it is a near neighbour.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from signpost.decision import assess_emergency, load_rulebook
from signpost.decision.case import Folding
from signpost.knowledge import knowledge_root
from signpost.nlu.likely.arbiter import load_arbiter
from signpost.nlu.likely.encoder import FOLDER, LearnedReader
from signpost.nlu.reader import Reader
from signpost.nlu.reading import Reading
from training.held_out import everyday, is_held_out, near_neighbours
from training.notation import ROOT, Message, messages

IDLE = ("harmless", "question", "other")
PRESENT = "present"
# How many of the other statuses are right is told of what was told as these.
RESTING = ("absent", "past", "hypothetical")


def voices(wanted: Iterable[str]) -> Iterator[tuple[str, list[Message]]]:
    """These voices, or all that are held out, with their messages."""
    names = set(wanted)
    for path in sorted((ROOT / "messages").glob("voice-*.txt")):
        if path.stem in names or not names and is_held_out(path.stem):
            yield path.stem, list(messages(path))


def scored(told: Iterable[Message], reader: Reader) -> Counter[str]:
    """What is made of messages, in counts."""
    found: Counter[str] = Counter()
    book = load_rulebook()
    rows = near_neighbours()
    for message in told:
        reading = reader.read(message.text)
        there = {each.finding for each in message.told if each.status == PRESENT}
        any_ = {each.finding for each in message.told}
        near = any_.union(*(row for row in rows if not any_.isdisjoint(row)))
        counted = {each.id for each in reading.findings if each.status == PRESENT}
        asked = {each.id for each in reading.proposals} - counted
        resting = {each.id: each.status for each in reading.findings if each.status != PRESENT}
        found.update(
            told=len(there),
            counted=len(there & counted),
            asked=len(there & asked),
            named=len(counted),
            false=len(counted - any_),
            far=len(counted - near),
            vain=len(asked - any_),
            rests=len(there & resting.keys() - counted),
            messages=1,
        )
        warned = is_warned(reading)
        if message.kind == "emergency":
            danger = any(each in book.danger or f"{each}.onset" in book.danger for each in asked | counted)
            found.update(emergencies=1, warned=warned, danger=warned or danger)
        elif message.kind in IDLE:
            found.update(idle=1, idle_warned=warned)
            if not any_:
                found.update(talk=1, talk_read=bool(counted), talk_asked=bool(asked))
    return found


def is_warned(reading: Reading) -> bool:
    """Whether an emergency rule fires on one message alone."""
    turn = {"findings": [each.as_dict() for each in reading.findings], "reply": {}, "acts": []}
    return assess_emergency(Folding().after(turn).case, load_rulebook()).level == "emergency"


ROWS = (
    ("signs counted", "counted", "told"),
    ("signs asked about", "asked", "told"),
    ("signs taken as denied, past or hypothetical", "rests", "told"),
    ("counted but not reported", "false", "named"),
    ("counted, with nothing close to it reported", "far", "named"),
    ("asked about in vain, per message", "vain", "messages"),
    ("emergencies warned about at once", "warned", "emergencies"),
    ("emergencies warned about, or asked about a danger", "danger", "emergencies"),
    ("harmless messages, questions, others: warned", "idle_warned", "idle"),
    ("those of them that report nothing: a sign counted", "talk_read", "talk"),
    ("those of them that report nothing: asked about one", "talk_asked", "talk"),
)


def table(title: str, ways: dict[str, Counter[str]]) -> str:
    """One table: a row for each share, a column for each way to read."""
    lines = [f"\n{title}\n\n| | {' | '.join(ways)} |\n|---|{'---|' * len(ways)}"]
    for words, part, whole in ROWS:
        lines.append(f"| {words} | {' | '.join(_share(each[part], each[whole]) for each in ways.values())} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} of {whole}" if whole else "–"


def evidence(told: Iterable[Message], reader: Reader) -> str:
    """How often what the model alone counts is no longer sure where the words that it rests on are blotted out."""
    arbiter, whole, fallen, hear = load_arbiter(knowledge_root()), 0, 0, reader.learned.read if reader.learned is not None else None
    for message in told:
        for each in reader.read(message.text).findings:
            if each.reader == "net" and each.status == PRESENT and hear is not None:
                rest = f"{message.text[: each.evidence[0]]} {message.text[each.evidence[1] :]}"
                whole, fallen = whole + 1, fallen + (hear(rest).chance(each.id) < arbiter.least(each.id, hear(message.text)))
    return f"blotted out, the words that the model rests on leave it unsure: {_share(fallen, whole)}"


def main() -> None:
    """Prints a table for each voice, one for all, one for everyday requests, and what the evidence is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("voices", nargs="*")
    parser.add_argument("--model", type=Path, default=FOLDER)
    args = parser.parse_args()
    readers = {"vocabulary alone": Reader(), "with the reader model": Reader(learned=LearnedReader(args.model))}
    whole: dict[str, Counter[str]] = {name: Counter() for name in readers}
    for voice, told in voices(args.voices):
        ways = {name: scored(told, reader) for name, reader in readers.items()}
        print(table(f"{voice}, {len(told)} messages", ways), flush=True)
        for name, counts in ways.items():
            whole[name] += counts
    print(table("all of them", whole))
    print("\n" + evidence((each for _, told in voices(args.voices) for each in told), readers["with the reader model"]))
    requests = [Message(text, "other", ()) for text in everyday(held=True)]
    print(table(f"{len(requests)} everyday requests", {name: scored(requests, reader) for name, reader in readers.items()}))


if __name__ == "__main__":
    main()
