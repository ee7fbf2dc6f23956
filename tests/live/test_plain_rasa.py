"""Rasa's own commands with their defaults, in a copy of the project and without one of our variables."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evaluation.trained import free_port
from signpost.decision import load_rulebook
from signpost.dialogue.first import SAFE_REPLY
from signpost.knowledge import read_yaml
from tests.conftest import ROOT
from tests.live.commands import RASA, SECONDS, Command, terminal
from tests.live.servers import Server, rest, text_of

pytestmark = pytest.mark.live

CLEAN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as Rasa sees it, with a trained model of its own; the action server's port is a free one."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("models", "tests"):
        (folder / name).mkdir()
    for name in (
        "actions",
        "config.yml",
        "credentials.yml",
        "data",
        "domain.yml",
        "knowledge",
        "models/reader",
        "models/encoder",
        "signpost",
        "training",
    ):
        (folder / name).symlink_to(ROOT / name)
    (folder / "tests" / "stories").symlink_to(ROOT / "tests" / "stories")
    endpoints = (ROOT / "endpoints.yml").read_text()
    assert "http://127.0.0.1:5055/" in endpoints
    (folder / "endpoints.yml").write_text(endpoints.replace(":5055/", f":{free_port()}/"))
    # What the whole project learned is known here too, by Rasa's own cache; the program itself, with nothing imported for it.
    if (ROOT / ".rasa" / "cache").exists():
        shutil.copytree(ROOT / ".rasa", folder / ".rasa")
    trained = subprocess.run([RASA, "train", "--quiet"], cwd=folder, env=CLEAN, capture_output=True, text=True, timeout=SECONDS)
    told = trained.stdout + trained.stderr
    assert trained.returncode == 0, told[-3000:]
    assert "RulePolicy" not in told
    assert len(list((folder / "models").glob("*.tar.gz"))) == 1
    # Servers start without it too, later: `make train` does the same.
    subprocess.run([sys.executable, "-W", "ignore", "-m", "signpost.compile"], cwd=folder, env=CLEAN, check=True, timeout=SECONDS)
    return folder


def command(folder: Path, *words: str) -> str:
    """What a command of Rasa says; it has to end well."""
    said = folder / f"{words[0]}.log"
    code = Command(folder, CLEAN, words, str(said)).wait(SECONDS)
    assert code == 0, said.read_text()[-3000:]
    return said.read_text()


@pytest.fixture(scope="module")
def actions(project: Path) -> Iterator[Server]:
    """`rasa run actions`, answering."""
    port = int(re.findall(r"127\.0\.0\.1:(\d+)/webhook", (project / "endpoints.yml").read_text())[0])
    with running(project, "run", "actions", "-p", str(port), port=port, probe="/health") as server:
        yield server


@contextmanager
def running(folder: Path, *words: str, port: int, probe: str = "/") -> Iterator[Server]:
    """A server that a command of Rasa starts, answering."""
    log = folder / f"{port}.log"
    command = Command(folder, {**CLEAN, "SANIC_HOST": "127.0.0.1"}, words, str(log))
    server = Server([], port, log, {}, probe, command)
    try:
        server.wait(SECONDS)
        yield server
    finally:
        command.stop()


def test_data_are_valid_and_only_what_the_policy_says_stands_in_no_rule(project: Path) -> None:
    warned = [line for line in command(project, "data", "validate").splitlines() if "UserWarning" in line]
    behind = read_yaml(ROOT / "data" / "responses" / "behind_a_warning.yml").data["responses"]
    predicted = {*load_rulebook().levels.responses, *behind, SAFE_REPLY}
    assert {each for line in warned for each in re.findall("utterance '(.*)' is not used in any story or rule", line)} == predicted
    # A retrieval intent is told twice, as a duplicate and as an action without a response of its own.
    assert [line for line in warned if "is not used" not in line and "getting_help" not in line] == []


def test_rasa_draws_the_stories(project: Path) -> None:
    command(project, "visualize", "--out", "graph.html")
    assert (project / "graph.html").exists()


def test_rasa_test_runs_our_stories_and_examples(project: Path) -> None:
    command(project, "test", "--quiet", "--nlu", "data/nlu/answers.yml")
    report = json.loads((project / "results" / "story_report.json").read_text())
    assert report["conversation_accuracy"]["correct"] == report["conversation_accuracy"]["total"] > 5
    assert json.loads((project / "results" / "intent_report.json").read_text())["accuracy"] > 0.85


def test_rasa_run_answers_over_rest_and_keeps_the_conversation(project: Path, actions: Server) -> None:
    port = free_port()
    with running(project, "run", "-i", "127.0.0.1", "-p", str(port), port=port) as server:
        assert "left hand" in text_of(rest(server.address, "my left hand has been weak for weeks"))
    assert (project / "var" / "conversations.db").exists()


def test_rasa_shell_shows_text_and_takes_numbers_and_labels(project: Path, actions: Server) -> None:
    with terminal(project, CLEAN, "shell", "-i", "127.0.0.1", "-p", str(free_port())) as shell:
        shell.until("Your input")
        shell.type("good evening signpost")
        assert "call" in shell.until("1. I have a symptom")
        shell.until("Your input")
        shell.type("3")
        shell.until("Source:")
        shell.type("my left hand has been weak for weeks")
        assert "1. " in shell.until("9. ")
        shell.type("I can't breathe")
        assert "use arrow keys" not in shell.until("Breathing trouble").lower()


def test_rasa_shell_nlu_reads(project: Path) -> None:
    with terminal(project, CLEAN, "shell", "nlu") as shell:
        shell.until("Next message:")
        shell.type("good evening signpost")
        shell.until('"name": "greet"')


def test_rasa_interactive_asks_what_comes_next(project: Path, actions: Server) -> None:
    with terminal(project, CLEAN, "interactive", "--skip-visualization", "-p", str(free_port())) as learning:
        learning.until("Your input")
        learning.type("hello")
        learning.until("greet")
