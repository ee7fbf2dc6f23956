"""What the core costs alone, without Rasa, a server or a database: every conversation that is written down in evaluation/sets, once,
on one core.

python -m benchmarks.library [conversations]
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from evaluation.parity import LibraryTalk, answers_to, cases
from signpost import Conversation


@dataclass
class TimedTalk(LibraryTalk):
    """A conversation whose turns are timed, in milliseconds of processor time; so is keeping it as JSON between them."""

    turn: list[float] = field(default_factory=list)
    keep: list[float] = field(default_factory=list)

    def say(self, text: str) -> list[dict[str, Any]]:
        """The messages in answer to a text."""
        began = time.process_time_ns()
        talk, answer = self.talk.say(text)
        said = time.process_time_ns()
        self.talk = Conversation.from_dict(json.loads(json.dumps(talk.as_dict())))
        self.turn.append((said - began) / 1e6)
        self.keep.append((time.process_time_ns() - said) / 1e6)
        self.turns.append(list(answer.messages))
        return list(answer.messages)


def measure(most: int | None = None) -> dict[str, Any]:
    """Turns a second of processor time, the time of each turn, and of keeping the talk after it; of so many conversations."""
    # What is loaded at the first message is no part of a turn.
    Conversation().say("hello")
    turn: list[float] = []
    keep: list[float] = []
    for _, steps in islice(cases(), most):
        talk = TimedTalk(turn=turn, keep=keep)
        for step in steps:
            answers_to(talk, step)
    return {"turns_per_second": 1000 * len(turn) / sum(turn), "turn": turn, "keep": keep}


def measure_anew() -> dict[str, Any]:
    """The same in a process of its own, in which no word was read before."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.library", "--json"], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Prints the figures."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    found = measure(*numbers[:1])
    if "--json" in sys.argv:
        print(json.dumps(found))
        return
    middle, last = (sorted(found["turn"])[int(len(found["turn"]) * share)] for share in (0.5, 0.99))
    kept = sorted(found["keep"])[len(found["keep"]) // 2]
    print(f"{len(found['turn'])} turns, {found['turns_per_second']:.0f} a second on one core; p50 {middle:.1f} ms, p99 {last:.1f} ms")
    print(f"keeping a talk as JSON and reading it again: {kept:.1f} ms")


if __name__ == "__main__":
    main()
