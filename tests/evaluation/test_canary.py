"""The canary counts what a server answers, and ends with an error where it is worse than it was or silent."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from evaluation import canary
from evaluation.canary import Figure, Run

TALKS = [
    ("hands: a weak hand", [{"say": "my hand is weak", "level": "soon", "says": ["words of another region"]}]),
    ("hands: no air", [{"say": "I can't breathe", "level": "emergency", "status": "emergency"}]),
]
# What the fake server knows: the level and status of a message.
ANSWERS = {"my hand is weak": ("soon", "asking"), "I can't breathe": ("emergency", "emergency"), "my lip hangs": ("none", "asking")}
DANGERS = ({"say": "I can't breathe", "any": ["breathlessness"]}, {"say": "my lip hangs", "any": ["facial_weakness"]}, {"say": "hi"})


class Fake(ThreadingHTTPServer):
    """A server that answers by a list, or with an error."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers, self.status = dict(ANSWERS), 200

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Fake

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        level, status = self.server.answers.get(body["message"], ("none", "none"))
        said = [{"recipient_id": body["sender"], "text": "answer"}]
        said.append({"custom": {"triage": {"level": level, "status": status, "rulebook": "abc", "model": "def"}}})
        self.send_response(self.server.status if self.path == "/webhooks/rest/webhook" else 404)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *given: Any) -> None:
        """Says nothing."""


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    """The fake server, and messages of emergencies that fit it."""
    monkeypatch.setattr(canary, "DANGERS", ("tuned",))
    monkeypatch.setattr(canary, "danger_cases", lambda name: DANGERS)
    server = Fake()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def run(fake: Fake, file: Path, *more: str) -> int:
    """The canary's exit status."""
    return canary.main(["--server", fake.address, "--file", str(file), *more], TALKS)


def test_figures_are_kept_and_the_same_server_is_no_worse(fake: Fake, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "last.json"
    assert run(fake, file, "--keep") == 0
    assert "no figures to compare with" in capsys.readouterr().out
    figures, versions = canary.kept(file)
    assert figures == {
        "conversations, hands": Figure(2, 2),
        "emergencies, tuned: warned at once": Figure(1, 2),
        "emergencies, tuned: warned or asked about": Figure(2, 2),
        "near misses, tuned: no warning": Figure(1, 1),
    }
    assert versions == {"rulebook": "abc", "model": "def"}
    assert run(fake, file) == 0
    assert "0 of 4 figures are worse" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("message", "answer", "named"),
    [
        ("my hand is weak", ("none", "none"), "conversations, hands"),
        ("my lip hangs", ("none", "none"), "emergencies, tuned: warned or asked about"),
        ("hi", ("emergency", "emergency"), "near misses, tuned: no warning"),
    ],
    ids=["a level is lost", "an emergency is missed", "a warning for nothing"],
)
def test_worse_server_ends_with_an_error(
    fake: Fake, tmp_path: Path, capsys: pytest.CaptureFixture[str], message: str, answer: tuple[str, str], named: str
) -> None:
    file = tmp_path / "last.json"
    run(fake, file, "--keep")
    fake.answers[message] = answer
    assert run(fake, file) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines if line.endswith("WORSE")] == [named]


def test_conversation_that_does_not_hold_is_named(fake: Fake, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.answers["my hand is weak"] = ("routine", "asking")
    run(fake, tmp_path / "last.json")
    assert "hands: a weak hand" in capsys.readouterr().out


def test_server_that_fails_is_an_error_of_its_own(fake: Fake, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.status = 503
    assert run(fake, tmp_path / "last.json") == 2
    assert "does not answer" in capsys.readouterr().err


def test_figure_that_is_not_measured_any_more_is_worse() -> None:
    assert canary.worse(Run(figures={"a": Figure(1, 2)}), {"a": Figure(2, 4), "b": Figure(1, 1)}) == ["b"]


def test_kept_figures_are_of_the_sets_that_there_are() -> None:
    figures, versions = canary.kept(canary.LAST)
    # A part that came later is told as new by the next run.
    assert {name for name in figures if name.startswith("conversations, ")} <= {
        f"conversations, {name.partition(':')[0]}" for name, _ in canary.cases()
    }
    assert {*versions} == {*canary.VERSIONS}
    assert all(0 <= each.held <= each.of for each in figures.values())
