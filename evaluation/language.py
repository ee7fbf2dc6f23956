"""Measures the language room on labelled messages; the data is named by path and stays outside the project.

    python evaluation/language.py --messages messages.jsonl --negation negation.jsonl --chitchat chitchat.jsonl

Prints one table for each kind of data, for the rows with an even number ("even", used for tuning), the odd ones ("odd", not
looked at) and all. Rows of --messages: {"text", "findings": {id: "present" | "absent" | "past" | "other"}}; labels with an id
that the vocabulary does not have, not even under another name, are left out and counted. The precision is a lower bound, since
such data seldom labels everything that a message says. --misses prints what was missed in one half, for tuning.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from signpost.findings import Finding  # noqa: E402
from signpost.knowledge import knowledge_root, read_folder  # noqa: E402
from signpost.language import Reader, read  # noqa: E402

HALVES = ("even", "odd", "all")
# What one label may be read as; "other" is what is asked about, feared, unclear or somebody else's.
STATUS = {"present": {"present"}, "absent": {"absent"}, "past": {"past"}, "other": {"hypothetical", "unknown", "other"}}

# Labels of the data that the vocabulary holds under other ids; finding any of them counts.
ALIASES = {
    "dizziness": {"dizziness", "vertigo"},
    "gait_trouble": {"walking_difficulty", "cannot_walk", "balance_trouble", "foot_drop"},
    "cough": {"coughing", "weak_cough"},
    "speech_loss": {"speech_lost", "speech_slurred"},
    "voice_change": {"hoarse_voice"},
    "epilepsy_known": {"diagnosed_epilepsy"},
    "myasthenia_known": {"diagnosed_myasthenia"},
    "diabetes": {"diagnosed_diabetes"},
    "brain_tumour": {"diagnosed_cancer"},
    "lymphoma_history": {"diagnosed_cancer"},
    "facial_numbness": {"numbness_tingling"},
    "throat_lump": {"globus", "swallowing_difficulty"},
    "sleep_jerks": {"involuntary_movements"},
    "restless_legs": {"involuntary_movements"},
    "eye_jerks": {"involuntary_movements"},
    "infection": {"recent_infection"},
    "chest_tightness": {"chest_pain"},
    "handwriting_change": {"dropping_things", "small_handwriting"},
    "aneurysm": {"stroke_history"},
    "stroke": {"stroke_history"},
    "fainting_or_collapse": {"loss_of_consciousness"},
    "b12_low": {"vitamin_b12_low"},
    "hallucinations": {"confusion"},
    "hearing_voices": {"confusion"},
    "aggression": {"personality_change"},
    "floaters": {"blurred_vision"},
    "known_disc": {"back_pain", "neck_pain", "diagnosed_disc"},
    "sore_throat": {"pain"},
    "ear_pain": {"pain"},
    "alcohol": {"alcohol_use"},
    "sleep_apnoea": {"sleep_trouble"},
    "neuropathy_known": {"numbness_tingling", "diagnosed_neuropathy"},
    "generalised_weakness": {"limb_weakness", "fatigue"},
}
# Never labelled in the data, so finding them is neither right nor wrong.
UNLABELLED = {"age", "neurological_symptoms", "test_result_abnormal", "test_result_normal"}


@dataclass
class Counts:
    """What was counted in one half."""

    rows: int = 0
    found: int = 0
    missed: int = 0
    right: int = 0
    extra: int = 0
    status_right: int = 0
    status_wrong: int = 0
    cleared: int = 0
    fired: int = 0
    unknown_ids: int = 0
    missed_ids: Counter[str] = field(default_factory=Counter)
    extra_ids: Counter[str] = field(default_factory=Counter)


def half(number: int) -> str:
    """The half that a row belongs to, by its number from 0."""
    return HALVES[number % 2]


def rows(path: str | None) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file, none when there is no such file."""
    if not path or not Path(path).is_file():
        return []
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def vocabulary_ids() -> set[str]:
    """Every finding id of the vocabulary."""
    return {entry["id"] for document in read_folder(knowledge_root() / "findings") for entry in (document.data or {}).get("findings") or []}


def label_of(finding: Finding, person: str) -> set[str]:
    """How the data would label a finding that was read; a finding of the person written about counts as theirs."""
    others = {"other"} if finding.person == "other" and person != "other" else set()
    return {finding.status} | others


def count_message(row: dict[str, Any], known: set[str], counts: Counts) -> tuple[list[str], list[str]]:
    """Adds one message to the counts; hands back the ids missed and the ids found without a label."""
    person = row.get("person", "self")
    heard: dict[str, set[str]] = {}
    for finding in read(row["text"]).findings:
        heard.setdefault(finding.id, set()).update(label_of(finding, person))
    names = {key: ALIASES.get(key, {key}) & known for key in row["findings"]}
    labels = {key: label for key, label in row["findings"].items() if names[key]}
    counts.unknown_ids += len(row["findings"]) - len(labels)
    counts.rows += 1
    missed = [key for key in labels if not names[key] & set(heard)]
    present = {key for key, statuses in heard.items() if "present" in statuses and "other" not in statuses} - UNLABELLED
    extra = sorted(present - set().union(*names.values()))
    for key, label in labels.items():
        statuses = set().union(*(heard.get(name, set()) for name in names[key]))
        if statuses:
            fits = bool(statuses & STATUS[label])
            counts.status_right += fits
            counts.status_wrong += not fits
            counts.cleared += label == "present" and statuses <= {"absent"}
    counts.found += len(labels) - len(missed)
    counts.missed += len(missed)
    counts.right += len(present) - len(extra)
    counts.extra += len(extra)
    counts.missed_ids.update(missed)
    counts.extra_ids.update(extra)
    return missed, extra


