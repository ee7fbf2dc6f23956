"""What docs/operate.md judges is what is installed."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def pinned() -> dict[str, str]:
    """Every package of the lock with its version."""
    return dict(re.findall(r"^([a-z0-9_.-]+)==([^ \\]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE))


def judged() -> dict[str, str]:
    """Every package with a version in the table of advisories."""
    table = (ROOT / "docs" / "operate.md").read_text().partition("| package | known faults")[2]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("|") and not line.startswith("|-")]
    return {name: version for cell in cells for name, version in re.findall(r"([a-z][a-z0-9-]*) ([\d.]+\d)", cell)}


def test_judged_versions_are_the_pinned_ones() -> None:
    lock = pinned()
    assert len(judged()) > 10
    assert {name: version for name, version in judged().items() if not f"{lock[name]}.".startswith(f"{version}.")} == {}
