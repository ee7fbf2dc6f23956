"""Rasa's own commands as processes that have Rasa imported when they begin: the import is most of what each of them costs."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

SECONDS = 300
# What a command inherits is what these modules are after their import; nothing of this project is among them.
IMPORTED = ["rasa.__main__", "rasa.core.run", "rasa.core.train", "rasa.model_testing", "rasa.core.test", "rasa.nlu.test"]
RASA, ROOT = Path(sys.executable).parent / "rasa", Path(__file__).resolve().parents[2]
_context = get_context("forkserver")
_context.set_forkserver_preload(IMPORTED)


class Command:
    """`rasa WORDS` in a folder, with these variables of the environment alone; what it reads and writes is a file or a terminal."""

    def __init__(self, folder: Path, environment: Mapping[str, str], words: tuple[str, ...], place: str) -> None:
        self._process = _context.Process(target=_become, args=(str(folder), dict(environment), [str(RASA), *words], place))
        self._process.start()

    def poll(self) -> int | None:
        """The exit code; None while it runs."""
        return self._process.exitcode

    def wait(self, seconds: float) -> int | None:
        """The exit code; None when it has not ended in time."""
        self._process.join(seconds)
        return self.poll()

    def stop(self) -> None:
        """Ends it."""
        self._process.terminate()
        if self.wait(20) is None:
            self._process.kill()


def _become(folder: str, environment: dict[str, str], words: list[str], place: str) -> None:
    os.setsid()
    # The first terminal that the leader of a session opens is its own.
    for number in range(3):
        os.dup2(os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND), number)
    sys.stdin = open(0, closefd=False)
    for each in (sys.stdout, sys.stderr):
        each.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.path[:] = [str(RASA.parent), *(each for each in sys.path[1:] if each not in ("", ".", str(ROOT)))]
    sys.argv = words
    import_module("rasa.__main__").main()


class Terminal:
    """A command with somebody at a terminal."""

    def __init__(self, folder: Path, environment: Mapping[str, str], words: tuple[str, ...]) -> None:
        self.seen, (self._end, self._other) = "", os.openpty()
        variables = {**environment, "TERM": "xterm", "COLUMNS": "200", "LINES": "50"}
        self._command = Command(folder, variables, words, os.ttyname(self._other))

    def until(self, words: str) -> str:
        """What was shown up to these words, without colours; raises when they do not come."""
        ends = time.monotonic() + SECONDS
        while words not in self.seen and time.monotonic() < ends and self._command.poll() is None:
            if not select.select([self._end], [], [], 1)[0]:
                continue
            shown = os.read(self._end, 65536)
            if b"\x1b[6n" in shown:
                os.write(self._end, b"\x1b[1;1R")
            self.seen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode(errors="replace")).replace("\r", "")
        assert words in self.seen, self.seen[-3000:]
        before, _, self.seen = self.seen.partition(words)
        return before

    def type(self, words: str) -> None:
        """Types a line."""
        os.write(self._end, words.encode() + b"\r")

    def close(self) -> None:
        """Ends the command."""
        self._command.stop()
        os.close(self._end)
        os.close(self._other)


@contextmanager
def terminal(folder: Path, environment: Mapping[str, str], *words: str) -> Iterator[Terminal]:
    """A command at a terminal, ended at last."""
    opened = Terminal(folder, environment, words)
    try:
        yield opened
    finally:
        opened.close()
