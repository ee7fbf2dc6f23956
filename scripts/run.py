"""Starts the Rasa server, the action server and the demonstration site, and says when a message can be answered."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import honcho.manager
import honcho.printer

from scripts.environment import HOST, LOGGING, MODEL, ROOT, environment, port, settings
from scripts.pages import write_pages
from scripts.train import compile_if_needed, train_if_needed

ENDING_SECONDS = 20
LAST_LINES = 15


def main() -> None:
    """Runs until Ctrl-C, SIGTERM or the end for good of one of the processes, whose exit code it returns."""
    for name in ("SIGNPOST_PORT", "SIGNPOST_ACTIONS_PORT", "SIGNPOST_SITE_PORT"):
        _refuse_a_port_in_use(name)
    train_if_needed()
    compile_if_needed()
    try:
        write_pages()
    except SystemExit as error:
        # A broken rule must not keep the bot from giving everybody the safe reply; the readiness probe says what is wrong.
        print(f"{error}\nsignpost: starting all the same; every message gets the safe reply.", file=sys.stderr, flush=True)
    # Time for the turns in hand before honcho kills; its own five seconds are short for a busy machine.
    honcho.manager.KILL_WAIT = ENDING_SECONDS
    shared = environment()
    log = Path(shared["SIGNPOST_VAR"]) / "run.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    print(f"signpost: starting; what the servers say goes to {log}", flush=True)
    with log.open("w", encoding="utf-8", buffering=1) as output:
        manager = honcho.manager.Manager(honcho.printer.Printer(output))
        for name, command in commands().items():
            manager.add_process(name, command, env=shared, cwd=str(ROOT))
        threading.Thread(target=_announce, daemon=True).start()
        manager.loop()
    if manager.returncode:
        print(f"signpost: ended with {manager.returncode}. The last lines of {log}:\n{_last_lines(log)}", file=sys.stderr, flush=True)
    sys.exit(manager.returncode)


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8").splitlines()[-LAST_LINES:])


def commands() -> dict[str, str]:
    """The command line of each process, which is started again when something kills it."""
    again = f"exec {sys.executable} -m scripts.again"
    return {
        "rasa": f"{again} {sys.executable} -m signpost.rasa run -i {settings().text('SIGNPOST_HOST')} -p {port('SIGNPOST_PORT')} "
        f"--model {MODEL} --endpoints endpoints.yml --credentials credentials.yml --logging-config-file {LOGGING.name}",
        "actions": f"{again} {sys.executable} -m rasa_sdk --actions actions -p {port('SIGNPOST_ACTIONS_PORT')} "
        f"--logging-config_file {LOGGING.name}",
        "site": f"{again} {sys.executable} site/serve.py",
    }


def _refuse_a_port_in_use(name: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port(name)))
        except OSError:
            raise SystemExit(f"signpost: port {port(name)} is in use; stop what uses it, or set {name} to another port.") from None


def _announce() -> None:
    bot = f"http://{HOST}:{port('SIGNPOST_PORT')}"
    while not _ready(f"{bot}/health/ready"):
        time.sleep(0.3)
    print(f"signpost: ready. Site http://{HOST}:{port('SIGNPOST_SITE_PORT')}  REST {bot}/webhooks/rest/webhook", flush=True)


def _ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=3) as reply:
            return json.load(reply)["ready"] is True
    except (urllib.error.URLError, OSError, ValueError):
        return False


if __name__ == "__main__":
    main()
