"""The garbage collector looks through what is kept for long between turns, and not in the middle of one."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from signpost.components.channels import collecting
from signpost.components.channels.collecting import LATEST_SECONDS, QUIET_SECONDS, collect_in_quiet, is_time, leave_the_old


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generations that were collected meanwhile; the collector's thresholds are as before afterwards."""
    thresholds, seen = gc.get_threshold(), []

    def note(phase: str, info: dict[str, Any]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.set_threshold(*thresholds)


def test_the_old_are_left_alone_and_the_young_are_not(collections: list[int]) -> None:
    young, middle, _ = gc.get_threshold()
    leave_the_old()
    assert gc.get_threshold()[:2] == (young, middle) and gc.get_threshold()[2] > 1_000_000
    kept = [[each] for each in range(100_000)]
    assert collections and 2 not in collections and len(kept) == 100_000


@pytest.mark.parametrize(
    "since_turn, since_collected, due",
    [(QUIET_SECONDS, 30.0, True), (QUIET_SECONDS / 2, 30.0, False), (QUIET_SECONDS / 2, LATEST_SECONDS, True), (30.0, 20.0, False)],
    ids=["nobody waits", "somebody may wait", "put off for long", "nothing was said since"],
)
def test_it_collects_when_nobody_waits_or_after_long(since_turn: float, since_collected: float, due: bool) -> None:
    now = 10_000.0
    assert is_time(now, now - since_turn, now - since_collected) is due


def test_a_server_collects_once_after_a_turn(monkeypatch: pytest.MonkeyPatch, collections: list[int]) -> None:
    monkeypatch.setattr(collecting, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(collecting, "QUIET_SECONDS", 0.02)
    app = SimpleNamespace(ctx=SimpleNamespace(last_turn=0.0))

    async def watch() -> None:
        task = asyncio.create_task(collect_in_quiet(app))  # type: ignore[arg-type]
        await asyncio.sleep(0.05)
        assert 2 not in collections, "nothing was said yet"
        app.ctx.last_turn = collecting.time.monotonic()
        await asyncio.sleep(0.3)
        task.cancel()

    leave_the_old()
    asyncio.run(watch())
    assert collections.count(2) == 1
