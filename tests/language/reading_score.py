"""Scores the reader on status, person, attributes and replies, with the sentences of `readings/*.yml`.

`read` lists findings that must be there: status "present" and person "self" unless said otherwise, durations within a tenth.
`not` are ids that must not be present, `never` ids that must not be read at all, `unset` attributes that must stay open,
`reply` the fields of the answer. Run as a module it prints what was misread; the misses of held-out sentences are only counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.rules_alone import read
from signpost.findings import Finding
from signpost.knowledge import read_yaml

READINGS = Path(__file__).resolve().parent / "readings"
TODAY = date(2026, 11, 20)
_TENTH = 0.1


def readings(area: str | None = None) -> list[dict[str, Any]]:
    """The sentences of one area, or of all of them."""
    paths = sorted(READINGS.glob(f"{area or '*'}.yml"))
    return [{**case, "area": path.stem} for path in paths for case in read_yaml(path).data["cases"]]


def wrong(case: Mapping[str, Any]) -> list[str]:
    """What of one sentence was read otherwise than it should be."""
    reading = read(case["say"], TODAY)
    found = reading.findings
    present = {finding.id for finding in found if finding.status == "present"}
    faults = [f"no {dict(wanted)}" for wanted in case.get("read", ()) if not any(_fits(each, wanted) for each in found)]
    faults += [f"{each} present" for each in case.get("not", ()) if each in present]
    faults += [f"{each} read" for each in case.get("never", ()) if any(finding.id == each for finding in found)]
    for finding_id, names in case.get("unset", {}).items():
        faults += [f"{name} set" for name in names for each in found if each.id == finding_id and getattr(each, name) not in (None, ())]
    for name, value in case.get("reply", {}).items():
        if not _alike(getattr(reading.reply, name), value):
            faults.append(f"reply {name} {getattr(reading.reply, name)!r}")
    return faults


def _fits(finding: Finding, wanted: Mapping[str, Any]) -> bool:
    expected = {"status": "present", "person": "self", **wanted}
    return all(_alike(getattr(finding, name), value) for name, value in expected.items())


def _alike(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return set(wanted) <= set(value or ())
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
        return value is not None and abs(value - wanted) <= _TENTH * wanted
    return bool(value == wanted)


def cleared(case: Mapping[str, Any]) -> set[str]:
    """The findings of one sentence that should be present and are read as absent only: the worst mistake."""
    status: dict[str, set[str]] = {}
    for finding in read(case["say"], TODAY).findings:
        status.setdefault(finding.id, set()).add(finding.status)
    denied = {each["id"] for each in case.get("read", ()) if each.get("status") == "absent"}
    wanted = {each["id"] for each in case.get("read", ()) if each.get("status", "present") == "present"} - denied
    return {finding_id for finding_id in wanted if status.get(finding_id) == {"absent"}}


def share_right(cases: list[dict[str, Any]]) -> float:
    """The share of the sentences that are read wholly as they should be."""
    return sum(not wrong(case) for case in cases) / len(cases)


def main() -> None:
    """Prints the misread sentences that are not held out, and the share read right of each area."""
    areas = sorted({case["area"] for case in readings()})
    for area in areas:
        for case in readings(area):
            faults = [] if case.get("held_out") else wrong(case)
            if faults:
                print(f"{area}: {case['say']}{' CLEARED' if cleared(case) else ''}\n    {'; '.join(faults)}")
    for area in areas:
        tuned = [case for case in readings(area) if not case.get("held_out")]
        held_out = [case for case in readings(area) if case.get("held_out")]
        print(f"{area}: tuned {share_right(tuned):.3f} of {len(tuned)}, held out {share_right(held_out):.3f} of {len(held_out)}")


if __name__ == "__main__":
    main()
