"""The reader on the project's own sentences: thresholds a little under what was measured, so that a loss is noticed.

Measured on 20 November 2026 (see `docs/evaluation.md`); the held-out sentences were written before tuning.
"""

from __future__ import annotations

import pytest

from evaluation.own_sentences import Score, all_cases, score

# Blind sentences in many voices; those without a finding are near misses, written to sound like a sign.
STRANGERS = "strangers"


@pytest.fixture(scope="module")
def held_out() -> Score:
    return score(case for case in all_cases() if case.get("held_out") and case["file"] != STRANGERS)


@pytest.fixture(scope="module")
def strangers() -> Score:
    return score(case for case in all_cases() if case.get("held_out") and case["file"] == STRANGERS)


@pytest.fixture(scope="module")
def tuned() -> Score:
    return score(case for case in all_cases() if not case.get("held_out"))


def test_cases_are_many_and_a_good_part_is_held_out(held_out: Score, strangers: Score, tuned: Score) -> None:
    untouched = held_out.sentences + strangers.sentences
    assert untouched + tuned.sentences >= 1800
    assert untouched * 4 >= untouched + tuned.sentences


def test_held_out_sentences_reach_their_thresholds(held_out: Score) -> None:
    assert held_out.recall >= 0.92
    assert held_out.precision >= 0.90
    assert held_out.denial >= 0.85


def test_strangers_held_out_sentences_reach_their_thresholds(strangers: Score) -> None:
    assert strangers.recall >= 0.85
    assert strangers.precision >= 0.86


def test_tuned_sentences_reach_their_thresholds(tuned: Score) -> None:
    assert tuned.recall >= 0.96
    assert tuned.precision >= 0.96
    assert tuned.denial >= 0.97


def test_present_finding_is_never_read_as_absent(held_out: Score, strangers: Score, tuned: Score) -> None:
    assert held_out.cleared + strangers.cleared + tuned.cleared == 0


def test_small_talk_yields_no_finding(held_out: Score, tuned: Score) -> None:
    assert held_out.small_talk_fired + tuned.small_talk_fired <= 1


def test_near_misses_of_strangers_seldom_yield_a_finding(strangers: Score) -> None:
    assert strangers.small_talk_fired <= 0.23 * strangers.small_talk
