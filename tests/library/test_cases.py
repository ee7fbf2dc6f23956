"""Every conversation of tests/cases with the library: no model, no server and no Rasa."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.parity import LibraryTalk, cases
from evaluation.playing import play


@pytest.mark.parametrize("steps", [pytest.param(steps, id=name) for name, steps in cases()])
def test_conversation_goes_as_written(steps: list[dict[str, Any]]) -> None:
    play(LibraryTalk(), steps)
