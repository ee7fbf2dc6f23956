"""The hazard log is complete, and every control points at a test that exists."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from signpost.knowledge import read_yaml

ROOT = Path(__file__).resolve().parent.parent
HAZARDS: list[dict[str, Any]] = read_yaml(ROOT / "docs" / "safety" / "hazard-log.yml").data["hazards"]
KEYS = {"id", "hazard", "cause", "effect", "severity", "likelihood", "controls", "residual", "further", "owner", "status"}
CONTROLS = [(hazard["id"], control["test"]) for hazard in HAZARDS for control in hazard["controls"]]


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard["id"])
def test_hazard_is_complete_and_rated(hazard: dict[str, Any]) -> None:
    assert set(hazard) - {"rules"} == KEYS
    ratings = [hazard["severity"], hazard["likelihood"], hazard["residual"]["severity"], hazard["residual"]["likelihood"]]
    assert all(rating in range(1, 6) for rating in ratings)
    assert hazard["controls"]
    assert hazard["residual"]["likelihood"] <= hazard["likelihood"]


def test_hazards_are_numbered_once() -> None:
    assert [hazard["id"] for hazard in HAZARDS] == [f"H{number}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize(("hazard", "link"), CONTROLS, ids=str)
def test_control_points_at_a_test_that_exists(hazard: str, link: str) -> None:
    if "::" in link:
        path, name = link.split("::")
        functions = [node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if isinstance(node, ast.FunctionDef)]
        assert name in functions, link
    else:
        path, name = link.split(": ", 1)
        (dialogue,) = [each for each in read_yaml(ROOT / path).data["cases"] if each["name"] == name]
        assert hazard in dialogue["proves"], link
