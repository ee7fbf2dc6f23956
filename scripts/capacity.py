"""Works out from the measured figures in docs/benchmarks.md what a million conversations a day need: `make capacity`.

Writes the tables between the marks in docs/capacity.md. What is assumed stands in `Load`, what is measured in the benchmarks;
no other place holds a number of either.
"""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS, PAGE = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "capacity.md"
BEGIN, END = "<!-- written by make capacity -->", "<!-- end -->"
BOT = "Signpost"


@dataclass(frozen=True)
class Load:
    """What people do, and how full machines may be; assumptions, to be replaced by your own."""

    conversations_a_day: int = 1_000_000
    turns_a_conversation: int = 12
    busiest_hour: float = 0.1  # share of the day's conversations
    through_the_action_server: float = 0.9  # share of the turns; the rest are small talk and emergencies
    conversation_minutes: int = 10
    use: float = 0.6  # of a core, so that peaks find room
    work_in_the_action_server: float = 0.5  # share of an assessed turn's processor time
    rasa_gigabytes: float = 0.6
    actions_gigabytes: float = 0.2
    events_a_turn: int = 7
    kilobytes_a_turn: float = 6.0
    days_kept: int = 30


@dataclass(frozen=True)
class Measured:
    """Processor time of one turn in all processes, in seconds."""

    answered: float  # by a response alone
    assessed: float  # through the action server


def measured(text: str) -> Measured:
    """The figures of this bot in the benchmarks' table; raises ValueError when a row or the column is missing."""
    return Measured(_seconds(text, "a response, processor time"), _seconds(text, "through the action server, processor time"))


def _seconds(text: str, row: str) -> float:
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    heads = [cells for cells in lines if cells[0] == "measure" and BOT in cells]
    found = [cells for cells in lines if cells[0] == row]
    if not heads or not found:
        raise ValueError(f"docs/benchmarks.md has no row {row!r} with a column {BOT!r}")
    cell = found[0][heads[0].index(BOT)]
    figure = re.match(r"([\d.]+) (ms|s)\b", cell)
    if figure is None:
        raise ValueError(f"docs/benchmarks.md: {row!r} is {cell!r}, which is no time")
    return float(figure[1]) / (1000 if figure[2] == "ms" else 1)


def tables(figures: Measured, load: Load) -> str:
    """Both tables of the page."""
    turns = load.conversations_a_day * load.turns_a_conversation * load.busiest_hour / 3600
    turn = figures.assessed * load.through_the_action_server + figures.answered * (1 - load.through_the_action_server)
    in_actions = figures.assessed * load.through_the_action_server * load.work_in_the_action_server / turn
    cores = turns * turn / load.use
    actions = math.ceil(cores * in_actions)
    rasas = math.ceil(cores - cores * in_actions)
    gigabytes = rasas * load.rasa_gigabytes + actions * load.actions_gigabytes
    stored = load.conversations_a_day * load.turns_a_conversation * load.kilobytes_a_turn * load.days_kept / 1e6
    sockets = load.conversations_a_day * load.busiest_hour * load.conversation_minutes / 60
    rows = [
        (
            "turns in the busiest hour",
            f"{load.conversations_a_day:,} × {load.turns_a_conversation} × {load.busiest_hour:g}",
            f"{turns:,.0f} a second",
        ),
        (
            "processor time of a turn",
            f"{load.through_the_action_server:.0%} × {figures.assessed * 1000:.3g} ms, the rest × {figures.answered * 1000:.3g} ms",
            f"{turn * 1000:.3g} ms",
        ),
        ("cores", f"{turns:,.0f} × {turn:.4f} s / {load.use:g} in use", f"{cores:.0f}"),
        ("Rasa processes, action processes", f"one core each; {in_actions:.0%} of the work is the action servers'", f"{rasas} + {actions}"),
        ("memory", f"{rasas} × {load.rasa_gigabytes:g} GB + {actions} × {load.actions_gigabytes:g} GB", f"{gigabytes:.0f} GB"),
        (
            "rows of the database",
            f"{load.events_a_turn} events a turn",
            f"{turns * load.events_a_turn:,.0f} a second, in transactions of {load.events_a_turn}",
        ),
        (f"storage at {load.days_kept} days", f"{load.kilobytes_a_turn:g} kB a turn", f"{stored:,.0f} GB, without indexes"),
        (
            "open sockets",
            f"{load.conversation_minutes} minutes a conversation",
            f"{sockets:,.0f} at once, {sockets / rasas:,.0f} a process",
        ),
        ("calls of Redis", "four small scripts a turn", f"{turns * 4:,.0f} a second"),
    ]
    return "\n".join(["| | from | gives |", "|---|---|---|", *(f"| {what} | {source} | {gives} |" for what, source, gives in rows)])


def filled(page: str, table: str) -> str:
    """The page with its tables anew; raises ValueError when the marks are missing."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"docs/capacity.md needs the marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def main() -> None:
    """Writes the page."""
    try:
        PAGE.write_text(filled(PAGE.read_text(), tables(measured(BENCHMARKS.read_text()), Load())))
    except ValueError as error:
        sys.exit(f"signpost: {error}.")


if __name__ == "__main__":
    main()
