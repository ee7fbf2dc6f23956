"""What was killed comes back; what never worked, and what was to end, does not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.live

ROOT = Path(__file__).resolve().parents[2]
# Writes its number into a file, then waits.
CHILD = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"


def started(*command: str) -> subprocess.Popen[bytes]:
    """A command that is started again when it is killed."""
    return subprocess.Popen([sys.executable, "-m", "scripts.again", *command], cwd=ROOT, stderr=subprocess.PIPE)


def eventually(true: Callable[[], bool], seconds: float = 60) -> None:
    """Returns as soon as it is true."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def children(path: Path) -> list[int]:
    """The process numbers that were written."""
    return [int(line) for line in path.read_text().splitlines()] if path.exists() else []


def alive(process: int) -> bool:
    """Whether a process runs."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_killed_process_comes_back_and_ends_in_order(tmp_path: Path) -> None:
    path = tmp_path / "started"
    running = started(sys.executable, "-c", CHILD, str(path))
    eventually(lambda: len(children(path)) == 1)
    os.kill(children(path)[0], signal.SIGKILL)
    eventually(lambda: len(children(path)) == 2)
    running.terminate()
    assert running.wait(60) == 0
    assert not alive(children(path)[1])


def test_process_does_not_outlive_the_one_that_watches_it(tmp_path: Path) -> None:
    path = tmp_path / "started"
    running = started(sys.executable, "-c", CHILD, str(path))
    eventually(lambda: len(children(path)) == 1)
    running.kill()
    running.wait(60)
    eventually(lambda: not alive(children(path)[0]))


@pytest.mark.parametrize("code", [0, 3])
def test_process_that_ends_by_itself_at_once_is_not_started_again(code: int) -> None:
    running = started(sys.executable, "-c", f"raise SystemExit({code})")
    assert running.wait(60) == code
    assert running.stderr is not None and running.stderr.read() == b""


def test_process_that_is_killed_again_and_again_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "started"
    running = started(sys.executable, "-c", CHILD.replace("time.sleep(60)", "os.kill(os.getpid(), 9)"), str(path))
    assert running.wait(120) == 128 + 9
    assert len(children(path)) == 5
