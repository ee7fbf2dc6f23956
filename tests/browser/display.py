"""A screen that nobody sees (Xvfb), for browsers that have no headless mode or are to be read out."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType


def program(name: str, package: str) -> str:
    """Where a program is; says which of Debian's packages has it when it is nowhere."""
    path = shutil.which(name)
    if path is None:
        raise RuntimeError(f"{name} was not found: install it (Debian: apt-get install {package}).")
    return path


@contextmanager
def ended_if_it_fails(end: Callable[[], None]) -> Iterator[None]:
    """Whatever was begun is ended where the rest of its beginning fails."""
    with ExitStack() as otherwise:
        otherwise.callback(end)
        yield
        otherwise.pop_all()


class Display:
    """One screen; `name` is what DISPLAY is set to."""

    def __init__(self, width: int = 1280, height: int = 900) -> None:
        reading, writing = os.pipe()
        arguments = ["-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
        self.process = subprocess.Popen([program("Xvfb", "xvfb"), *arguments], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start.")
        self.name = f":{number}"

    def __enter__(self) -> Display:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait()
