"""Whole conversations against the trained model: each case in tests/cases says what a person writes and what must come."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.parity import cases
from evaluation.playing import play
from evaluation.trained import Talk

pytestmark = pytest.mark.model


@pytest.mark.parametrize("steps", [pytest.param(steps, id=name) for name, steps in cases()])
def test_conversation_goes_as_written(talk: Talk, steps: list[dict[str, Any]]) -> None:
    play(talk, steps)
