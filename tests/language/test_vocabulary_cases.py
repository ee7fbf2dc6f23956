"""The reader on the project's own sentences: thresholds a little under what was measured, so that a loss is noticed.

Measured on 20 November 2026 (see `docs/evaluation.md`); the held-out sentences were written before tuning.
"""

from __future__ import annotations

import pytest

from tests.language.case_score import Score, all_cases, score


@pytest.fixture(scope="module")
def held_out() -> Score:
    return score(case for case in all_cases() if case.get("held_out"))


@pytest.fixture(scope="module")
def tuned() -> Score:
    return score(case for case in all_cases() if not case.get("held_out"))


def test_cases_are_many_and_a_good_part_is_held_out(held_out: Score, tuned: Score) -> None:
    assert held_out.sentences + tuned.sentences >= 250
    assert held_out.sentences * 4 >= held_out.sentences + tuned.sentences


def test_held_out_sentences_reach_their_thresholds(held_out: Score) -> None:
    assert held_out.recall >= 0.88
    assert held_out.precision >= 0.88
    assert held_out.denial >= 0.80


def test_tuned_sentences_reach_their_thresholds(tuned: Score) -> None:
    assert tuned.recall >= 0.96
    assert tuned.precision >= 0.96
    assert tuned.denial >= 0.88


def test_present_finding_is_never_read_as_absent(held_out: Score, tuned: Score) -> None:
    assert held_out.cleared + tuned.cleared == 0


def test_small_talk_yields_no_finding(held_out: Score, tuned: Score) -> None:
    assert tuned.small_talk_fired <= 1
    # Most of the held-out ones are near misses in strangers.yml, written to sound like a sign.
    assert held_out.small_talk_fired <= 0.15 * held_out.small_talk
