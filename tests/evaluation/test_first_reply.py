"""What counts as recognised, asked about, reached and proposed."""

from __future__ import annotations

import pytest

from evaluation.emergencies import ASKED, MISSED, RECOGNISED, first_reply
from evaluation.proposers import Sample, figures, threshold
from evaluation.reach import Figure


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I can't breathe, my lips are blue", RECOGNISED),
        ("my legs have gone weak and I can't feel between my legs when I wipe", RECOGNISED),
        ("my arm is weak", ASKED),
        ("what a lovely day for a walk", MISSED),
    ],
)
def test_first_reply_recognises_asks_or_does_neither(text: str, what: str) -> None:
    assert first_reply(text) == what


@pytest.mark.parametrize(
    ("figure", "reached"),
    [
        (Figure("recall", 0.9, even=0.8, odd=0.95), "yes"),
        (Figure("recall", 0.9, even=0.95, odd=0.8), "no"),
        (Figure("cleared", 0.01, own=0.0, odd=0.02, most=True), "no"),
        (Figure("time", 3.0, own=2.0, most=True), "yes"),
    ],
)
def test_reach_is_judged_on_what_nobody_tuned_on(figure: Figure, reached: str) -> None:
    assert figure.line().split()[-1] == reached


def test_threshold_leaves_small_talk_in_peace() -> None:
    scores = [[("falls", place / 1000)] for place in range(1000)]
    least = threshold(scores)
    assert sum(score > least for each in scores for _, score in each) <= 5


def test_figures_count_what_was_won_and_what_has_a_label() -> None:
    some = [Sample((), (frozenset({"falls"}),), frozenset({"falls", "pain"}), frozenset())]
    assert figures("own", some, [frozenset({"falls", "tremor"})]) == "own: won 1/1, labelled 1/2"
