"""`signpost ask`: a whole talk on the command line."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from signpost.library import command


class Terminal(io.StringIO):
    """Input that somebody types."""

    def isatty(self) -> bool:
        return True


def asked(lines: str, **options: Any) -> str:
    """What a talk prints."""
    out = io.StringIO()
    assert command.ask(io.StringIO(lines), out, **options) == 0
    return out.getvalue()


def test_talk_prints_texts_and_buttons() -> None:
    printed = asked("my left hand has been getting weaker for three months\nno\n", region="uk")
    assert "I understood" in printed
    assert "[None of these] [Not sure]" in printed
    assert "custom" not in printed


def test_json_has_a_line_for_each_message_with_its_payload() -> None:
    lines = asked("hello\nI cannot breathe\n", region="uk", as_json=True).splitlines()
    first, second = (json.loads(each) for each in lines)
    assert not any("custom" in each for each in first)
    assert second[-1]["custom"]["triage"]["level"] == "emergency"


def test_stop_ends_the_talk() -> None:
    assert asked("/stop\nI cannot breathe\n") == ""


def test_empty_line_is_a_message() -> None:
    assert len(asked("\n", as_json=True).splitlines()) == 1


def test_terminal_shows_where_to_type() -> None:
    out = io.StringIO()
    command.ask(Terminal("hello\n"), out)
    assert out.getvalue().startswith("> ")


def test_region_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["ask", "--region", "ukk"])
    assert "'uk'" in capsys.readouterr().err
