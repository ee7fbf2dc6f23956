"""The "no" of "no fever and my neck is fine" denies the fever; that of "no breathing's fine" answers."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("no dizziness and my balance is good", "dizziness"),
        ("no fever and my neck is fine", "fever"),
        ("no fever and walking is fine", "fever"),
        ("no headaches and my legs are fine", "headache"),
        ("no arms and legs are fine", "limb_weakness"),
        ("no breathing's fine", "breathlessness"),
        ("no swallowing is fine", "swallowing_difficulty"),
    ],
)
def test_no_denies_what_stands_before_an_and(find, text: str, denied: str) -> None:
    assert find(text, denied).status == "absent"


def test_what_is_wrong_behind_it_stays(find) -> None:
    assert find("no fever and my neck is stiff", "neck_stiffness").status == "present"


@pytest.mark.parametrize(
    ("text", "denied"), [("no no rash it's my hands", "rash"), ("no no weakness", "limb_weakness"), ("nah no fever", "fever")]
)
def test_of_two_the_second_no_denies(find, text: str, denied: str) -> None:
    assert find(text, denied).status == "absent"


@pytest.mark.parametrize(("text", "there"), [("no no my hand is weak", "limb_weakness"), ("no no wait, my arm is weak", "limb_weakness")])
def test_two_that_only_answer_deny_nothing_behind_them(find, text: str, there: str) -> None:
    assert find(text, there).status == "present"
