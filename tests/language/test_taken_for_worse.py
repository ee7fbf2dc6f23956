"""Words that sound worse than what they tell are read as what they tell; the worse thing beside them is still read."""

from __future__ import annotations

import pytest

from signpost.language import read


def present(text: str) -> set[str]:
    return {each.id for each in read(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("he went white and slid down in church", "loss_of_consciousness", "cyanosis"),
        ("she turned grey and passed out in the queue", "loss_of_consciousness", "cyanosis"),
        ("it is like a girdle that nobody else can see, tight round my ribs", "trunk_band", "confusion"),
        ("feels like a marble stuck in my throat, I eat fine", "globus", "food_stuck"),
        ("when I close my eyes I nearly go over", "balance_trouble", "falls"),
    ],
)
def test_it_is_read_as_what_it_tells(text: str, told: str, not_told: str) -> None:
    assert told in present(text)
    assert not_told not in present(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("her lips went grey and she can't be woken", "cyanosis"),
        ("she is seeing children that nobody else can see", "confusion"),
        ("a piece of steak is stuck in my throat", "food_stuck"),
        ("my brother has epilepsy hes having one on the landing", "fit_going_on"),
        ("need the loo, I stand and nothing is coming since last night", "bladder_trouble"),
        ("no madopar since Thursday", "medicine_change"),
    ],
)
def test_the_worse_thing_is_still_read(text: str, told: str) -> None:
    assert told in present(text)


def test_what_grew_all_week_did_not_come_suddenly() -> None:
    found = next(
        each
        for each in read("a smudge in the middle of everything, left eye, getting bigger all week").findings
        if each.id == "vision_loss"
    )
    assert (found.onset, found.duration_days, found.course) == (None, 7.0, "progressive")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("a lad at school said people with MND end up choking to death, is that so", "choking_now"),
        ("my neighbour swears blind it works", "vision_loss"),
        ("what he said, I can't get it out of my head", "confusion"),
    ],
)
def test_sayings_and_hearsay_are_nobodys_sign(text: str, never: str) -> None:
    assert never not in present(text)


def test_who_chokes_now_is_heard() -> None:
    assert "choking_now" in present("my dad is choking to death on a piece of toast")


@pytest.mark.parametrize(
    "text", ["my son has a fever and headache, being sick and he's gone all sleepy", "fever, headache and she's gone all floppy"]
)
def test_who_has_gone_all_sleepy_is_still_ill(text: str) -> None:
    assert {"fever", "headache"} <= present(text)


@pytest.mark.parametrize("text", ["no not an injury", "no not a rash", "no never had a seizure"])
def test_a_no_that_is_said_twice_denies(text: str) -> None:
    reading = read(text)
    assert reading.reply.polarity == "no"
    assert {each.status for each in reading.findings} == {"absent"}


def test_a_head_like_a_blow_is_a_thunderclap_and_a_blow_is_none() -> None:
    assert "thunderclap_headache" in present("my head, it was like somebody walloped me with a spade")
    assert "thunderclap_headache" not in present("somebody hit me with a spade")
