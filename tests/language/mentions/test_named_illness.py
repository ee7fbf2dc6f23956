"""An illness that a message only names as somebody's is known; one that is feared, guessed or asked about is not."""

from __future__ import annotations

import pytest

from signpost.language import read


def _ill(text: str) -> set[tuple[str, str]]:
    return {(each.id, each.person) for each in read(text).findings if each.id.startswith("diagnosed_") and each.status == "present"}


@pytest.mark.parametrize(
    ("text", "ill", "person"),
    [
        ("My dad, 71, MND. He went purple over his porridge.", "diagnosed_als", "other"),
        ("wife (MS) can't feel her legs since this morning", "diagnosed_ms", "other"),
        ("75F PD, new urinary retention, passed 50 ml", "diagnosed_parkinson", "self"),
        ("pt 67M MND, NIV failed, sats 78", "diagnosed_als", "other"),
        ("I'm 44, MS, relapsing type, my left arm is numb since Friday", "diagnosed_ms", "self"),
        ("MND. the tube in my belly came out last night", "diagnosed_als", "self"),
        ("the resident with MND has pulled his tube out", "diagnosed_als", "other"),
        ("his Parkinson's tablets have run out and he's stiff as a plank", "diagnosed_parkinson", "other"),
        ("my MS legs are worse since the bladder infection", "diagnosed_ms", "self"),
        ("this began last month, mum MS, my own leg is numb", "diagnosed_ms", "other"),
        ("it's the MND, it has gone to her chest and she can't cough", "diagnosed_als", "other"),
    ],
)
def test_an_illness_named_as_somebodys_is_known(text: str, ill: str, person: str) -> None:
    assert (ill, person) in _ill(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it MS? my arm is numb",
        "my arm is numb, google says MS",
        "MS. what is it",
        "scared of MND. my calves are twitching",
        "tingling in both feet, MS or ALS",
        "weak hand. MND?",
        "my hand is weak, could this be MND. I can't sleep",
        "the MS society sent me a letter about my numb feet",
        "numb feet, waiting for tests for MS",
        "how long do people with MND live, my sister asked me",
        "Does anyone know a good book on MS. My hand aches.",
    ],
)
def test_an_illness_feared_guessed_or_asked_about_is_not(text: str) -> None:
    assert _ill(text) == set()


def test_what_is_told_behind_an_illness_of_a_relative_stays_the_writers() -> None:
    eye = [each for each in read("aunt MS. my eye aches").findings if each.id == "eye_pain"]
    assert [each.person for each in eye] == ["self"]


def test_what_is_told_behind_a_partner_with_an_illness_is_the_partners() -> None:
    legs = [each for each in read("wife (MS) can't feel her legs since this morning").findings if each.id == "numbness_tingling"]
    assert [each.person for each in legs] == ["other"]
