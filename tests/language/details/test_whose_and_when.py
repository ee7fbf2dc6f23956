"""Whose a sign is where that is told right behind it, and what dates no sign: a wedding, a visit, the weeks of a pregnancy."""

from __future__ import annotations

import pytest

from signpost import language

Told = set[tuple[str, str, str]]


def told(text: str) -> Told:
    return {(each.id, each.status, each.person) for each in language.read(text, by_rules=True).findings}


def dated(text: str) -> set[str]:
    return {each.id for each in language.read(text, by_rules=True).findings if each.duration_days is not None}


@pytest.mark.parametrize(
    ("text", "sign", "person"),
    [
        ("the choking is hers", "choking", "other"),
        ("that slurred speech is my mum's", "speech_slurred", "other"),
        ("that's dad choking, not me", "choking", "other"),
        ("it's my mum's legs not mine, they won't hold her any more", "limb_weakness", "other"),
        ("the choking is new", "choking", "self"),
        ("it's me who is choking, not my wife", "choking", "self"),
        ("my wee lad passed out at the match", "loss_of_consciousness", "other"),
        ("my grandad has MND", "diagnosed_als", "other"),
        ("I'm 34 weeks and my face is numb", "pregnancy", "self"),
        ("my wife is 31 weeks and her hands are numb", "pregnancy", "other"),
    ],
)
def test_sign_is_told_of_whoever_has_it(text: str, sign: str, person: str) -> None:
    assert (sign, "present", person) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "my hand is weak, my sister's wedding is in May",
        "weak hand. My last check-up was in April",
        "my legs are weak, nobody has examined me since 2022",
        "weak arm, moved flat two months ago",
        "I 33 weeks and my legs are weak",
    ],
)
def test_what_else_happened_dates_no_sign(text: str) -> None:
    assert "limb_weakness" not in dated(text)


@pytest.mark.parametrize(
    "text", ["my arm is weak since the wedding in May", "my arm went weak on my holiday in June", "weak arm since I moved in 2021"]
)
def test_what_came_with_an_event_is_dated_by_it(text: str) -> None:
    assert "limb_weakness" in dated(text)


def test_weeks_into_something_are_no_pregnancy() -> None:
    assert not any(sign == "pregnancy" for sign, _, _ in told("I am 20 weeks into my course and my thumb twitches"))


@pytest.mark.parametrize(
    ("text", "sign", "status"),
    [
        ("A fever, no", "fever", "absent"),
        ("Headache now, no.", "headache", "absent"),
        ("Headache now? No.", "headache", "absent"),
        ("Severe when it comes, a day in bed. Headache now, no.", "headache", "absent"),
        ("Chest pain right now, nah.", "chest_pain", "absent"),
        ("Weak legs at the moment? no", "limb_weakness", "absent"),
        ("Headache now, no fever", "headache", "present"),
        ("Headache now, no, wait, yes", "headache", "present"),
        ("headache today, no better", "headache", "present"),
        ("Vomiting, goodness no", "vomiting", "absent"),
        ("double vision, I don't think so", "double_vision", "absent"),
        ("a headache, no, only the eye aches", "headache", "absent"),
        ("double vision, always", "double_vision", "present"),
        ("chest pain, yes", "chest_pain", "present"),
        ("a headache, no, the worst of my life", "headache", "present"),
        ("slurred speech, no wait, it is worse", "speech_slurred", "present"),
    ],
)
def test_sign_that_is_only_named_is_answered_behind_a_comma(text: str, sign: str, status: str) -> None:
    assert (sign, status, "self") in told(text)
