"""Who reads best: the whole reader, the reader without one of its parts, and the reader with medspaCy's context rules.

    python evaluation/winners.py [--messages FILE.jsonl --negation FILE.jsonl --chitchat FILE.jsonl] [--medspacy PYTHON]

Parts are switched off by name in the spaCy pipeline. PYTHON is the interpreter of an environment that has medspaCy
(see medspacy_context.py); without it that line is left out. Prints tables; even rows were used for tuning, odd ones never looked at.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.counting import Counts, count_chitchat, count_message, count_negation, half, judgements, rows, vocabulary_ids  # noqa: E402
from evaluation.own_sentences import all_cases, score  # noqa: E402
from signpost.language import Reader, Reading  # noqa: E402
from signpost.language.words.marks import marks_of  # noqa: E402
from signpost.language.words.tokens import level  # noqa: E402

SWITCHED_OFF = {
    "whole reader": (),
    "phrases alone": ("spelling", "frames", "proposals"),
    "frames off": ("frames",),
    "spelling off": ("spelling",),
    "proposals off": ("proposals",),
}
MEDSPACY = "medspaCy's context"
Told = tuple[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Way:
    """One way to read: texts into readings, and texts with a concept into its status."""

    read: Callable[[str], Reading]
    status: Callable[[str, str], str | None]


def switched(reader: Reader, steps: Sequence[str]) -> Way:
    """The reader without some steps."""
    names = [f"signpost_{step}" for step in steps]

    def read(text: str) -> Reading:
        with reader.nlp.select_pipes(disable=names):
            reading = reader.read(text)
        # Likely phrases and frames stay uncertain without the step that sifts them; they would be asked about unsifted.
        return replace(reading, proposals=()) if "proposals" in steps else reading

    def status(text: str, concept: str) -> str | None:
        with reader.nlp.select_pipes(disable=names):
            return reader.concept_status(text, concept)

    return Way(read, status)


def places(reader: Reader, text: str) -> list[tuple[str, str, int, int]]:
    """The certain mentions that became findings: finding, kind, and the characters that context words act on."""
    doc = reader.doc(text)
    known = {each.id for each in doc._.reading.findings}
    found = [each for each in marks_of(doc).mentions if not each.uncertain and each.finding in known]
    return [(each.finding, each.kind, doc[each.anchor_start].idx, doc[each.anchor_end - 1 : each.anchor_end].end_char) for each in found]


def concept_place(text: str, concept: str) -> tuple[int, int] | None:
    """The characters of a concept in a text."""
    pattern = r"\s+".join(re.escape(part) for part in level(concept).split())
    found = re.search(rf"(?<!\w){pattern}(?!\w)", level(text), re.IGNORECASE) or re.search(pattern, level(text), re.IGNORECASE)
    return found.span() if found else None


def by_medspacy(reader: Reader, python: str, texts: Sequence[str], concepts: Sequence[tuple[str, str]]) -> Way:
    """The reader's own findings with the statuses that medspaCy gives them, for these texts and concepts only."""
    told = [(text, places(reader, text)) for text in texts]
    spots = [(text, concept, spot) for text, concept in concepts if (spot := concept_place(text, concept))]
    questions = [(text, [(start, end) for _, _, start, end in found]) for text, found in told]
    answers = asked(python, [*questions, *((text, [spot]) for text, _, spot in spots)])
    readings = {text: restated(reader.read(text), found, heard) for (text, found), heard in zip(told, answers, strict=False)}
    statuses = {(text, concept): heard[0] for (text, concept, _), heard in zip(spots, answers[len(told) :], strict=True)}
    return Way(readings.__getitem__, lambda text, concept: statuses.get((text, concept)))


def asked(python: str, questions: Sequence[Told]) -> list[list[str]]:
    """The statuses of all stretches, by the other environment; raises CalledProcessError when it fails."""
    lines = "".join(json.dumps({"text": text, "spans": spans}) + "\n" for text, spans in questions)
    script = Path(__file__).resolve().parent / "medspacy_context.py"
    done = subprocess.run([python, str(script)], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line)["statuses"] for line in done.stdout.splitlines()]


