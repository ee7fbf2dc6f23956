"""What an answer leaves out: rarity, another country or illness, what is said to a child, and what frightens and nobody asked for."""

from __future__ import annotations

import pytest

from signpost import Conversation, education

ABOUT = "make both of you safe"


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("my mummy has ms is she going to die", "ALS and MS are rare"),
        ("my son has MS and says weed helps his spasms. is it legal on prescription", "Canada"),
        ("does weed help with ms", "ALS:"),
        ("how do i tell my 6 year old that daddy has MS", "grown-up whom you trust"),
        ("does ms shorten your life", "grown-up whom you trust"),
    ],
)
def test_what_is_not_for_whoever_asks_is_left_out(question: str, left_out: str) -> None:
    _, answer = Conversation(region="uk").say(question)
    assert answer.texts and left_out not in " ".join(answer.texts)


@pytest.mark.parametrize(
    "text",
    [
        "I drop coins and can't do my necklace. Terrified of MND.",
        "my zip is stuck and I am scared it is ALS",
        "i am at my limit with MS, what now",
    ],
)
def test_nobody_is_told_what_to_do_after_hitting_somebody(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    titles = [each["title"] for message in answer.messages for each in message.get("buttons", ())]
    assert ABOUT not in " ".join(answer.texts) and not any("abuse" in each for each in titles)


def test_every_word_that_a_fact_needs_stands_in_one_of_its_questions() -> None:
    needing = [each for each in education.load_base().every_point.values() if each.only_with]
    assert needing
    for point in needing:
        asked = [ask for ask in point.asks if any(word in ask for word in point.only_with)]
        assert asked, point.id
