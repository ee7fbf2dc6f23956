"""What merely resembles a finding is asked about where its words tell something, and small talk asks nothing."""

from __future__ import annotations

import pytest

from evaluation.own_sentences import all_cases
from signpost.language import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("everything feels limp and weak", "limb_weakness"),
        ("a heaviness in that whole area", "limb_weakness"),
    ],
)
def test_likely_finding_is_asked_about(read, text: str, finding: str) -> None:
    assert finding in {each.id for each in read(text).proposals}


@pytest.mark.parametrize(
    "text",
    [
        "drop me off at the corner",
        "the table wobbles on the tiles",
        "lock the doors at ten",
        "I no longer need it, never mind",
        "what should I do with the old sofa",
        "can you call Bob for me",
        "my shoes are worn at the heel",
        "is it all right to eat rice that was left out",
        "the treatment did not work and I am stuck in a small town",
    ],
)
def test_everyday_words_ask_about_nothing(read, text: str) -> None:
    assert read(text).proposals == ()


def test_small_talk_asks_about_nothing(reader: Reader) -> None:
    asked = [case["say"] for case in all_cases() if not case.get("expect") and reader.read(case["say"]).proposals]
    assert len(asked) <= 1


def test_scattered_words_of_a_phrase_are_asked_about_and_not_counted(read) -> None:
    reading = read("breath today halfway through a sentence")
    assert "breathlessness" in {each.id for each in reading.proposals}
    assert "breathlessness" not in {each.id for each in reading.findings}


def test_phrase_without_its_telling_word_is_not_proposed(read) -> None:
    assert read("lightning honestly struck in my head").proposals
    assert not read("lightning honestly struck in my garden").proposals


def test_likely_finding_of_a_relative_is_the_relatives(read) -> None:
    reading = read("my grandfather feels limp and weak")
    assert [(each.id, each.person) for each in reading.proposals] == [("limb_weakness", "other")]
    assert "speaks_of_other" in reading.acts


def test_likely_finding_is_asked_about_whoever_else_has_it(read) -> None:
    reading = read("my mother has weak legs, and I feel limp and weak")
    assert ("limb_weakness", "self") in {(each.id, each.person) for each in (*reading.proposals, *reading.findings)}
    assert "speaks_of_other" not in reading.acts


@pytest.mark.parametrize("text", ["you're useless", "the flowers have gone limp", "his handshake is weak"])
def test_sign_of_a_thing_or_of_the_bot_is_not_asked_about(read, text: str) -> None:
    assert read(text).proposals == ()


def test_sign_of_a_place_on_the_body_is_asked_about(read) -> None:
    assert read("I feel useless and weak").proposals
