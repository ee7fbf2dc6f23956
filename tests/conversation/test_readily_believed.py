"""What somebody says plainly is taken: a sign put right by name, a check answered with yes and more, a side that is well."""

from __future__ import annotations

import pytest

from signpost import Conversation, language

MND_AT_NIGHT = "I was diagnosed with MND last March. I can't lie flat, I feel I can't get air at night."


def after(*lines: str) -> tuple[dict[str, object], str]:
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    assert answer is not None
    return dict(answer.triage), " ".join(answer.texts)


def status(triage: dict[str, object], name: str) -> set[str]:
    return {each["status"] for each in triage["findings"] if each["id"] == name}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("told", "denied", "name"),
    [
        (
            "my handwriting has got smaller for a year",
            "I should correct you. My handwriting is not smaller; the hand cramps.",
            "small_handwriting",
        ),
        ("twitching for 3 weeks, and I drop things", "i dropped a phone ONCE. i dont drop things", "dropping_things"),
    ],
)
def test_a_sign_that_is_put_right_in_plain_words_is_not_asked_about_again(told: str, denied: str, name: str) -> None:
    triage, words = after(told, denied)
    assert "I want to get this right" not in words
    assert status(triage, name) == {"absent"}


def test_a_danger_that_is_denied_is_still_asked_about() -> None:
    _, words = after("I have been confused and muddled for a year", "I am not confused at all")
    assert "I want to get this right" in words


@pytest.mark.parametrize("text", ["Yes, three weeks, only lying down at night. I want my team's advice.", "yes, three weeks it's been"])
def test_yes_and_more_answers_whether_it_is_old(text: str) -> None:
    triage, words = after(MND_AT_NIGHT, "it has been like this for three weeks. Should I not ring my team?", text)
    assert triage["level"] == "urgent"
    assert "taken the warning back" in words


def test_yes_with_something_worse_leaves_the_warning() -> None:
    triage, _ = after(MND_AT_NIGHT, "it has been like this for three weeks. Should I not ring my team?", "yes, but worse since today")
    assert triage["level"] == "emergency"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("My right hand, the one I write with. The left is perfectly good.", "right"),
        ("my left leg, the right one is fine", "left"),
        ("the right is weak and the left is weak", "both"),
    ],
)
def test_the_side_that_is_well_is_not_meant(text: str, side: str) -> None:
    reading = language.read(text, by_rules=True)
    assert side in {reading.reply.side, *(each.side for each in reading.findings)}
    assert side == "both" or "both" not in {reading.reply.side, *(each.side for each in reading.findings)}


def test_a_hand_that_cramps_when_writing_writes_no_smaller() -> None:
    found = {each.id for each in language.read("my right hand has become somewhat cramped when I write", by_rules=True).findings}
    assert "small_handwriting" not in found
    assert "small_handwriting" in {each.id for each in language.read("my handwriting is cramped and tiny", by_rules=True).findings}


def test_a_key_that_cannot_be_turned_is_told_of_the_hand() -> None:
    found = [
        each for each in language.read("I could not turn the key in the front door", by_rules=True).findings if each.id == "limb_weakness"
    ]
    assert [each.body_part for each in found] == ["hand"]


def test_a_time_that_is_put_right_politely_gets_no_article() -> None:
    lines = ("my hands tingle, for about a month", "slowly", "can you change it: 3 weeks not 3 months, I checked my diary")
    _, words = after(*lines)
    assert "Source:" not in words
    assert "3 weeks" in words


def test_what_came_suddenly_months_ago_brings_no_list_of_what_is_so_right_now() -> None:
    triage, _ = after("my hands tingle for 3 months, it came suddenly", "no", "no", "no")
    question = triage.get("question") or {}
    assert isinstance(question, dict)
    assert question.get("id") != "screen.danger"


@pytest.mark.parametrize("text", ["my back hurts mate", "numb feet pal, and my back hurts"])
def test_who_is_only_called_mate_is_not_told_of(text: str) -> None:
    found = language.read(text, by_rules=True).findings
    assert found
    assert all(each.person == "self" for each in found)


def test_a_mate_of_mine_is_somebody() -> None:
    assert any(each.person == "other" for each in language.read("my mate has a weak hand", by_rules=True).findings)


def test_tears_in_a_car_name_no_country() -> None:
    _, words = after("I cry in the car a lot")
    assert "Which country" not in words
