"""What was worked out once is found again, and never in place of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.kept import kept


def test_second_start_finds_what_the_first_worked_out(tmp_path: Path) -> None:
    value = {"a": {"b": 0.1 + 0.2}}
    assert kept("it", "one", lambda: value, folder=tmp_path) == value
    assert kept("it", "one", lambda: pytest.fail("worked out again"), folder=tmp_path) == value


def test_other_things_are_worked_out_anew(tmp_path: Path) -> None:
    kept("it", "one", lambda: 1, folder=tmp_path)
    assert kept("it", "two", lambda: 2, folder=tmp_path) == 2


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"key": "one"}', "\x00"], ids=repr)
def test_broken_file_costs_time_and_nothing_else(tmp_path: Path, broken: str) -> None:
    (tmp_path / "it.json").write_text(broken)
    assert kept("it", "one", lambda: 1, folder=tmp_path) == 1
    assert kept("it", "one", lambda: 2, folder=tmp_path) == 1


def test_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kept("it", "one", lambda: 1, folder=tmp_path / "file") == 1
