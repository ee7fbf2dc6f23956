"""Who has something from the writer is still spoken of: "she caught my cold and can't bring the phlegm up"."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "finding", "person"),
    [
        ("My wife has MND. She caught my cold and can't bring the phlegm up", "weak_cough", "other"),
        ("he has my cold and can't cough it up", "weak_cough", "other"),
        ("my son took my pills and is drowsy", "daytime_sleepiness", "other"),
        ("she had a cold, my cold is worse and i can't breathe", "breathlessness", "self"),
        ("he caught my arm and my arm is numb", "numbness_tingling", "self"),
        ("my mum took me to the doctor because my hand is weak", "limb_weakness", "self"),
        ("my husband gave me tablets and now my lips swell", "throat_swelling", "self"),
    ],
)
def test_what_was_passed_on_leaves_whom_it_is_about(find, text: str, finding: str, person: str) -> None:
    assert find(text, finding).person == person
