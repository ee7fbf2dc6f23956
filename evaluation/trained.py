"""Talks to the trained model as a person would, with an action server of its own; tests and evaluations share it."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120
# Words of the check whether something that was told is so after all.
CHECK = "I want to get this right."


def free_port() -> int:
    """A port on loopback that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], seconds: float = START_SECONDS) -> None:
    """Returns when an address answers with 200; fails when the process ends or the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, f"the server behind {address} ended with {process.returncode}"
        try:
            with urllib.request.urlopen(address, timeout=3):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within {seconds} seconds")


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that a test started, and waits for it."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=15)


def start_actions(port: int) -> subprocess.Popen[bytes]:
    """An action server on a port; it answers when this returns."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SANIC_HOST": "127.0.0.1"}
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "-p", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    wait_for(f"http://127.0.0.1:{port}/health", process)
    return process


@dataclass
class Talk:
    """One conversation with the trained model."""

    agent: Any
    loop: asyncio.AbstractEventLoop
    sender: str = field(default_factory=lambda: uuid.uuid4().hex)
    turns: list[list[dict[str, Any]]] = field(default_factory=list)

    def say(self, text: str) -> list[dict[str, Any]]:
        """The bot's messages in answer to a text."""
        answers = self.loop.run_until_complete(self.agent.handle_text(text, sender_id=self.sender)) or []
        self.turns.append(answers)
        return answers

    def say_unsure_until_assessed(self, most: int = 15) -> list[dict[str, Any]]:
        """Answers every question with "I don't know"; the messages of the turn in which nothing was asked any more."""
        answers = self.turns[-1]
        for _ in range(most):
            if triage_of(answers).get("question") is None:
                return answers
            answers = self.say("I don't know")
        raise AssertionError(f"still asking after {most} answers: {triage_of(answers).get('question')}")

    @property
    def asked(self) -> list[str]:
        """The ids of the questions that were put, in order."""
        triages = [triage_of(each) for each in self.turns]
        return [each["question"]["id"] for each in triages if each.get("question")]

    @property
    def put(self) -> list[str]:
        """What was asked, in order: of a list also what stands in it; without checks of what contradicts itself."""
        told = [triage_of(each) for each in self.turns if CHECK not in text_of(each)]
        return [name_of(each["question"]) for each in told if each.get("question")]


def name_of(question: Mapping[str, Any]) -> str:
    """What tells one question from another: of a list also what stands in it."""
    shown = [str(each["value"]) for each in question["options"]] if question["kind"] == "any_of" else []
    return " ".join([str(question["id"]), *shown])


def triage_of(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The triage object that counts: the last one of a turn; level `none` when there is none."""
    found = [each["custom"]["triage"] for each in answers if "triage" in (each.get("custom") or {})]
    return found[-1] if found else {"level": "none", "status": "none"}


def text_of(answers: list[dict[str, Any]]) -> str:
    """Everything the bot wrote in a turn."""
    return "\n".join(each["text"] for each in answers if each.get("text"))


def load_agent(actions_port: int, loop: asyncio.AbstractEventLoop) -> Any:
    """The trained model, asking the action server on a port; with the tracker store and the endpoint of the real server."""
    from rasa.core.agent import load_agent as load
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.endpoints import EndpointConfig

    from scripts.train import train_if_needed
    from signpost.components.bounded_actions import BoundedActions
    from signpost.components.graph_runner import plan_once
    from signpost.components.tracker_store import LiveTrackerStore

    train_if_needed()
    endpoints = AvailableEndpoints(nlg=EndpointConfig(type="signpost.components.responses.RegionalResponses"))
    agent = loop.run_until_complete(load(str(ROOT / "models" / "signpost.tar.gz"), endpoints=endpoints))
    agent.tracker_store = agent.processor.tracker_store = LiveTrackerStore(agent.domain, db=":memory:")
    actions = BoundedActions([f"http://127.0.0.1:{actions_port}/webhook"], seconds=60)
    agent.action_endpoint = agent.processor.action_endpoint = actions
    plan_once(agent.processor)
    return agent


@contextmanager
def trained() -> Iterator[tuple[Any, asyncio.AbstractEventLoop]]:
    """The trained model and the loop it runs on, with an action server that ends with the block. Nothing logs until the process ends."""
    import structlog

    # Unless told, the model writes every step of its thoughts to the terminal.
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    loop, port = asyncio.new_event_loop(), free_port()
    asyncio.set_event_loop(loop)
    actions = start_actions(port)
    try:
        agent = load_agent(port, loop)
        yield agent, loop
        loop.run_until_complete(agent.action_endpoint.close())
    finally:
        stop(actions)
        loop.close()
