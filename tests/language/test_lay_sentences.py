"""Short everyday sentences: thresholds a little under what was measured, so that a loss is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from signpost.knowledge import read_yaml
from signpost.language import Reader

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "lay" / "rounds.yml").data["cases"]


def share_read(reader: Reader, cases: Iterable[dict[str, Any]]) -> float:
    """The share of the sentences in which all that is wanted is read and nothing that must not be."""
    right = [_is_right(reader, case) for case in cases]
    return sum(right) / len(right)


def _is_right(reader: Reader, case: dict[str, Any]) -> bool:
    read = {each.id for each in reader.read(case["say"]).findings if each.status in ("present", "past")}
    return all(read.intersection(wanted) for wanted in case.get("any", [])) and read.isdisjoint(case.get("never", []))


@pytest.mark.parametrize(
    ("held_out", "tells", "least"),
    [(False, True, 0.96), (False, False, 0.94), (True, True, 0.81), (True, False, 0.84)],
    ids=["tuned", "tuned and harmless", "held out", "held out and harmless"],
)
def test_lay_sentences_reach_their_threshold(reader: Reader, held_out: bool, tells: bool, least: float) -> None:
    cases = [case for case in CASES if bool(case.get("held_out")) == held_out and ("any" in case) == tells]
    assert len(cases) > 30
    assert share_read(reader, cases) >= least