def restated(reading: Reading, found: Sequence[tuple[str, str, int, int]], heard: Sequence[str]) -> Reading:
    """A reading whose findings have other statuses; what says that something is well is a denial unless it is denied itself."""
    by_id: dict[str, list[str]] = {}
    for (finding, kind, _, _), status in zip(found, heard, strict=True):
        flipped = {"present": "absent", "absent": "present"}.get(status, status) if kind == "normal" else status
        by_id.setdefault(finding, []).append(flipped)
    findings = []
    for finding in reading.findings:
        for status in dict.fromkeys(by_id.get(finding.id, [finding.status])):
            if status == "other":
                findings.append(replace(finding, status="present", person="other"))
            else:
                findings.append(replace(finding, status=status))
    return replace(reading, findings=tuple(findings))


def counted(way: Way, data: dict[str, list[dict[str, Any]]], part: str) -> dict[str, Counts]:
    """The counts of one half of each kind of outside data."""
    known, verdicts = vocabulary_ids(), judgements()
    found = {name: Counts() for name in data}
    for number, row in enumerate(data["messages"]):
        if half(number) == part:
            count_message(row, way.read(row["text"]), known, verdicts.get(number, {}), found["messages"])
    for number, row in enumerate(data["negation"]):
        if half(number) == part:
            count_negation(row, way.status(row["text"], row["concept"]), found["negation"])
    for number, row in enumerate(data["chitchat"]):
        if half(number) == part:
            count_chitchat(way.read(row["text"]), found["chitchat"])
    return found


def outside_line(name: str, counts: dict[str, Counts]) -> str:
    """The figures of one way on one half of the outside data."""
    told, denied, talk = counts["messages"], counts["negation"], counts["chitchat"]
    figures = [told.recall, told.precision, told.status, told.cleared, denied.status, denied.cleared, talk.fired_or_asked / talk.rows]
    return f"{name:22}" + "".join(f"{each:12d}" if isinstance(each, int) else f"{each:12.3f}" for each in figures)


def own_line(name: str, way: Way) -> str:
    """The figures of one way on the project's own sentences that were held out."""
    found = score([case for case in all_cases() if case.get("held_out")], way.read)
    return f"{name:22}{found.recall:12.3f}{found.precision:12.3f}{found.denial:12.3f}{found.cleared:12d}"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("messages", "negation", "chitchat", "medspacy"):
        parser.add_argument(f"--{name}", default="")
    options = parser.parse_args()
    data = {name: rows(getattr(options, name)) for name in ("messages", "negation", "chitchat")}
    reader = Reader()
    ways = {name: switched(reader, steps) for name, steps in SWITCHED_OFF.items()}
    if options.medspacy:
        texts = [row["text"] for name in ("messages", "chitchat") for row in data[name]] + [case["say"] for case in all_cases()]
        concepts = [(row["text"], row["concept"]) for row in data["negation"]]
        ways[MEDSPACY] = by_medspacy(reader, options.medspacy, texts, concepts)
    for part in ("even", "odd") if all(data.values()) else ():
        print(f"outside data, {part} rows")
        print(" " * 22 + "".join(f"{each:>12}" for each in ("found", "labelled", "status", "cleared", "negation", "cleared", "small talk")))
        for name, way in ways.items():
            print(outside_line(name, counted(way, data, part)))
        print()
    print("own sentences, held out")
    print(" " * 22 + "".join(f"{each:>12}" for each in ("found", "precision", "denials", "cleared")))
    for name, way in ways.items():
        print(own_line(name, way))
    if not options.medspacy:
        print("medspaCy's context was left out: its environment was not named (--medspacy PYTHON)")


if __name__ == "__main__":
    main()
