"""The page of the evaluation names outside data by their files, and no folder of whoever ran it."""

from __future__ import annotations

from evaluation.report import Measurement, section


def test_section_shows_the_command_with_a_stand_in_for_the_folder() -> None:
    told = section(Measurement("Levels", "About.", ("evaluation/levels.py", "--messages", "{messages}")), "0.9")
    assert told == "## Levels\n\nAbout.\n\n`python evaluation/levels.py --messages DATA/messages.jsonl`\n\n```\n0.9\n```\n"
