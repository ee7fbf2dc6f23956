"""What passes with rest comes again; what was lost and came back once does not come and go; whose an illness is, in a few words."""

from __future__ import annotations

import pytest

from signpost.language import read


def told(text: str) -> dict[str, tuple[str, str]]:
    return {each.id: (each.status, each.person) for each in read(text, by_rules=True).findings}


@pytest.mark.parametrize(
    ("say", "status"),
    [
        ("I see two of everything on the telly, after a sleep it is all back to normal", "present"),
        ("I see double by evening and after a nap it is back to normal", "present"),
        ("I saw double last night, after a sleep it was all back to normal", "past"),
        ("I saw double yesterday, it is back to normal", "past"),
    ],
)
def test_what_rest_brings_back_is_there(say: str, status: str) -> None:
    assert told(say)["double_vision"][0] == status


@pytest.mark.parametrize(
    ("say", "course"),
    [
        ("My sight went grey in one eye for a minute yesterday, but came back", None),
        ("my sight went, came back, and went again", "relapsing"),
        ("my sight goes and comes back every day", "relapsing"),
    ],
)
def test_sense_that_came_back_once_does_not_come_and_go(say: str, course: str | None) -> None:
    assert {each.course for each in read(say, by_rules=True).findings if each.id == "vision_loss"} == {course}


@pytest.mark.parametrize(
    "say",
    [
        "cousin MND diagnosed. I have twitching",
        "my cousin's got ALS and now my calf is twitching",
        "cousin was diagnosed with als last year, my arm twitches",
    ],
)
def test_illness_of_a_cousin_is_not_the_writers(say: str) -> None:
    found = told(say)
    assert found["diagnosed_als"] == ("present", "other")
    assert found["family_history_als"] == ("present", "self")
    assert found["muscle_twitching"] == ("present", "self")


@pytest.mark.parametrize(
    "say", ["a cousin's MND, and my calf twitches", "we lost a cousin to mnd, my calf twitches", "uncle MND. my calf twitches"]
)
def test_illness_that_is_only_named_beside_a_relative_runs_in_the_family(say: str) -> None:
    assert told(say)["family_history_als"] == ("present", "self")
    assert "diagnosed_als" not in told(say)


@pytest.mark.parametrize(
    ("say", "person"),
    [("my mum has pls and chokes", "other"), ("I have PLS, my legs are stiff", "self"), ("I was told it was PLS", "self")],
)
def test_pls_behind_somebody_who_has_it_is_the_illness(say: str, person: str) -> None:
    assert told(say)["diagnosed_als"] == ("present", person)


@pytest.mark.parametrize("say", ["tell me what I have pls", "who has pls help me", "help pls my hand is weak", "can you say if I have pls"])
def test_pls_as_a_please_is_no_illness(say: str) -> None:
    assert "diagnosed_als" not in told(say)


def test_sugar_that_somebody_has_is_diabetes_and_keeps_its_years() -> None:
    found = {each.id: each.duration_days for each in read("I have sugar since ten years, feet burn", by_rules=True).findings}
    assert found == {"diagnosed_diabetes": 3650.0, "numbness_tingling": None}
    assert "diagnosed_diabetes" not in told("I have sugar in my tea and my feet burn")


@pytest.mark.parametrize(
    "say", ["it is down, where I sit, when I wipe I not feel", "when I wipe I feel not the paper, where I sit no feeling"]
)
def test_numb_seat_in_little_english(say: str) -> None:
    assert told(say)["saddle_numbness"] == ("present", "self")


def test_known_illness_takes_no_time_from_a_sign_beside_it() -> None:
    found = {each.id: each.duration_days for each in read("I have MS and a fever of 38.5 since yesterday", by_rules=True).findings}
    assert found == {"diagnosed_ms": None, "fever": 1.0}


def test_clinicians_shorthand_tells_legs_and_an_age() -> None:
    found = {each.id: each for each in read("46M c/o LL weakness x 5/7, o/e power 3/5", by_rules=True).findings}
    assert (found["limb_weakness"].body_part, found["limb_weakness"].duration_days) == ("leg", 5.0)
    assert found["age"].value == 46
