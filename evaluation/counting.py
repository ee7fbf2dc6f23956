"""Counts what was read in labelled messages, report sentences and small talk; the data stays outside the project.

Rows of messages: {"text", "findings": {id: "present" | "absent" | "past" | "other"}}; labels with an id that the vocabulary does not
have, not even under another name, are left out and counted. The precision against labels is a lower bound, since such data
seldom labels everything that a message says; `judged.yml` says how often what has no label is right all the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_folder, read_yaml
from signpost.nlu import Reading

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
    present_found: int = 0
    present_missed: int = 0
    status_right: int = 0
    status_wrong: int = 0
    cleared: int = 0
    proposed: int = 0
    asked: int = 0
    asked_rightly: int = 0
    fired: int = 0
    fired_or_asked: int = 0
    judged_right: int = 0
    judged_wrong: int = 0
    unknown_ids: int = 0
    missed_ids: Counter[str] = field(default_factory=Counter)
    extra_ids: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """The share of the labels found, those asked about counting half."""
        return (self.found + self.proposed / 2) / (self.found + self.missed)

    @property
    def precision(self) -> float:
        """The share of the present findings that have a label."""
        return self.right / (self.right + self.extra)

    def adjusted_precision(self, rightly: float) -> float:
        """The precision when this share of the findings without a label is right all the same."""
        return (self.right + rightly * self.extra) / (self.right + self.extra)

    @property
    def status(self) -> float:
        """The share of right statuses."""
        return self.status_right / (self.status_right + self.status_wrong)


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
    return {document.data["id"] for document in read_folder(knowledge_root() / "vocabulary") if "id" in (document.data or {})}


def label_of(finding: Finding, person: str) -> set[str]:
    """How the data would label a finding that was read; a finding of the person written about counts as theirs."""
    others = {"other"} if finding.person == "other" and person != "other" else set()
    return {finding.status} | others


def fitting(key: str, label: str) -> set[str]:
    """The statuses that fit a label; a history of something that is over is itself present."""
    return STATUS[label] | ({"present"} if key.endswith("_history") and label == "past" else set())


def count_message(
    row: dict[str, Any], reading: Reading, known: set[str], verdicts: Mapping[str, bool], counts: Counts
) -> tuple[list[str], list[str]]:
    """Adds one message to the counts; hands back the ids missed and the ids found without a label."""
    person = row.get("person", "self")
    heard: dict[str, set[str]] = {}
    asked = {finding.id for finding in reading.proposals}
    for finding in reading.findings:
        heard.setdefault(finding.id, set()).update(label_of(finding, person))
    names = {key: ALIASES.get(key, {key}) & known for key in row["findings"]}
    labels = {key: label for key, label in row["findings"].items() if names[key]}
    counts.unknown_ids += len(row["findings"]) - len(labels)
    counts.rows += 1
    missed = [key for key in labels if not names[key] & set(heard)]
    present = {key for key, statuses in heard.items() if "present" in statuses and "other" not in statuses} - UNLABELLED
    allowed = set().union(*names.values())
    extra = sorted(present - allowed)
    judged = [verdicts[each] for each in extra if each in verdicts]
    counts.judged_right += sum(judged)
    counts.judged_wrong += len(judged) - sum(judged)
    counts.proposed += sum(bool(names[key] & asked) for key in missed)
    counts.asked += len(asked)
    counts.asked_rightly += len(asked & allowed)
    for key, label in labels.items():
        statuses = set().union(*(heard.get(name, set()) for name in names[key]))
        if statuses:
            fits = bool(statuses & fitting(key, label))
            counts.status_right += fits
            counts.status_wrong += not fits
            counts.cleared += label == "present" and statuses <= {"absent"}
    present_missed = sum(labels[key] == "present" for key in missed)
    counts.present_missed += present_missed
    counts.present_found += sum(label == "present" for label in labels.values()) - present_missed
    counts.found += len(labels) - len(missed)
    counts.missed += len(missed)
    counts.right += len(present) - len(extra)
    counts.extra += len(extra)
    counts.missed_ids.update(missed)
    counts.extra_ids.update(extra)
    return missed, extra


def count_negation(row: dict[str, Any], heard: str | None, counts: Counts) -> bool:
    """Adds one report sentence, and the status heard in it, to the counts; True when the status was right."""
    negated = row["negation"] == "negated"
    counts.rows += 1
    right = bool((heard == "absent") == negated)
    counts.status_right += right
    counts.status_wrong += not right
    counts.cleared += heard == "absent" and not negated
    return right


def count_chitchat(reading: Reading, counts: Counts) -> list[str]:
    """Adds one everyday message to the counts; the ids that were read as present."""
    heard = [finding.id for finding in reading.findings if finding.status == "present"]
    counts.rows += 1
    counts.fired += bool(heard)
    counts.fired_or_asked += bool(heard or reading.proposals)
    counts.extra_ids.update(heard)
    return heard


def share(part: int, whole: int) -> str:
    """A share with its numbers, as in "0.91 (10/11)"."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


def judgements() -> dict[int, dict[str, bool]]:
    """For each row of the messages that was looked at: whether a finding that no label names is right."""
    found: dict[int, dict[str, bool]] = {}
    for row, finding, right in read_yaml(Path(__file__).resolve().parent / "judged.yml").data["judged"]:
        found.setdefault(row, {})[finding] = right
    return found


def interval(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson's)."""
    share, z = right / count, 1.96
    middle = share + z * z / (2 * count)
    width = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - width) / (1 + z * z / count), (middle + width) / (1 + z * z / count)
