"""Breaks real servers in every way that is to be survived, and prints what happened: `python -m tests.live.faults [name ...]`.

Each fault has servers of its own, begins with a turn that must not be lost, and ends with an ordinary answer that knows it.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluation.trained import free_port
from scripts.train import train_if_needed
from tests.live import broken_places as places
from tests.live import broken_processes as processes
from tests.live.servers import Server, action_server
from tests.live.world import NotHere, World

# A fault that hangs must not hang the table; a start may take minutes on a busy machine.
LONGEST_SECONDS = 1_800

Fault = Callable[[World], str]
# These leave a sound server behind, which the next one goes on with: a start is the slowest part.
SHARING: tuple[Fault, ...] = (
    processes.killed_in_the_middle_of_a_turn,
    processes.killed_at_any_moment,
    processes.repeated_after_a_kill,
    processes.ended_orderly_in_the_middle_of_a_turn,
    processes.action_server_killed,
    processes.action_server_killed_at_any_moment,
    processes.action_server_hangs,
    processes.many_at_once,
    processes.slow_and_silent_clients,
    places.database_locked,
    places.database_damaged_before_the_start,
    places.database_damaged_while_running,
)
# These need settings, a disk or a clock of their own.
ALONE: tuple[Fault, ...] = (
    places.disk_full,
    places.clock_jumps,
    places.broken_rule_file,
    places.kept_in_memory_only,
    places.purged_by_age,
)


def main(names: list[str]) -> int:
    """Runs the named faults, or all; prints one line each; the number of those that were not survived."""
    known = {each.__name__: each for each in (*SHARING, *ALONE)}
    unknown = set(names) - set(known)
    if unknown:
        raise SystemExit(f"no such fault: {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    train_if_needed()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    failed, shared = 0, None
    print("| fault | outcome | what happened | time |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="signpost-faults-") as root:
        actions = action_server(free_port(), Path(root)).start()
        try:
            for fault in [each for name, each in known.items() if not names or name in names]:
                if shared is not None and fault not in SHARING:
                    shared.close()
                    shared = None
                world = shared or World(Path(root) / fault.__name__, actions)
                begun = time.monotonic()
                result, what = _outcome(fault, world, actions)
                failed += result == "LOST"
                print(f"| {(fault.__doc__ or '').strip()} | {result} | {what} | {time.monotonic() - begun:.0f} s |", flush=True)
                shared = world if fault in SHARING and result == "survived" else None
                if shared is None:
                    world.close()
        finally:
            if shared is not None:
                shared.close()
            actions.stop()
    return failed


def _outcome(fault: Fault, world: World, actions: Server) -> tuple[str, str]:
    """How a fault ended, and what happened."""
    try:
        with _at_most(LONGEST_SECONDS):
            return "survived", fault(world)
    except NotHere as error:
        return "not run", str(error)
    except Exception as error:  # noqa: BLE001 - the table shows every outcome
        return "LOST", f"{type(error).__name__}: {error}"
    finally:
        world.gate.pass_on()
        if actions.process is None or actions.process.poll() is not None:
            actions.start()


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in the block when it takes longer."""

    def late(number: int, frame: object) -> None:
        raise TimeoutError(f"it took longer than {seconds} s")

    signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
