"""Where the memory of both servers lies: what each step of their loading adds, in a process of its own, in MiB.

    python -m benchmarks.memory

Counted is what is resident of the process, after what is free was given back to the system where a server does that too.
"""

from __future__ import annotations

import json
import subprocess
import sys

import psutil

ROOT_MIB = 2**20
# The server keeps out what nobody uses, as `python -m signpost.rasa run` does.
_KEEP_OUT = """
from pathlib import Path
from signpost.knowledge import read_yaml
from signpost.rasa import OPTIONAL_FOR, unused_by
from signpost.stand_ins import keep_out
keep_out(unused_by(["run"], read_yaml(Path("config.yml")).data), missed_by=OPTIONAL_FOR)
"""
_BOOK = ("the rule book", "from signpost.decision import load_rulebook; load_rulebook()")
_ANSWERS = ("the answers and what finds them", "from signpost import education; education.load_base()")
SERVERS = {
    "Rasa server": (
        ("Python and what keeps libraries out", _KEEP_OUT),
        ("Rasa, Sanic, SQLAlchemy", "import rasa.core.run, rasa.core.agent, rasa.core.processor"),
        ("spaCy", "import spacy"),
        _BOOK,
        ("vocabulary and rules of reading", "from signpost.nlu.reader import Reader; reader = Reader(); reader.read('hello')"),
        ("the learned reader", "from signpost.nlu.likely.encoder import load_learned; load_learned().read('my hand is weak')"),
        _ANSWERS,
    ),
    "action server": (
        ("Python and the SDK", "import rasa_sdk.executor, rasa_sdk.endpoint"),
        _BOOK,
        _ANSWERS,
    ),
}


def measure(steps: tuple[tuple[str, str], ...]) -> list[tuple[str, float]]:
    """What each step adds in MiB, in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.memory", json.dumps(steps)], capture_output=True, text=True, check=True)
    found: list[tuple[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _step_by_step(steps: list[tuple[str, str]]) -> list[tuple[str, float]]:
    process, before, found, names = psutil.Process(), 0.0, [], {}
    for name, work in steps:
        exec(work, names)  # noqa: S102  # only the steps above
        after = process.memory_info().rss / ROOT_MIB
        found.append((name, after - before))
        before = after
    return found


def main() -> None:
    """Prints a table for each server."""
    if len(sys.argv) > 1:
        print(json.dumps(_step_by_step(json.loads(sys.argv[1]))))
        return
    for server, steps in SERVERS.items():
        print(f"\n| {server} | MiB |\n|---|---|")
        found = measure(steps)
        for name, added in [*found, ("**all**", sum(added for _, added in found))]:
            print(f"| {name} | {added:.0f} |")


if __name__ == "__main__":
    main()
