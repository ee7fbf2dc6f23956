"""Measures Signpost beside Rasa's own starting point, in one run on one machine; `make bench` calls it.

python -m benchmarks.run [--repeat 5] [--starts 5] [--turns 100] [--trainings 1] [--stored 1000000] [--only parts|bots|report]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks import library, parts, postgres
from benchmarks.bots import ROOT, Bot, Running, bots_in, make_folders, running, train
from benchmarks.load import at_a_pace, burst, busy_seconds, long_talk, machine, many_talks, one_after_another

RESULTS = ROOT / "results" / "bench"
PACKAGES = ("rasa", "rasa-sdk", "spacy", "tensorflow", "scikit-learn", "sqlalchemy", "jsonschema", "sanic")


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="repetitions of everything but training and starting")
    parser.add_argument("--starts", type=int, default=5, help="starts of each bot alone; 0 times the one start together")
    parser.add_argument("--trainings", type=int, default=1, help="trainings of each bot; 0 takes the models of the run before")
    parser.add_argument("--turns", type=int, default=100, help="turns for one latency figure")
    parser.add_argument("--long", type=int, default=205, help="turns of the long conversation")
    parser.add_argument("--talks", type=int, default=50, help="conversations at once")
    parser.add_argument("--stored", type=int, default=1_000_000, help="the most conversations in PostgreSQL, where that is installed")
    parser.add_argument("--without", help="the name of a bot to leave out")
    parser.add_argument("--working-tree", action="store_true", help="measure the files as they are, not the last commit")
    parser.add_argument("--only", choices=("parts", "bots", "report"), help="one part of the run")
    return parser.parse_args()


def tree_to_measure(given: argparse.Namespace) -> Path:
    """A copy of the project that nobody edits during the run."""
    target = RESULTS / "tree"
    subprocess.run(["rm", "-rf", str(target)], check=True)
    target.mkdir(parents=True)
    if given.working_tree:
        names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True).stdout
        archive = subprocess.run(["tar", "-c", "-T", "-"], cwd=ROOT, input=names, check=True, capture_output=True).stdout
    else:
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x"], cwd=target, input=archive, check=True)
    return target


def measure(live: Running, given: argparse.Namespace) -> dict[str, Any]:
    """Everything about one started bot."""
    bot, found = live.bot, {"load": machine()["load"]}
    began, busy, own = time.monotonic(), busy_seconds(), live.cpu_seconds() + time.process_time()
    for kind, texts in {"plain": bot.plain, "assessed": bot.assessed, "warned": bot.warned}.items():
        if texts:
            found[kind] = asyncio.run(one_after_another(live, texts, given.turns))
    found["long_plain"] = asyncio.run(long_talk(live, bot.plain, given.long))
    if bot.assessed:
        found["long_assessed"] = asyncio.run(long_talk(live, bot.assessed, given.long))
    found["many"] = asyncio.run(many_talks(live, bot.plain, given.talks, 4))
    found["paced"] = asyncio.run(at_a_pace(live, bot.plain, given.talks, per_second=20, seconds=5))
    if bot.assessed:
        found["hurried"] = asyncio.run(at_a_pace(live, bot.plain, given.talks, per_second=100, seconds=5))
        found["many_assessed"] = asyncio.run(many_talks(live, bot.assessed, given.talks, 2))
    if bot.assessed:
        # While an action is waited for, Rasa's own lock store needs a second for each message that waits; a few show it.
        found["burst"] = asyncio.run(burst(live, bot.assessed[0], 40 if bot.name == "Signpost" else 8))
    found["megabytes"] = live.megabytes()
    theirs = busy_seconds() - busy - (live.cpu_seconds() + time.process_time() - own)
    found["others"] = max(0.0, theirs) / (time.monotonic() - began)
    return found


def measure_bots(given: argparse.Namespace) -> dict[str, Any]:
    """Training, then the repetitions, in each of which every bot has its turn."""
    if given.trainings:
        make_folders(RESULTS)
    bots = bots_in(RESULTS, tree_to_measure(given) if given.trainings else RESULTS / "tree")
    bots = [bot for bot in bots if bot.name != given.without]
    trainings = {bot.name: [] for bot in bots} if given.trainings else read("trainings")
    for _ in range(given.trainings):
        for bot in bots:
            trainings[bot.name].append(train(bot, RESULTS / "cache"))
            _say(f"{bot.name}: trained in {trainings[bot.name][-1]:.0f} s")
            save("trainings", trainings)
    found: dict[str, Any] = {bot.name: {"train_seconds": trainings[bot.name], "starts": [], "runs": []} for bot in bots}
    for number in range(given.starts):
        for bot in bots:
            with running(bot, RESULTS / "var" / bot.folder.name) as live:
                found[bot.name]["starts"].append(_start_of(live))
        _say(
            f"start {number + 1} of {given.starts}: "
            + ", ".join(f"{name} {of['starts'][-1]['seconds']:.0f} s" for name, of in found.items())
        )
    with ExitStack() as started:
        lives = _started_together(started, bots)
        if not given.starts:
            for live in lives:
                found[live.bot.name]["starts"].append(_start_of(live))
        for number in range(given.repeat):
            measured = _one_repetition(lives if number % 2 == 0 else lives[::-1], given)
            _say(f"repetition {number + 1} of {given.repeat}" + ("" if measured else " is left out"))
            for name, run in measured.items():
                found[name]["runs"].append(run)
            save("bots", found)
    return found


def _one_repetition(lives: list[Running], given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """What was measured of each bot; nothing when one of them failed, since ratios need all."""
    measured = {}
    for live in lives:
        try:
            measured[live.bot.name] = measure(live, given)
        except (aiohttp.ClientError, asyncio.TimeoutError, RuntimeError, ValueError) as error:
            _say(f"{live.bot.name}: {type(error).__name__} {error}")
            return {}
    return measured


def _started_together(stack: ExitStack, bots: list[Bot]) -> list[Running]:
    """All bots, started at the same time; they end with the stack."""
    waiting = [running(bot, RESULTS / "var" / bot.folder.name) for bot in bots]
    with ThreadPoolExecutor(len(bots)) as pool:
        lives = list(pool.map(lambda each: each.__enter__(), waiting))
    for each in waiting:
        stack.push(each.__exit__)
    return lives


def _start_of(live: Running) -> dict[str, float]:
    return {"seconds": live.start_seconds, "cpu_seconds": live.start_cpu_seconds}


def measure_parts(given: argparse.Namespace) -> dict[str, Any]:
    """Reading, deciding and keeping by themselves."""
    found: dict[str, Any] = {"language": [], "decision": []}
    for _ in range(given.repeat):
        found["language"].append(parts.language(given.turns * 5))
        found["decision"].append(parts.decision(given.turns * 5))
    _say("language and decision")
    found["library"] = [library.measure_anew() for _ in range(given.repeat)]
    _say("the core alone")
    found["vocabulary"] = parts.vocabulary((0, 1000, 4000, 16000), 100)
    _say("vocabulary")
    found["conversations_sqlite"] = parts.conversations((1000, 10_000, 100_000))
    _say("conversations in SQLite")
    programs = postgres.installed()
    if programs is not None:
        counts = tuple(count for count in (1000, 10_000, 100_000, 1_000_000) if count <= given.stored)
        with postgres.server(programs) as address:
            found["conversations_postgresql"] = parts.conversations(counts, address)
    _say("conversations in PostgreSQL" if programs else "PostgreSQL is not installed, left out")
    return found


def about() -> dict[str, Any]:
    """The versions and the machine."""
    asked = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    packages = {name: version(name) for name in PACKAGES}
    when = time.strftime("%Y-%m-%d %H:%M", time.gmtime())
    return {"when": when, "commit": commit, "python": platform.python_version(), **packages, **machine()}


def save(name: str, found: Any) -> None:
    """Keeps raw results."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(found))


def read(name: str) -> Any:
    """Raw results that were kept."""
    return json.loads((RESULTS / f"{name}.json").read_text())


def _say(text: str) -> None:
    print(f"bench: {time.strftime('%H:%M:%S')} {text}", flush=True)


def main() -> None:
    """Measures what is asked for, then writes docs/benchmarks.md."""
    from benchmarks import report

    given = options()
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    _say("begins")
    if given.only in (None, "bots"):
        save("about", {**about(), "repeat": given.repeat, "turns": given.turns, "long": given.long, "talks": given.talks})
        save("bots", measure_bots(given))
        # Whatever happens to the rest, what was measured is written down.
        report.write(RESULTS, ROOT / "docs")
    if given.only in (None, "parts"):
        save("parts", measure_parts(given))
    report.write(RESULTS, ROOT / "docs")
    _say("docs/benchmarks.md is written")


if __name__ == "__main__":
    main()
