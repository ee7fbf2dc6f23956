"""The capacity page says what follows from the benchmarks."""

from __future__ import annotations

import pytest

from scripts.capacity import BENCHMARKS, PAGE, Load, Measured, filled, measured, tables

TABLE = """
| measure | rasa init | Signpost |
|---|---|---|
| a response, processor time | 24.5 ms (22-25) | 6.50 ms (6-7) |
| through the action server, processor time | – | 0.050 s (0.04-0.06) |
"""


def test_page_is_up_to_date() -> None:
    page = PAGE.read_text()
    assert page == filled(page, tables(measured(BENCHMARKS.read_text()), Load())), "run: make capacity"


def test_figures_are_read_by_the_name_of_row_and_column() -> None:
    assert measured(TABLE) == Measured(answered=0.0065, assessed=0.050)


@pytest.mark.parametrize(
    "broken", [TABLE.replace("Signpost", "Other"), TABLE.replace("0.050 s", "–"), ""], ids=["column", "figure", "empty"]
)
def test_missing_figure_is_named(broken: str) -> None:
    with pytest.raises(ValueError, match="docs/benchmarks.md"):
        measured(broken)


def test_half_the_processor_time_needs_half_the_cores() -> None:
    load = Load(conversations_a_day=3_600_000, turns_a_conversation=10, busiest_hour=0.1, through_the_action_server=1.0, use=0.5)
    assert "| cores | 1,000 × 0.0500 s / 0.5 in use | 100 |" in tables(Measured(0.001, 0.05), load)
    assert "| cores | 1,000 × 0.0250 s / 0.5 in use | 50 |" in tables(Measured(0.001, 0.025), load)
