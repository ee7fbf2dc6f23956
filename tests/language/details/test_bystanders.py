"""Somebody who is only mentioned (tells, drives, lends, owns a thing) has no signs; the sign beside it is the writer's."""

from __future__ import annotations

import pytest

from signpost.language.reader import Reader

WRITERS = {
    "drops": ("My colleague gave me her eye drops and my sight is still blurred", {"blurred_vision"}),
    "lift": ("got a lift from my brother, left arm tingling for two weeks", {"numbness_tingling"}),
    "saw it first": ("It was my wife who saw it first: the calf is thinner", {"muscle_wasting"}),
    "painkillers": ("used my husband's painkillers for the headache, no help", {"headache"}),
    "driving": ("Wife's driving. Face has gone numb on the left", {"numbness_tingling"}),
    "lent": ("A friend lent me her walking stick, left arm tingles", {"numbness_tingling"}),
    "carries": ("The neighbour's lad carries my shopping now as my grip has gone", {"limb_weakness"}),
    "worries": ("It's my partner who worries. Twitching in my calf for three months", {"muscle_twitching"}),
    "chiropractor": ("numb toes. My brother in law is a chiropractor", {"numbness_tingling"}),
    "she can drive": ("I have my wife here. She can drive. Left hand is numb", {"numbness_tingling"}),
}
THEIRS = {
    "hand": ("my wife's left hand is weak and she drops cups", "limb_weakness"),
    "eyelid": ("my colleague has a drooping eyelid", "drooping_eyelid"),
    "driven": ("dad's speech is slurred and mum is driving him", "speech_slurred"),
    "not driving": ("my dad drives badly, his hands are numb", "numbness_tingling"),
    "drives and more": ("My husband is driving and suddenly can't speak", "speech_lost"),
    "here": ("my son is here, cannot move his legs", "limb_weakness"),
    "tablets": ("My mum's tablets make her dizzy", "dizziness"),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "signs"), WRITERS.values(), ids=list(WRITERS))
def test_sign_beside_somebody_who_is_only_mentioned_is_the_writers(reader: Reader, text: str, signs: set[str]) -> None:
    assert {(each.id, each.person) for each in reader.read(text).findings} == {(sign, "self") for sign in signs}


@pytest.mark.parametrize(("text", "sign"), THEIRS.values(), ids=list(THEIRS))
def test_sign_of_somebody_else_stays_theirs(reader: Reader, text: str, sign: str) -> None:
    found = {(each.id, each.person) for each in reader.read(text).findings if each.status == "present"}
    assert (sign, "other") in found
    assert (sign, "self") not in found
