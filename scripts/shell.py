"""The bot in `rasa shell`, with the action server beside it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import yaml

from scripts.environment import LOGGING, MODEL, ROOT, environment, port
from scripts.train import train_if_needed
from signpost.knowledge import read_yaml


def main() -> None:
    """Talks until "/stop"; the action server is started for the talk unless one answers already."""
    train_if_needed()
    shared = environment()
    # A closed terminal must not leave the action server behind: its port would be taken.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda number, frame: sys.exit(128 + number))
    actions = None
    if not _answers():
        command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "-p", str(port("SIGNPOST_ACTIONS_PORT"))]
        actions = subprocess.Popen(
            command, cwd=ROOT, env=shared, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        _wait(actions)
    try:
        shell = [
            sys.executable,
            "-m",
            "signpost.rasa",
            "shell",
            "--quiet",
            "-i",
            "127.0.0.1",
            "-p",
            _free_port(),
            "--model",
            str(MODEL),
            "--endpoints",
            str(_endpoints()),
        ]
        shell += ["--logging-config-file", LOGGING.name]
        # The terminal is for the talk alone: what the libraries have to say goes into a log.
        with (ROOT / "var" / "shell.log").open("w") as log:
            code = subprocess.call(shell, cwd=ROOT, env={**shared, "SIGNPOST_DATABASE": ":memory:"}, stderr=log)
        sys.exit(code)
    finally:
        if actions is not None:
            actions.terminate()
            actions.wait(timeout=10)


def _endpoints() -> Path:
    """The project's endpoints, with the action server of this talk."""
    own = ROOT / "var" / "shell-endpoints.yml"
    written = read_yaml(ROOT / "endpoints.yml").data
    action = {**written["action_endpoint"], "url": environment()["SIGNPOST_ACTIONS_URL"].split(",")[0].strip()}
    own.write_text(yaml.safe_dump({**written, "action_endpoint": action}), encoding="utf-8")
    return own


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def _answers() -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port('SIGNPOST_ACTIONS_PORT')}/health", timeout=1):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _wait(actions: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if _answers():
            return
        if actions.poll() is not None:
            raise SystemExit("signpost: the action server did not start; run 'make run' to see why.")
        time.sleep(0.2)
    raise SystemExit("signpost: the action server did not answer in time.")


if __name__ == "__main__":
    main()
