"""How readings are counted against labels, verdicts are kept, and the report names outside data by their files."""

from __future__ import annotations

import pytest

from evaluation.counting import Counts, count_message, fitting, interval, judgements, vocabulary_ids
from evaluation.report import Measurement, section
from signpost.findings import Finding
from signpost.nlu import Reading

KNOWN = {"limb_weakness", "falls", "pain", "dizziness", "vertigo"}


def test_finding_that_is_asked_about_counts_half() -> None:
    counts = Counts()
    row = {"text": "", "findings": {"limb_weakness": "present", "falls": "present"}}
    reading = Reading("", findings=(Finding("limb_weakness"),), proposals=(Finding("falls"),))
    missed, extra = count_message(row, reading, KNOWN, {}, counts)
    assert (missed, extra) == (["falls"], [])
    assert counts.recall == 0.75


def test_judged_findings_complete_the_labels() -> None:
    counts = Counts()
    reading = Reading("", findings=(Finding("limb_weakness"), Finding("pain"), Finding("falls")))
    count_message({"text": "", "findings": {"limb_weakness": "present"}}, reading, KNOWN, {"pain": True, "falls": False}, counts)
    assert (counts.judged_right, counts.judged_wrong) == (1, 1)
    assert counts.precision == pytest.approx(1 / 3)
    assert counts.adjusted_precision(0.5) == pytest.approx(2 / 3)


def test_present_finding_read_as_absent_is_counted_as_cleared() -> None:
    counts = Counts()
    denied = Reading("", findings=(Finding("falls", status="absent"),))
    count_message({"text": "", "findings": {"falls": "present"}}, denied, KNOWN, {}, counts)
    assert counts.cleared == 1


@pytest.mark.parametrize(("key", "label", "fits"), [("stroke_history", "past", True), ("falls", "past", False), ("falls", "present", True)])
def test_history_of_something_over_is_itself_present(key: str, label: str, fits: bool) -> None:
    assert ("present" in fitting(key, label)) is fits


def test_interval_holds_the_share_and_stays_within_bounds() -> None:
    low, high = interval(65, 100)
    assert 0.5 < low < 0.65 < high < 0.8
    assert interval(0, 10)[0] == pytest.approx(0, abs=1e-9)


def test_judgements_name_even_rows_and_known_findings() -> None:
    verdicts = judgements()
    assert sum(map(len, verdicts.values())) == 100
    assert all(row % 2 == 0 for row in verdicts)
    assert {finding for row in verdicts.values() for finding in row} <= vocabulary_ids()


def test_section_shows_the_command_with_a_stand_in_for_the_folder() -> None:
    told = section(Measurement("Levels", "About.", ("evaluation/levels.py", "--messages", "{messages}")), "0.9")
    assert told == "## Levels\n\nAbout.\n\n`python evaluation/levels.py --messages DATA/messages.jsonl`\n\n```\n0.9\n```\n"
