"""Who leaves while questions are open hears the advice so far and what could not be asked; nothing more is asked of them."""

from __future__ import annotations

import pytest

from signpost import Conversation

WEAK_HAND = "for three months my left hand gets weaker, feeling is fine"
LEAVES = [
    "enough for today, thank you",
    "please stop",
    "goodbye",
    "I'll go now",
    "enough questions",
    "I don't want to answer any more questions",
    "ok I'm off",
]


@pytest.mark.parametrize("words", LEAVES)
def test_who_leaves_hears_the_advice_and_no_question(words: str) -> None:
    talk, _ = Conversation(region="uk").say(WEAK_HAND)
    talk, answer = talk.say(words)
    said = " ".join(answer.texts)
    assert answer.triage["question"] is None
    assert talk.said.question_id is None
    assert answer.triage["level"] in ("soon", "urgent")
    assert answer.triage["card"]["do"]
    assert "could not ask" in said and "999" in said


def test_who_told_too_little_hears_whom_to_call() -> None:
    talk, _ = Conversation(region="uk").say("I feel a bit odd in my left leg")
    _, answer = talk.say("goodbye")
    assert answer.triage["status"] == "none"
    assert "call" in " ".join(answer.texts).lower()


@pytest.mark.parametrize("words", ["goodbye", "please stop"])
def test_warning_stands_for_who_leaves(words: str) -> None:
    talk, _ = Conversation(region="uk").say("my face droops and my arm is weak since an hour")
    _, answer = talk.say(words)
    assert answer.triage["level"] == "emergency"


def test_no_question_of_a_crisis_is_dropped_by_a_goodbye() -> None:
    talk, first = Conversation(region="uk").say("what's the point any more")
    assert first.triage["question"]["id"] == "suicidal_thoughts"
    talk, answer = talk.say("I'll go now")
    assert answer.triage["question"]["id"] == "suicidal_thoughts" or answer.triage["status"] == "crisis"


def test_of_who_has_died_nothing_more_is_asked() -> None:
    talk, first = Conversation(region="uk").say("my uncle has been confused and forgetful for two years")
    assert first.triage["question"] is not None
    talk, answer = talk.say("he has died")
    assert answer.triage.get("question") is None
    assert "sorry" in " ".join(answer.texts)
    _, later = talk.say("thank you")
    assert later.triage.get("question") is None


def test_death_told_beside_a_sign_of_ones_own_ends_nothing() -> None:
    talk, _ = Conversation(region="uk").say("my dad had MND and he died. now my own right hand is weak for two months")
    assert talk.said.question_id is not None


def test_of_one_of_two_relatives_who_has_died_nothing_more_is_asked() -> None:
    talk, _ = Conversation(region="uk").say("My mum has numb feet for two months. My dad has a weak left hand for three months.")
    talk, _ = talk.say("now about my dad")
    talk, answer = talk.say("he died on Sunday")
    assert "sorry" in " ".join(answer.texts).lower()
    assert talk.said.question_id is None


@pytest.mark.parametrize("text", ["bye", "goodbye"])
def test_who_leaves_after_the_outcome_takes_the_advice_along(text: str) -> None:
    talk, answer = Conversation(region="uk"), None
    for line in (WEAK_HAND, "none of these", "no", "no", "no", "no", "no", "no"):
        talk, answer = talk.say(line)
        if answer.triage["status"] == "assessed":
            break
    assert answer is not None
    level = answer.triage["level"]
    talk, answer = talk.say(text)
    assert (answer.triage["level"], answer.triage["status"]) == (level, "assessed")
    assert "appointment" in " ".join(answer.texts)
