"""The hazard log is complete, and every control points at a test that exists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from tests.test_net_promises import cases_of, functions_of

ROOT = Path(__file__).resolve().parent.parent
HAZARDS: list[dict[str, Any]] = read_yaml(ROOT / "docs" / "safety" / "hazard-log.yml").data["hazards"]
KEYS = {"id", "hazard", "cause", "effect", "severity", "likelihood", "controls", "residual", "further", "owner", "status"}
CONTROLS = [(hazard["id"], control["test"]) for hazard in HAZARDS for control in hazard["controls"]]


def test_hazard_is_complete_and_rated() -> None:
    for hazard in HAZARDS:
        assert set(hazard) - {"rules"} == KEYS, hazard["id"]
        ratings = [hazard["severity"], hazard["likelihood"], hazard["residual"]["severity"], hazard["residual"]["likelihood"]]
        assert all(rating in range(1, 6) for rating in ratings), hazard["id"]
        assert hazard["controls"], hazard["id"]
        assert hazard["residual"]["likelihood"] <= hazard["likelihood"], hazard["id"]


def test_hazards_are_numbered_once() -> None:
    assert [hazard["id"] for hazard in HAZARDS] == [f"H{number}" for number in range(1, len(HAZARDS) + 1)]


def exists(hazard: str, link: str) -> bool:
    if "::" in link:
        path, name = link.split("::")
        return name in functions_of(path)
    path, name = link.split(": ", 1)
    return [hazard in each["proves"] for each in cases_of(path) if each["name"] == name] == [True]


def test_control_points_at_a_test_that_exists() -> None:
    assert [link for hazard, link in CONTROLS if not exists(hazard, link)] == []
