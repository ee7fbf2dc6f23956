"""Budgets are held: what is over one, raises one, or is too long or too large is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import budgets

NONE: dict[str, dict[str, int]] = {"lines": {}, "kilobytes": {}, "text_matches": {}}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room with one file of two lines, of which one matches text."""
    monkeypatch.setattr(budgets, "ROOT", tmp_path)
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "door.py").write_text("import re\nOPEN = re.search('open', 'a door')\n")
    return tmp_path / "room"


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize(("kind", "now"), [("lines", 2), ("text_matches", 1)])
def test_room_over_its_budget_is_named(kind: str, now: int) -> None:
    assert budgets.over({**NONE, kind: {"room": now}}) == []
    assert budgets.over({**NONE, kind: {"room": now - 1}}) == [
        f"room has {now} {kind.replace('_', ' ')}, {now - 1} are allowed (budgets.toml)"
    ]


def test_budget_above_an_earlier_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = {"log": "second\nfirst\n", "show": "[lines]\nroom = 10\n"}
    monkeypatch.setattr(budgets, "_git", lambda command, *_: earlier[command])
    assert budgets.raised({"lines": {"room": 10}}) == []
    assert budgets.raised({"lines": {"room": 11}}) == ["the budget of room was 10 lines and is raised: budgets only go down"]


def test_long_file_and_long_function_are_named(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "_tracked", lambda *_: [room / "door.py"])
    (room / "door.py").write_text("def enter():\n    open = 1\n    return open\n")
    most = {"lines of a file": 3, "lines of a function": 3}
    assert list(budgets.too_long(most)) == []
    assert list(budgets.too_long({name: 2 for name in most})) == ["room/door.py has 3 lines", "room/door.py: enter has 3 lines"]


def test_every_room_has_a_budget() -> None:
    lines = budgets.read(budgets.BUDGETS.read_text())["lines"]
    rooms = {path.parent.relative_to(budgets.ROOT).parts[:2] for path in (budgets.ROOT / "signpost").rglob("*.py")}
    assert {"/".join(each) for each in rooms} <= set(lines)
