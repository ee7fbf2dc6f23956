"""Starts a command again when something killed it: `python -m scripts.again command ...`.

A mistake that shows at the start, such as a wrong setting, ends it with the command's own exit code, as does an orderly end.
"""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import time
from contextlib import suppress

SOUND_AFTER_SECONDS = 20.0  # what ends by itself before this never worked
MOST_STARTS, WITHIN_SECONDS = 5, 300.0
PAUSE_SECONDS = 1.0
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


class _Ended(Exception):
    """Somebody asked for the end."""


def run(command: list[str]) -> int:
    """Runs the command until it ends for good; its exit code, 0 when the end was asked for."""
    starts: list[float] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end)
    while True:
        starts = [each for each in starts if each > time.monotonic() - WITHIN_SECONDS] + [time.monotonic()]
        child: subprocess.Popen[bytes] | None = None
        try:
            child = subprocess.Popen(command, preexec_fn=_die_with_the_parent)
            code = child.wait()
            lived = time.monotonic() - starts[-1]
            if code == 0 or (code > 0 and lived < SOUND_AFTER_SECONDS) or len(starts) >= MOST_STARTS:
                return code if code >= 0 else 128 - code
            print(f"signpost: a process ended ({code}) and is started again", file=sys.stderr, flush=True)
            time.sleep(PAUSE_SECONDS)
        except _Ended:
            return _ended(child)


def _ended(child: subprocess.Popen[bytes] | None) -> int:
    """Ends the command in an orderly way; its exit code, where being ended by our own signal is no failure."""
    if child is None or child.poll() is not None:
        return 0
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    child.terminate()
    code = child.wait()
    return 0 if code in (0, -signal.SIGTERM, -signal.SIGINT) else code


def _end(number: int, frame: object) -> None:
    raise _Ended


def _die_with_the_parent() -> None:
    """On Linux the command ends when this process is killed: nothing may be left that holds its port."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
