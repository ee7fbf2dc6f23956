"""Orca, the screen reader of Linux, on a screen that nobody sees; what it says is written down and not spoken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from display import Display, ended_if_it_fails, program

SPEECH = Path(__file__).with_name("orca_speech")
START_SECONDS = 60
READY = "Screen reader on."
# Where the machine is busy, the page counts as loaded only in the middle of a talk, and all of it would be read from the top.
CUSTOMS = """from orca import settings
settings.sayAllOnLoad = settings.pageSummaryOnLoad = False
"""


@dataclass(frozen=True)
class Utterance:
    """Something that Orca gave to the voice; `at` in seconds since 1970."""

    at: float
    said: str


class Orca:
    """A screen, a session bus with the accessibility bus on it, a window manager, and Orca."""

    def __init__(self, folder: Path) -> None:
        self.spoken = folder / "spoken.jsonl"
        self.spoken.touch()
        self.display = Display()
        self.processes: list[subprocess.Popen[bytes]] = []
        for name in ("config", "data", "cache", "run"):
            (folder / name).mkdir(mode=0o700)
        customs = folder / "data" / "orca" / "orca-customizations.py"
        customs.parent.mkdir(mode=0o700)
        customs.write_text(CUSTOMS, encoding="utf-8")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "XDG_"))},
            "DISPLAY": self.display.name,
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "XDG_SESSION_TYPE": "x11",
            "GSETTINGS_BACKEND": "memory",
            "GTK_MODULES": "",
            "NO_AT_BRIDGE": "0",
            # Chromium and Firefox build their accessibility trees where this is set.
            "GNOME_ACCESSIBILITY": "1",
            "ACCESSIBILITY_ENABLED": "1",
        }
        with ended_if_it_fails(self.close):
            self._start(folder)

    def _start(self, folder: Path) -> None:
        bus = self._run([program("dbus-daemon", "dbus-daemon"), "--session", "--print-address=1", "--nofork"], stdout=subprocess.PIPE)
        assert bus.stdout
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self._run([program("openbox", "openbox"), "--sm-disable"])
        with (folder / "orca.log").open("wb") as log:
            self._run(
                [program("orca", "orca"), "--replace", "--disable=braille", "--disable=braille-monitor"],
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**self.environment, "PYTHONPATH": str(SPEECH), "SIGNPOST_SPOKEN": str(self.spoken)},
            )
        self.wait_for(READY, START_SECONDS)

    def _run(self, command: list[str], **how: object) -> subprocess.Popen[bytes]:
        options = {"env": self.environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **how}
        process = subprocess.Popen(command, **options)  # type: ignore[call-overload]
        self.processes.append(process)
        return process

    def heard(self) -> list[Utterance]:
        """Everything said so far, in order."""
        told = map(json.loads, self.spoken.read_text(encoding="utf-8").splitlines())
        return [Utterance(each["at"], each["said"]) for each in told if "said" in each]

    def wait_for(self, words: str, seconds: float = 15, after: int = 0) -> Utterance:
        """The first thing said that has these words, of all but the first `after`; raises AssertionError when they are not said in time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = next((each for each in self.heard()[after:] if words in each.said), None)
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"{words!r} was not said; what was: {[each.said for each in self.heard()[after:]]}")

    def close(self) -> None:
        """End everything, the last first."""
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.display.__exit__(*sys.exc_info())
