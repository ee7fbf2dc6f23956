"""Scores the reader on the project's own sentences (`evaluation/sets/sentences.jsonl`); run as a module it prints what was misread.

Held-out sentences were written before the vocabulary was tuned; their misses are never printed, only counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from evaluation.rules_alone import read
from evaluation.sets_of import Row, rows
from signpost.findings import Finding
from signpost.nlu import Reading

# What ordinary messages may well tell of.
MILD = frozenset({"headache", "fever", "mood_low", "tremor", "vomiting", "injury", "diagnosed_diabetes", "numbness_tingling"})


@cache
def danger_cases(name: str) -> tuple[dict[str, Any], ...]:
    """The messages of one group that tell of an emergency, and the near misses beside them."""
    return tuple(as_case(row) for row in rows("emergencies") if row["group"] == name)


def told_dangers(name: str) -> list[dict[str, Any]]:
    """Those that tell of an emergency."""
    return [case for case in danger_cases(name) if "any" in case]


def danger_found(case: dict[str, Any]) -> bool:
    """Whether one of the findings that would do is read as present, or as an attack that is over."""
    return any(each.id in case["any"] and each.status in ("present", "past") for each in read(case["say"]).findings)


def danger_cleared(case: dict[str, Any]) -> bool:
    """Whether a finding that would do is read as absent, and none as present."""
    return not danger_found(case) and any(each.id in case["any"] and each.status == "absent" for each in read(case["say"]).findings)


def frightens(case: dict[str, Any]) -> bool:
    """Whether a near miss is read as a finding that could be an emergency."""
    return any(each.status == "present" and each.id in _dangerous() for each in read(case["say"]).findings)


@cache
def _dangerous() -> frozenset[str]:
    return frozenset(finding for row in rows("emergencies") for finding in row["expect"].get("any", ())) - MILD


def as_case(row: Row) -> dict[str, Any]:
    """A row as those who score sentences hold it."""
    expect = {("expect" if name == "status" else name): value for name, value in row["expect"].items()}
    return {"say": row["text"], **expect, **({"held_out": True} if row.get("held_out") else {})}


@dataclass(frozen=True)
class Verdict:
    """How one sentence was read: ids that should be present and are or are not, and everything that went wrong."""

    found: frozenset[str]
    missed: frozenset[str]
    told_absent: frozenset[str]
    cleared: frozenset[str]
    not_denied: frozenset[str]
    invented: frozenset[str]

    @property
    def wrong(self) -> bool:
        """Whether anything at all was misread."""
        return bool(self.missed or self.cleared or self.not_denied or self.invented)


@dataclass(frozen=True)
class Score:
    """Figures over many sentences; shares lie between 0 and 1."""

    sentences: int
    present: int
    found: int
    invented: int
    denied: int
    denied_found: int
    cleared: int
    small_talk: int
    small_talk_fired: int

    @property
    def recall(self) -> float:
        """The share of the present findings that were read as present."""
        return self.found / self.present

    @property
    def precision(self) -> float:
        """The share of the findings read as present that the sentence allows."""
        return self.found / (self.found + self.invented)

    @property
    def denial(self) -> float:
        """The share of the denied findings that were read as absent."""
        return self.denied_found / self.denied


def all_cases() -> list[dict[str, Any]]:
    """Every sentence, in order, with the name of its group."""
    return [{**as_case(row), "file": row["group"]} for row in rows("sentences")]


def judge(case: dict[str, Any], reading: Reading | None = None) -> Verdict:
    """How one sentence was read. "also" and the ids expected are allowed; a case marked `maybe` may be proposed instead."""
    findings = (reading or read(case["say"])).findings
    expected: dict[str, str] = case.get("expect") or {}
    present = {finding.id for finding in findings if finding.status == "present" and _about(finding, case)}
    denied = {finding.id for finding in findings if finding.status == "absent"}
    wanted = {key for key, status in expected.items() if status == "present"}
    reported = present | ({finding.id for finding in findings} if case.get("maybe") else set())
    allowed = wanted | set(case.get("also") or ()) | ({"age"})
    return Verdict(
        found=frozenset(wanted & reported),
        missed=frozenset(wanted - reported),
        told_absent=frozenset(key for key, status in expected.items() if status == "absent"),
        cleared=frozenset((wanted & denied) - present),
        not_denied=frozenset(key for key, status in expected.items() if status == "absent" and key not in denied),
        invented=frozenset(present - allowed),
    )


def _about(finding: Finding, case: dict[str, Any]) -> bool:
    """A present finding of somebody else counts only where the sentence is about somebody else."""
    return case.get("person") == "other" or finding.person == "self" or finding.id.startswith("family_history")


def score(cases: Iterable[dict[str, Any]], reading_of: Callable[[str], Reading] = read) -> Score:
    """The figures over some sentences."""
    judged = [(case, judge(case, reading_of(case["say"]))) for case in cases]
    small_talk = [verdict for case, verdict in judged if not case.get("expect")]
    return Score(
        sentences=len(judged),
        present=sum(len(verdict.found) + len(verdict.missed) for _, verdict in judged),
        found=sum(len(verdict.found) for _, verdict in judged),
        invented=sum(len(verdict.invented) for _, verdict in judged),
        denied=sum(len(verdict.told_absent) for _, verdict in judged),
        denied_found=sum(len(verdict.told_absent) - len(verdict.not_denied) for _, verdict in judged),
        cleared=sum(len(verdict.cleared) for _, verdict in judged),
        small_talk=len(small_talk),
        small_talk_fired=sum(bool(verdict.invented) for verdict in small_talk),
    )


def main() -> None:
    """Prints the misread sentences that are not held out, and the figures of both sets."""
    cases = all_cases()
    tuned = [case for case in cases if not case.get("held_out")]
    for case in tuned:
        verdict = judge(case)
        if verdict.wrong:
            wrong = {"missed": verdict.missed, "cleared": verdict.cleared, "not denied": verdict.not_denied, "invented": verdict.invented}
            print(case["say"], {name: sorted(ids) for name, ids in wrong.items() if ids})
    for name, some in (("tuned", tuned), ("held out", [case for case in cases if case.get("held_out")])):
        figures = score(some)
        print(f"{name}: {figures}")
        print(f"  recall {figures.recall:.3f}  precision {figures.precision:.3f}  denials {figures.denial:.3f}")


if __name__ == "__main__":
    main()
