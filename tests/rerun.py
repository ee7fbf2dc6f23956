"""A browser or server test that fails is run once more, alone, in a process of its own; both outcomes are printed, the second counts.

Such tests share a machine with browsers and servers that are late when it is busy. There is no third try, and none for any other test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator

import pytest

MARKS = ("browser", "live")
# Set for the second try, so that there is no third.
ALONE = "RUN_ALONE"


class Rerun:
    """What failed first, and what came of it alone."""

    def __init__(self) -> None:
        self.failed: dict[str, bool] = {}
        self.said: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Notes what failed, and whether it may be tried again."""
        report = yield
        if report.failed:
            self.failed[item.nodeid] = any(item.get_closest_marker(each) for each in MARKS)
        return report

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """The second tries, when the servers of the first are gone; they decide the exit code where nothing else failed."""
        # A run that was cut short by -x or Ctrl-C has not passed, whatever a second try says.
        if exitstatus != pytest.ExitCode.TESTS_FAILED or session.shouldfail or session.shouldstop:
            return
        passed = [self._passes_alone(name, session) for name, again in self.failed.items() if again]
        if passed and all(passed) and all(self.failed.values()):
            session.exitstatus = pytest.ExitCode.OK

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Prints both outcomes."""
        if self.said:
            terminalreporter.section("run once more alone")
            terminalreporter.write_line("\n".join(self.said))

    def _passes_alone(self, name: str, session: pytest.Session) -> bool:
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=short", name]
        done = subprocess.run(command, cwd=session.config.rootpath, env={**os.environ, ALONE: "1"}, capture_output=True, text=True)
        self.said.append(f"{name}: failed first, {'passed' if done.returncode == 0 else 'failed again'} alone")
        if done.returncode:
            self.said.append(done.stdout + done.stderr)
        return done.returncode == 0


def pytest_configure(config: pytest.Config) -> None:
    """In the second try nothing is tried again."""
    if ALONE not in os.environ:
        config.pluginmanager.register(Rerun(), "rerun")
