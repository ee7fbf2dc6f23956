"""The reader on messages that tell of an emergency, and on near misses; thresholds lie a little under what was measured.

All sentences were written before the vocabulary was looked at. `tuned.yml` was used to widen it, `held_out.yml` was not;
`second.yml` was written at the same time and first read when the work was over (0.74 found at that first reading).
"""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.own_sentences import danger_cases as cases
from evaluation.own_sentences import told_dangers as told
from evaluation.rules_alone import read

# What ordinary messages may well tell of.
MILD = frozenset({"headache", "fever", "mood_low", "tremor", "vomiting", "injury", "diagnosed_diabetes", "numbness_tingling"})


def is_found(case: dict[str, Any]) -> bool:
    """Whether one of the findings that would do is read as present, or as an attack that is over."""
    return any(each.id in case["any"] and each.status in ("present", "past") for each in read(case["say"]).findings)


def is_cleared(case: dict[str, Any]) -> bool:
    """Whether a finding that would do is read as absent, and none as present."""
    return not is_found(case) and any(each.id in case["any"] and each.status == "absent" for each in read(case["say"]).findings)


def frightens(case: dict[str, Any]) -> bool:
    """Whether a near miss is read as a finding that could be an emergency."""
    dangerous = {finding for name in ("tuned", "held_out", "second") for each in told(name) for finding in each["any"]} - MILD
    return any(each.status == "present" and each.id in dangerous for each in read(case["say"]).findings)


@pytest.mark.parametrize(("name", "least"), [("tuned", 0.96), ("held_out", 0.88), ("second", 0.72)])
def test_emergency_is_found_in_most_messages(name: str, least: float) -> None:
    found = sum(map(is_found, told(name)))
    assert found / len(told(name)) >= least


@pytest.mark.parametrize("name", ["tuned", "held_out", "second"])
def test_emergency_is_never_read_as_absent(name: str) -> None:
    assert sum(map(is_cleared, told(name))) == 0


@pytest.mark.parametrize(("name", "most"), [("tuned", 0.1), ("held_out", 0.12), ("second", 0.2)])
def test_near_miss_is_seldom_read_as_an_emergency(name: str, most: float) -> None:
    near = [case for case in cases(name) if case.get("safe")]
    assert sum(map(frightens, near)) / len(near) <= most
