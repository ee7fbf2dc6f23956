"""Guesses of the learned reader are counted as right only where the writer told the sign as there."""

from __future__ import annotations

from evaluation.guesses import counted
from training.notation import Message, Told

TEXT = "thumb muscle gone walkabout"


def test_guess_counts_as_right_where_its_sign_is_told_and_as_wrong_elsewhere() -> None:
    right = counted([Message(TEXT, "weeks", (Told("limb_weakness"),))])
    wrong = counted([Message(TEXT, "weeks", (Told("limb_weakness", status="absent"),))])
    assert sum(right.values()) == sum(wrong.values()) > 0
    assert sum(count for (_, is_right), count in right.items() if is_right) == 1
    assert not any(is_right for _, is_right in wrong)
