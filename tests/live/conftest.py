"""Really started servers for the tests of this folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from evaluation.trained import free_port, start_actions, stop, wait_for
from scripts.environment import MODEL, environment
from scripts.train import train_if_needed
from tests.conftest import ROOT
from tests.live.house import PER_MINUTE, WEAK, House
from tests.live.servers import SAFE, Gate, Person, action_server, rasa_server, rest, text_of


@dataclass
class Bot:
    """A running Rasa server and the port of its action server."""

    port: int
    actions_port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"


def start_bot(actions_port: int, folder: Path) -> Bot:
    """A Rasa server with a database of its own; it answers when this returns."""
    train_if_needed()
    port, log = free_port(), folder / "rasa.log"
    shared = {
        **environment(),
        "SIGNPOST_ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
        "SIGNPOST_DATABASE": str(folder / "conversations.db"),
        "SIGNPOST_VAR": str(folder),
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
    }
    command = [sys.executable, "-m", "signpost.rasa", "run", "-i", "127.0.0.1", "-p", str(port), "--model", str(MODEL)]
    command += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml", "--logging-config-file", "logging.yml"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=shared, stdout=output, stderr=subprocess.STDOUT)
    wait_for(f"http://127.0.0.1:{port}/", process)
    return Bot(port, actions_port, process, log)


@pytest.fixture(scope="session")
def bot(action_server: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """A bot whose action server answers."""
    started = start_bot(action_server, tmp_path_factory.mktemp("bot"))
    yield started
    stop(started.process)


@pytest.fixture(scope="session")
def lonely_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """A bot whose action server is gone."""
    started = start_bot(free_port(), tmp_path_factory.mktemp("lonely"))
    yield started
    stop(started.process)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A bot and an action server at the level DEBUG, with a gate between them."""
    train_if_needed()
    folder = tmp_path_factory.mktemp("house")
    actions = action_server(free_port(), folder, debug=True, LOG_LEVEL="DEBUG").start(wait=False)
    gate = Gate(actions.port)
    limits = {"SIGNPOST_ACTION_SECONDS": "2", "SIGNPOST_MESSAGES_PER_MINUTE": str(PER_MINUTE), "SIGNPOST_BEHIND_PROXY": "1"}
    rasa = rasa_server(free_port(), folder, gate.url, debug=True, LOG_LEVEL="DEBUG", LOG_LEVEL_LIBRARIES="DEBUG", **limits)
    try:
        rasa.start()
        actions.wait()
        # The first call loads the rule book, which takes longer than the short limit of this house.
        for _ in range(10):
            if SAFE not in text_of(rest(rasa.address, WEAK)):
                break
        yield House(rasa, actions, gate, folder / "conversations.db")
    finally:
        gate.shutdown()
        rasa.stop()
        actions.stop()


@pytest.fixture
def person(house: House) -> Person:
    """Somebody with a session of their own."""
    house.gate.pass_on()
    return Person(house.rasa.address).begin(consent="2026-11")


__all__ = ["Bot", "start_actions"]
