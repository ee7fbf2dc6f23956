"""A short walk at random through the trained model; the long one is `python -m evaluation.random_walk`."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from evaluation.random_walk import Fault, talks
from evaluation.trained import Talk

pytestmark = pytest.mark.model


@pytest.mark.parametrize("seed", [7])
def test_random_walk_meets_no_silence_and_loses_no_warning(agent: Any, event_loop_of_session: asyncio.AbstractEventLoop, seed: int) -> None:
    found = list(talks(lambda: Talk(agent, event_loop_of_session), 250, seed))
    assert [each for each in found if isinstance(each, Fault)] == []
    assert sum(sum(each.values()) for each in found if not isinstance(each, Fault)) == 250
