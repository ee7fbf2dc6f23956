"""A relative told of in passing is asked about by nobody, and whose a sign is, once said, holds for good."""

from __future__ import annotations

import pytest

from signpost import Conversation

TWITCH = "my nan has alzheimer's and I get scared because my thigh keeps twitching"
CALF = "my calf has been twitching for two months"


def talk_of(*lines: str) -> tuple[Conversation, list[str], list[str]]:
    """The talk after these lines, all that was said in it, and the questions that were put."""
    talk, words, asked = Conversation(region="uk"), [], []
    for line in lines:
        talk, answer = talk.say(line)
        words.append(" ".join(answer.texts))
        asked.append(str((answer.triage.get("question") or {}).get("id")))
    return talk, words, asked


def there(talk: Conversation, person: str) -> set[str]:
    """What one person has."""
    return {each.id for each in talk.said.case.findings if each.status == "present" and each.person == person}


def test_an_illness_of_a_relative_beside_the_own_sign_is_asked_about_by_nobody() -> None:
    talk, words, asked = talk_of(TWITCH, "none of these", "no", "no", "no that's all")
    assert not any(each.startswith("memory_change") for each in asked)
    assert "now about them" not in " ".join(words).lower()
    assert talk.said.case.subject == "self"


@pytest.mark.parametrize(
    "text", ["no that's my gran, not me", "I said my memory is fine", "it isn't me, it's her", "no my gran", "I don't have that"]
)
def test_whoever_says_whose_it_is_is_never_asked_again(text: str) -> None:
    own = "my hand has been weak for three months"
    talk, words, asked = talk_of(f"my gran forgets everything. {own}", "now about her", text, "none of these", "no", "no", "no thats all")
    assert asked[1].startswith("memory_change")
    assert not any(each.startswith("memory_change") for each in asked[2:])
    assert "trouble with memory" not in " ".join(words[2:])
    assert talk.said.case.subject == "self"
    assert "limb_weakness" in there(talk, "self")


def test_a_list_about_a_relative_ends_with_the_word_whose_it_is() -> None:
    talk, _, asked = talk_of("my gran forgets everything. " + CALF, "now about her", "no that's my gran, not me")
    assert talk.said.case.subject == "self"
    assert "memory_change" not in there(talk, "other")


def test_a_sign_taken_for_the_writers_is_gone_with_the_word_whose_it_is() -> None:
    talk, _, asked = talk_of("my memory is getting worse, they say, and " + CALF, "no that's my mum, my memory is fine")
    assert "memory_change" not in there(talk, "self")
    assert "contradicted" not in asked[-1]


def test_who_speaks_for_a_relative_goes_on_about_them() -> None:
    talk, _, asked = talk_of("my mum has been losing words for half a year", "no my mum not me")
    assert there(talk, "other") == {"word_finding"}
    assert talk.said.case.subject == "other"


def test_a_danger_of_a_relative_is_never_put_away() -> None:
    talk, _, _ = talk_of("my mum has dementia and suddenly her mouth hangs on one side, and my calf twitches")
    assert talk.said.emergency.level == "emergency"
    talk, _, _ = talk_of(CALF, "my dad has parkinson's and choked on his food today")
    assert "choking" in there(talk, "other") | {each.id for each in talk.said.case.findings}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My partner has MND and I wanted to ask about another mask for the breathing machine", "home_ventilation"),
        ("My dad has MND. I can hardly get a word out of him today", "speech_lost"),
        ("My wife has MND. I'd like to ask whether the feeding tube can be changed", "swallowing_difficulty"),
    ],
)
def test_who_only_asks_for_somebody_has_nothing_of_it(text: str, finding: str) -> None:
    talk, _, _ = talk_of(text)
    assert finding not in there(talk, "self")
    assert finding in {each.id for each in talk.said.case.findings}


@pytest.mark.parametrize("text", ["no my gran swallows fine", "no she walks fine", "it's her hands that shake"])
def test_an_answer_about_a_relative_puts_nothing_away(text: str) -> None:
    own = "my hand has been weak for three months"
    talk, _, _ = talk_of(f"my gran forgets everything. {own}", "now about her", text)
    assert "memory_change" in there(talk, "other")
