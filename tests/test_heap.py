"""What a server holds for as long as it runs is not looked through again and again."""

from __future__ import annotations

import asyncio
import gc
from typing import Any

import psutil
import pytest
from sanic import Sanic

from actions.actions import attach_sanic_app_extensions
from signpost.decision import load_rulebook
from signpost.heap import keep_for_good, undisturbed


def test_collector_forgets_what_was_loaded() -> None:
    kept: list[Any] = [[]]
    keep_for_good()
    assert gc.get_freeze_count() > 0
    assert not any(each is kept for each in gc.get_objects())


def test_memory_that_loading_needed_goes_back_to_the_system() -> None:
    # Blocks below the size for which the C library asks the system itself; every hundredth stays and keeps the heap long.
    blocks = [bytes(50_000) for _ in range(2000)]
    kept = blocks[::100]
    before = psutil.Process().memory_info().rss
    del blocks
    keep_for_good()
    assert psutil.Process().memory_info().rss < before - 70_000_000
    assert len(kept) == 20


def test_collector_is_away_while_something_is_built_and_back_after_a_fault() -> None:
    with pytest.raises(ValueError, match="broken"), undisturbed():
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()


def test_action_server_knows_the_rules_before_its_first_call() -> None:
    load_rulebook.cache_clear()
    app = Sanic("loading")
    attach_sanic_app_extensions(app)
    listener = app._future_listeners.pop().listener
    asyncio.run(listener(app, asyncio.new_event_loop()))
    assert load_rulebook.cache_info().currsize == 1


def test_action_server_starts_with_broken_knowledge(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    load_rulebook.cache_clear()
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", str(tmp_path))
    app = Sanic("broken")
    attach_sanic_app_extensions(app)
    asyncio.run(app._future_listeners.pop().listener(app, asyncio.new_event_loop()))
    load_rulebook.cache_clear()
