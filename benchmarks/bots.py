"""The bots that are measured beside each other: their folders, their training, and their servers."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import psutil
import requests

ROOT = Path(__file__).resolve().parent.parent
FLOOR = Path(__file__).resolve().parent / "floor"
ACTIONS_PORT_OF_FLOOR = "FLOOR_ACTIONS_URL"
START_SECONDS = 1200
# A talk that needs assessments, and those of its messages that the rules of reading settle without the learned reader.
TOLD = ("for three months my left hand has been getting weaker", "no", "I don't know", "what is an EMG?", "no")
SETTLED = frozenset({"no", "I don't know"})
# What stands in the place of DIET in the bot of Rasa's starting point that is lighter than it.
PLAIN_CLASSIFIER = "LogisticRegressionClassifier"


@dataclass(frozen=True)
class Bot:
    """A bot and the messages that make it do one thing.

    `plain` are answered by a response alone, `assessed` by a custom action; `warned` by an emergency response. A bot
    that has no such thing has no such messages. `path` is where components of other projects are found, `rasa` the module
    that is Rasa's command line for it.
    """

    name: str
    folder: Path
    plain: tuple[str, ...]
    assessed: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    actions: str | None = None
    settings: dict[str, str] = field(default_factory=dict)
    rasa: str = "rasa"

    @property
    def model(self) -> Path:
        """The trained archive."""
        return self.folder / "models" / "bench.tar.gz"


def make_folders(work: Path) -> None:
    """Writes the projects that Signpost is compared with."""
    for name in ("default", "swapped"):
        shutil.rmtree(work / name, ignore_errors=True)
        program = f"from rasa.cli.scaffold import create_initial_project; create_initial_project({str(work / name)!r})"
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    _swap_the_classifier(work / "swapped")
    shutil.rmtree(work / "floor", ignore_errors=True)
    (work / "floor" / "data").mkdir(parents=True)
    for name in ("config.yml", "domain.yml", "nlu.yml", "rules.yml", "floor_actions.py"):
        shutil.copy(FLOOR / name, work / "floor" / ("data" if name in ("nlu.yml", "rules.yml") else "."))
    (work / "floor" / "endpoints.yml").write_text(f"action_endpoint:\n  url: ${{{ACTIONS_PORT_OF_FLOOR}}}\n")
    (work / "floor" / "credentials.yml").write_text("rest:\n")


def bots_in(work: Path, tree: Path) -> list[Bot]:
    """The bots in their folders below `work`; `tree` is the project that is measured."""
    small_talk = ("hi", "are you a bot?", "bye", "great")
    settings = {"SIGNPOST_MESSAGES_PER_MINUTE": "100000"}
    return [
        Bot("rasa init", work / "default", small_talk),
        Bot("rasa init, plain classifier", work / "swapped", small_talk),
        Bot("bare action", work / "floor", ("hi", "hello"), ("my hand is weak", "what should I do"), (), "floor_actions"),
        Bot("Signpost", tree, ("bye", "goodbye"), TOLD, ("suddenly I can't get any air",), "actions", settings, rasa="signpost.rasa"),
    ]


def _swap_the_classifier(folder: Path) -> None:
    """Puts Rasa's logistic regression in the place of DIET in Rasa's default pipeline; the policies stay the default ones."""
    import ruamel.yaml

    yaml = ruamel.yaml.YAML()
    default = yaml.load(resources.read_text("rasa.engine.recipes.config_files", "default_config.yml"))["pipeline"]
    config = yaml.load((folder / "config.yml").read_text())
    config["pipeline"] = [{"name": PLAIN_CLASSIFIER} if each["name"] == "DIETClassifier" else dict(each) for each in default]
    with (folder / "config.yml").open("w") as file:
        yaml.dump(config, file)


def train(bot: Bot, cache: Path) -> float:
    """The seconds that training from nothing took."""
    shutil.rmtree(cache, ignore_errors=True)
    shutil.rmtree(bot.folder / ".rasa", ignore_errors=True)
    command = [sys.executable, "-m", bot.rasa, "train", "--quiet", "--force", "--fixed-model-name", "bench", "--out", str(bot.model.parent)]
    environment = _environment(bot, {"RASA_CACHE_DIRECTORY": str(cache)})
    began = time.monotonic()
    done = subprocess.run(command, cwd=bot.folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{bot.name} could not be trained:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.monotonic() - began


@dataclass
class Running:
    """A started bot."""

    bot: Bot
    port: int
    processes: list[psutil.Process]
    start_seconds: float
    start_cpu_seconds: float = 0.0

    @property
    def webhook(self) -> str:
        """Where messages go."""
        return f"http://127.0.0.1:{self.port}/webhooks/rest/webhook"

    def all_processes(self) -> list[psutil.Process]:
        """The servers and their children."""
        return [each for process in self.processes for each in (process, *process.children(recursive=True))]

    def megabytes(self) -> float:
        """Resident memory of all processes."""
        return sum(each.memory_info().rss for each in self.all_processes()) / 1e6

    def cpu_seconds(self) -> float:
        """Processor time of all processes since they were started."""
        return sum(sum(each.cpu_times()[:2]) for each in self.all_processes())


@contextmanager
def running(bot: Bot, var: Path) -> Iterator[Running]:
    """The bot's servers, from the first answer on; they end with the block."""
    shutil.rmtree(var, ignore_errors=True)
    var.mkdir(parents=True)
    port, actions = free_port(), free_port()
    address = f"http://127.0.0.1:{actions}/webhook"
    more = {"SIGNPOST_VAR": str(var), "SIGNPOST_DATABASE": str(var / "talks.db")}
    more |= {"SIGNPOST_ACTIONS_URL": address, ACTIONS_PORT_OF_FLOOR: address}
    server = [sys.executable, "-m", bot.rasa, "run", "-i", "127.0.0.1", "-p", str(port), "--endpoints", "endpoints.yml"]
    commands = [[*server, "--model", str(bot.model)]]
    if bot.actions:
        commands.append([sys.executable, "-m", "rasa_sdk", "--actions", bot.actions, "-p", str(actions), "--quiet"])
    began = time.monotonic()
    started = []
    log = (var / "log").open("wb")
    try:
        for command in commands:
            started.append(subprocess.Popen(command, cwd=bot.folder, env=_environment(bot, more), stdout=log, stderr=log))
        _first_answer(port, bot, started)
        live = Running(bot, port, [psutil.Process(each.pid) for each in started], time.monotonic() - began)
        live.start_cpu_seconds = live.cpu_seconds()
        yield live
    finally:
        for each in started:
            each.terminate()
        for each in started:
            try:
                each.wait(timeout=20)
            except subprocess.TimeoutExpired:
                each.kill()
        log.close()


def _first_answer(port: int, bot: Bot, started: list[subprocess.Popen[bytes]]) -> None:
    """Returns when a message that needs everything was answered: an assessment where there is one."""
    text = (bot.assessed or bot.plain)[0]
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if any(each.poll() is not None for each in started):
            break
        try:
            body = {"sender": f"first-{time.monotonic_ns()}", "message": text}
            answer = requests.post(f"http://127.0.0.1:{port}/webhooks/rest/webhook", json=body, timeout=60)
            if answer.status_code == 200 and answer.json() and "went wrong" not in answer.text:
                return
        except requests.RequestException:
            pass
        time.sleep(0.1)
    raise SystemExit(f"{bot.name} did not start")


def free_port() -> int:
    """A port on loopback that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(bot: Bot, more: dict[str, str]) -> dict[str, str]:
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "LOG_LEVEL": "ERROR", "PYTHONWARNINGS": "ignore", "TF_CPP_MIN_LOG_LEVEL": "3"}
    quiet["SANIC_HOST"] = "127.0.0.1"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGNPOST_")}
    return {**kept, **quiet, "PYTHONPATH": str(bot.folder), **bot.settings, **more}