def count_negation(row: dict[str, Any], reader: Reader, counts: Counts) -> bool:
    """Adds one report sentence to the counts; True when the status was right."""
    heard = reader.concept_status(row["text"], row["concept"])
    negated = row["negation"] == "negated"
    counts.rows += 1
    right = bool((heard == "absent") == negated)
    counts.status_right += right
    counts.status_wrong += not right
    counts.cleared += heard == "absent" and not negated
    return right


def count_chitchat(row: dict[str, Any], counts: Counts) -> list[str]:
    """Adds one everyday message to the counts; the ids that were read as present."""
    heard = [finding.id for finding in read(row["text"]).findings if finding.status == "present"]
    counts.rows += 1
    counts.fired += bool(heard)
    counts.extra_ids.update(heard)
    return heard


def share(part: int, whole: int) -> str:
    """A share with its numbers, as in "0.91 (10/11)"."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


def table(title: str, halves: dict[str, Counts], lines: Sequence[tuple[str, Any]]) -> None:
    """Prints one table: a line for each figure, a column for each half."""
    print(f"\n{title}")
    print(f"{'':34}" + "".join(f"{name:>22}" for name in HALVES))
    for name, figure in lines:
        print(f"{name:34}" + "".join(f"{figure(halves[key]):>22}" for key in HALVES))


def measure(data: Iterable[dict[str, Any]], count: Any, misses: str | None) -> dict[str, Counts]:
    """Counts every row twice, in its half and in all."""
    halves = {name: Counts() for name in HALVES}
    for number, row in enumerate(data):
        for name in (half(number), "all"):
            note = count(row, halves[name])
            if misses == name and note:
                print(note)
    return halves


def messages(data: list[dict[str, Any]], misses: str | None) -> None:
    """Findings in messages of lay people."""
    known = vocabulary_ids()

    def count(row: dict[str, Any], counts: Counts) -> str:
        missed, extra = count_message(row, known, counts)
        shown = f"\n{row['text'][:500]}\n   labels {row['findings']}"
        return f"{shown}\n   missed {missed}  extra {extra}" if missed or extra else ""

    halves = measure(data, count, misses)
    lines = [
        ("messages", lambda c: str(c.rows)),
        ("recall of findings (any status)", lambda c: share(c.found, c.found + c.missed)),
        ("precision of present findings", lambda c: share(c.right, c.right + c.extra)),
        ("status right, of those found", lambda c: share(c.status_right, c.status_right + c.status_wrong)),
        ("present, but read as absent", lambda c: str(c.cleared)),
        ("labels with an unknown id", lambda c: str(c.unknown_ids)),
    ]
    table("Messages", halves, lines)
    print("most missed, even:", dict(halves["even"].missed_ids.most_common(12)))
    print("most extra, even: ", dict(halves["even"].extra_ids.most_common(12)))


def negation(data: list[dict[str, Any]], misses: str | None) -> None:
    """Negation in report sentences."""
    reader = Reader()

    def count(row: dict[str, Any], counts: Counts) -> str:
        return "" if count_negation(row, reader, counts) else f"{row['negation']:9} {row['concept']!r}: {row['text'][:200]}"

    lines = [
        ("sentences", lambda c: str(c.rows)),
        ("negated or not, right", lambda c: share(c.status_right, c.status_right + c.status_wrong)),
        ("affirmed, but read as absent", lambda c: str(c.cleared)),
    ]
    table("Negation", measure(data, count, misses), lines)


def chitchat(data: list[dict[str, Any]], misses: str | None) -> None:
    """Everyday messages that must not yield findings."""

    def count(row: dict[str, Any], counts: Counts) -> str:
        heard = count_chitchat(row, counts)
        return f"{heard} {row['text']}" if heard else ""

    halves = measure(data, count, misses)
    lines = [("messages", lambda c: str(c.rows)), ("with a present finding", lambda c: share(c.fired, c.rows))]
    table("Chitchat", halves, lines)
    print("read, even:", dict(halves["even"].extra_ids.most_common(12)))


def main() -> None:
    """Measures what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("messages", "negation", "chitchat"):
        parser.add_argument(f"--{name}", metavar="PATH")
    parser.add_argument("--misses", choices=("even",), help="print every row of this half that was not read as labelled")
    options = parser.parse_args()
    for name, work in (("messages", messages), ("negation", negation), ("chitchat", chitchat)):
        data = rows(getattr(options, name))
        if data:
            work(data, options.misses)


if __name__ == "__main__":
    main()
