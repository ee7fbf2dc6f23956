"""Starts, breaks and asks real servers; used by the tests of this folder and by the fault table."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import requests

from scripts.environment import MODEL, ROOT, environment

SAFE, UNSAVED = "went wrong", "may not be able to save"


@dataclass
class Server:
    """One process with its log; it can be killed and started again on the same port."""

    command: list[str]
    port: int
    log: Path
    environment: dict[str, str]
    probe: str = "/"
    process: Any = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, seconds: float = 900, *, wait: bool = True) -> Server:
        """Starts it; it answers when this returns."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(self.command, cwd=ROOT, env=self.environment, stdout=output, stderr=subprocess.STDOUT)
        if wait:
            self.wait(seconds)
        return self

    def wait(self, seconds: float = 900) -> None:
        """Returns when it answers; raises TimeoutError or RuntimeError when it does not."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process is not None and self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.poll()}: {self.log.read_text(errors='replace')[-1500:]}")
            try:
                with urllib.request.urlopen(self.address + self.probe, timeout=3):
                    return
            except urllib.error.HTTPError:
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise TimeoutError(f"{self.address} did not answer")

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to this process alone."""
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        """kill -9, waited for."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(timeout=15)

    def stop(self) -> None:
        """Ends it in an orderly way."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()


def rasa_server(port: int, folder: Path, actions_url: str, *, debug: bool = False, **settings: str) -> Server:
    """A Rasa server with a database and a secret of its own; extra settings by their names."""
    shared = {
        **environment(),
        "SIGNPOST_ACTIONS_URL": actions_url,
        "SIGNPOST_DATABASE": str(folder / "conversations.db"),
        "SIGNPOST_VAR": str(folder),
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
        **settings,
    }
    endpoints = settings.pop("ENDPOINTS", "endpoints.yml")
    model = settings.pop("MODEL", str(MODEL))
    command = [sys.executable, "-m", "signpost.rasa", "run", "-i", "127.0.0.1", "-p", str(port), "--model", model]
    command += ["--endpoints", endpoints, "--credentials", "credentials.yml", "--logging-config-file", "logging.yml"]
    return Server(command + (["--debug"] if debug else []), port, folder / f"rasa-{port}.log", shared)


def action_server(port: int, folder: Path, *, debug: bool = False, **settings: str) -> Server:
    """The real action server."""
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "-p", str(port), "--logging-config_file", "logging.yml"]
    shared = {**environment(), "PYTHONPATH": str(ROOT), "SANIC_HOST": "127.0.0.1", **settings}
    return Server(command + (["--debug"] if debug else []), port, folder / f"actions-{port}.log", shared, "/health")


class Gate(ThreadingHTTPServer):
    """Stands before the action server and can fail in every way that one can: `mode` says how."""

    daemon_threads = True

    def __init__(self, behind: int) -> None:
        super().__init__(("127.0.0.1", 0), _GateHandler)
        self.behind, self.mode = behind, "pass"
        self.release, self.called = threading.Event(), threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def hold(self) -> None:
        """From now on calls wait."""
        self.release.clear()
        self.called.clear()
        self.mode = "hang"

    def wait_for_a_call(self, seconds: float = 60) -> None:
        """Returns when a call waits; raises TimeoutError when none comes."""
        if not self.called.wait(seconds):
            raise TimeoutError("no action was called")

    def pass_on(self) -> None:
        """From now on calls go through, those that wait too."""
        self.mode = "pass"
        self.release.set()

    @property
    def url(self) -> str:
        """The webhook to give to Rasa."""
        return f"http://127.0.0.1:{self.server_port}/webhook"


class _GateHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Gate

    def do_GET(self) -> None:
        self._answer(200, b'{"status": "ok"}')

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.server.mode == "hang":
            self.server.called.set()
            self.server.release.wait(30)
        if self.server.mode == "echo an error":
            self._answer(500, body)
        elif self.server.mode == "nonsense":
            self._answer(200, b'{"events": "' + body[:50].replace(b'"', b"") + b'"')
        elif self.server.mode == "hang up":
            self.close_connection = True
        else:
            passed = {name: self.headers[name] for name in ("Content-Type", "X-Request-Id") if self.headers[name]}
            asked = urllib.request.Request(f"http://127.0.0.1:{self.server.behind}/webhook", body, passed)
            try:
                with urllib.request.urlopen(asked, timeout=20) as reply:
                    self._answer(200, reply.read())
            except OSError:
                self.close_connection = True

    def handle(self) -> None:
        """Answers until the client hangs up or is killed."""
        with suppress(ConnectionError):
            super().handle()

    def _answer(self, status: int, body: bytes) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *given: Any) -> None:
        """Says nothing."""


@dataclass
class Person:
    """Somebody who talks over HTTP with a token."""

    address: str
    headers: dict[str, str] = field(default_factory=dict)
    token: str = ""
    conversation: str = ""

    def begin(self, **body: Any) -> Person:
        """Gets a session."""
        answer = requests.post(f"{self.address}/session", json=body, headers=self.headers, timeout=30)
        answer.raise_for_status()
        self.token, self.conversation = answer.json()["token"], answer.json()["conversation"]
        return self

    def post(self, message: Any, message_id: str | None = None, timeout: float = 40, **more: Any) -> requests.Response:
        """The server's answer to a message."""
        headers = {**self.headers, "Authorization": f"Bearer {self.token}"}
        body = {"message": message, "message_id": message_id or uuid.uuid4().hex, **more}
        return requests.post(f"{self.address}/messages", json=body, headers=headers, timeout=timeout)

    def say(self, message: Any, message_id: str | None = None, timeout: float = 40) -> list[dict[str, Any]]:
        """The bot's messages; raises when the status is not 200."""
        answer = self.post(message, message_id, timeout)
        answer.raise_for_status()
        return list(answer.json()["messages"])

    def delete(self) -> requests.Response:
        """Deletes everything said."""
        return requests.delete(f"{self.address}/session", headers={**self.headers, "Authorization": f"Bearer {self.token}"}, timeout=30)


def rest(address: str, message: Any, sender: str | None = None, timeout: float = 40, **more: Any) -> list[dict[str, Any]]:
    """The messages in answer to one message over REST; raises when the status is not 200."""
    body = {"sender": sender or uuid.uuid4().hex, "message": message, **more}
    answer = requests.post(f"{address}/webhooks/rest/webhook", json=body, timeout=timeout)
    answer.raise_for_status()
    return list(answer.json())


def text_of(answers: list[dict[str, Any]]) -> str:
    """Everything the bot wrote in a turn."""
    return "\n".join(each["text"] for each in answers if each.get("text"))


def triage_of(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The triage object that counts; level `none` when there is none."""
    found = [each["custom"]["triage"] for each in answers if "triage" in (each.get("custom") or {})]
    return found[-1] if found else {"level": "none", "status": "none"}


def sequence(answers: list[dict[str, Any]]) -> str:
    """A turn as text that two equal turns share."""
    return json.dumps([{name: each[name] for name in ("text", "custom") if name in each} for each in answers], sort_keys=True)
