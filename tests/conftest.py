"""What the rings of the suite share: the trained model with an action server of its own, and really started servers."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from evaluation.trained import Talk, free_port, load_agent, start_actions, stop
from signpost.heap import keep_for_good
from signpost.knowledge import keep_parsed
from signpost.rasa import OPTIONAL_FOR, UNUSED
from signpost.responses import read_responses
from signpost.stand_ins import keep_out
from tests.rerun import pytest_configure as pytest_configure

# What is set for a server on this machine must not change what is tested.
for name in [each for each in os.environ if each.startswith("SIGNPOST_")]:
    del os.environ[name]

# The same examples in every run, so that no run fails by chance; `make fuzz` searches at random. What it finds is kept as an
# `@example` of the property that it broke, which every run tries first.
settings.register_profile("same", derandomize=True, database=None, deadline=None, max_examples=100)
settings.register_profile("fuzz", database=None, deadline=None, max_examples=5_000, suppress_health_check=list(HealthCheck))
settings.load_profile("same")

keep_parsed()
keep_out(UNUSED, missed_by=OPTIONAL_FOR)  # as in the servers; tests/live/test_plain_rasa.py tries Rasa with all that it imports
ROOT = Path(__file__).resolve().parent.parent
pytest_unconfigure = keep_for_good  # looks once for what nobody holds; the five looks of pytest after it find little to look through


def project_domain() -> Any:
    """The project's own domain with its responses, as Rasa's importer puts them together."""
    from rasa.shared.core.domain import Domain

    return Domain.from_file(str(ROOT / "domain.yml")).merge(Domain.from_dict({"responses": read_responses()}))


def pytest_collection_finish() -> None:
    """What was loaded by now stays: the garbage collector need not look through it in every test, nor after every few objects."""
    gc.freeze()
    gc.set_threshold(20_000, 20)


@pytest.fixture(scope="session")
def reader() -> Any:
    """The rules alone: what the learned reader adds is tested in tests/nlu/likely."""
    from signpost.nlu import Reader

    return Reader()


@pytest.fixture(scope="session")
def action_server() -> Iterator[int]:
    """The port of an action server that lives as long as the session."""
    port = free_port()
    process = start_actions(port)
    yield port
    stop(process)


@pytest.fixture(scope="session")
def event_loop_of_session() -> Iterator[asyncio.AbstractEventLoop]:
    """The loop on which the model's coroutines run."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def agent(event_loop_of_session: asyncio.AbstractEventLoop, action_server: int) -> Iterator[Any]:
    """The trained model with its action server."""
    loaded = load_agent(action_server, event_loop_of_session)
    yield loaded
    event_loop_of_session.run_until_complete(loaded.action_endpoint.close())


@pytest.fixture
def talk(agent: Any, event_loop_of_session: asyncio.AbstractEventLoop) -> Talk:
    """A new conversation."""
    return Talk(agent, event_loop_of_session)
