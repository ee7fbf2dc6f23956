"""Really started servers for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evaluation.trained import free_port
from scripts.train import train_if_needed
from tests.live.house import PER_MINUTE, WEAK, House
from tests.live.servers import SAFE, Gate, Person, Server, action_server, rasa_server, rest, text_of


@pytest.fixture
def bot(house: House) -> Server:
    """A server whose action server answers."""
    house.gate.pass_on()
    return house.rasa


@pytest.fixture(scope="session")
def lonely_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server at the level DEBUG that offers to learn, and whose action server is gone."""
    train_if_needed()
    settings = {"SIGNPOST_MISREADINGS": "1", "LOG_LEVEL": "DEBUG", "SIGNPOST_ADDRESS_PER_MINUTE": "100000"}
    server = rasa_server(free_port(), tmp_path_factory.mktemp("lonely"), f"http://127.0.0.1:{free_port()}/webhook", debug=True, **settings)
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A bot and an action server at the level DEBUG, with a gate between them."""
    train_if_needed()
    folder = tmp_path_factory.mktemp("house")
    actions = action_server(free_port(), folder, debug=True, LOG_LEVEL="DEBUG").start(wait=False)
    gate = Gate(actions.port)
    limits = {"SIGNPOST_ACTION_SECONDS": "4", "SIGNPOST_MESSAGES_PER_MINUTE": str(PER_MINUTE), "SIGNPOST_BEHIND_PROXY": "1"}
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
