"""The page of the evaluation: what is left out at one run keeps the figures of the last one."""

from __future__ import annotations

import pytest

from evaluation.report import Measurement, kept, section

COMPARISON = Measurement("Who reads best", "About.", ("evaluation/winners.py", "--medspacy", "{medspacy}"), switch="medspacy")
ALWAYS = Measurement("Spelling", "About.", ("evaluation/typos.py",))


def test_comparison_that_is_left_out_keeps_its_figures() -> None:
    page = "# Evaluation\n\n" + section(ALWAYS, "0.9") + "\n" + section(COMPARISON, "0.8") + "\n" + section(ALWAYS, "0.7")
    assert kept(COMPARISON, page) == section(COMPARISON, "0.8")


def test_comparison_that_was_never_made_says_how_to_make_it() -> None:
    assert "--medspacy" in kept(COMPARISON, "# Evaluation\n")


@pytest.mark.parametrize(("measurement", "dated"), [(COMPARISON, True), (ALWAYS, False)], ids=["left out at times", "made always"])
def test_only_comparisons_carry_a_date(measurement: Measurement, dated: bool) -> None:
    assert ("Measured on" in section(measurement, "0.8")) is dated
