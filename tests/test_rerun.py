"""The second try of browser and server tests, on a suite of four files that fail in every way that counts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.live

CONFIG = f"""[pytest]
pythonpath = {ROOT}
markers =
    browser: drives a browser
    live: starts servers
"""
CONFTEST = """from pathlib import Path
from tests.rerun import pytest_configure

def times(name):
    \"\"\"How often this test has been run, this time counted.\"\"\"
    tried = Path(__file__).with_name(name + ".tried")
    tried.write_text(tried.read_text() + "x" if tried.exists() else "x")
    return len(tried.read_text())
"""
LATE = """import pytest
from conftest import times

@pytest.fixture
def watched():
    yield
    assert times("teardown") > 1, "a fault on the page"

@pytest.mark.browser
@pytest.mark.parametrize("name", ["late [one]"])
def test_late(name):
    assert times("late") > 1

@pytest.mark.live
def test_late_in_its_end(watched):
    assert times("end")
"""
BROKEN = """import pytest
from conftest import times

@pytest.mark.live
def test_broken():
    assert times("broken") > 2, "broken for good"
"""
OTHER = """from conftest import times

def test_other():
    assert times("other") > 1
"""
SOUND = """import pytest

@pytest.mark.browser
def test_sound():
    pass
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with tests of four kinds."""
    (tmp_path / "pytest.ini").write_text(CONFIG)
    files = {"conftest.py": CONFTEST, "test_late.py": LATE, "test_broken.py": BROKEN, "test_other.py": OTHER, "test_sound.py": SOUND}
    for name, code in files.items():
        (tmp_path / name).write_text(code)
    return tmp_path


def run(suite: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    # Plug-ins that are only installed take longer to load than all these tests.
    alone = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], cwd=suite, env=alone, capture_output=True, text=True)
    return done.returncode, done.stdout


def tried(suite: Path) -> dict[str, int]:
    """How often each test was run."""
    return {each.stem: len(each.read_text()) for each in suite.glob("*.tried")}


def test_passing_alone_counts_and_both_outcomes_are_printed(suite: Path) -> None:
    code, said = run(suite, "test_late.py", "test_sound.py")
    assert code == 0, said
    assert "FAILED test_late.py::test_late[late [one]]" in said and "1 failed, 2 passed, 1 error" in said
    assert "test_late.py::test_late[late [one]]: failed first, passed alone" in said
    assert "test_late.py::test_late_in_its_end: failed first, passed alone" in said
    assert "test_sound" not in said
    assert tried(suite) == {"late": 2, "end": 2, "teardown": 2}


def test_failing_again_fails_with_its_reason_and_is_not_tried_a_third_time(suite: Path) -> None:
    code, said = run(suite, "test_broken.py", "test_late.py")
    assert code == 1
    assert "test_broken.py::test_broken: failed first, failed again alone" in said
    assert "test_late.py::test_late[late [one]]: failed first, passed alone" in said
    assert said.count("broken for good") >= 2
    assert tried(suite)["broken"] == 2


def test_no_other_test_is_tried_again(suite: Path) -> None:
    code, said = run(suite, "test_other.py")
    assert (code, tried(suite)) == (1, {"other": 1})
    assert "run once more alone" not in said


def test_failure_of_another_test_is_not_covered_by_a_second_try(suite: Path) -> None:
    code, said = run(suite, "test_late.py", "test_other.py")
    assert code == 1
    assert "test_late.py::test_late[late [one]]: failed first, passed alone" in said
    assert tried(suite)["other"] == 1


def test_run_that_stops_at_the_first_failure_has_failed(suite: Path) -> None:
    code, _ = run(suite, "-x", "test_late.py", "test_sound.py")
    assert (code, tried(suite)) == (1, {"late": 1})
