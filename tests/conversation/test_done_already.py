"""What was done already outranks every open question of a crisis, in whatever amount; the usual dose and what is put away do not."""

from __future__ import annotations

import pytest

from signpost import Conversation

OVERDOSE = "overdose"
OPENINGS = [("I want to die",), ("I can't go on living", "yes"), ("I want to kill myself", "no")]
# None of these was in the material that the words were made from.
DONE = [
    "yes. I've swallowed a few of them already",
    "i took a couple before I wrote to you",
    "had the lot earlier",
    "most of the strip is gone, I've had them",
    "nobody. and i've taken my insulin, loads of it",
    "i injected twice what i should an hour ago",
    "half the bottle is inside me now",
    "took my morning tablets as usual and then the rest of the box",
    "not yet. but I've had two of the diazepam",
]
ASKED = [
    "I've started",
    "too late for that, it's done",
    "I've begun. four so far",
    "I have already done it",
    "a handful went in before you asked",
    "I already turned the gas on",
]
NOT_DONE = [
    "no I haven't taken anything",
    "I've taken my usual tablets today, as every morning",
    "it took me some time to write this",
    "had a glass of water and a biscuit",
    "my mum has taken the pills away from me",
]


def say(*lines: str) -> tuple[Conversation, dict[str, object], str]:
    """The conversation after these messages, its last payload and its last words."""
    talk, payload, words = Conversation(region="uk"), {}, ""
    for line in lines:
        talk, answer = talk.say(line)
        payload, words = answer.triage, " ".join(answer.texts)
    return talk, payload, words


def warned_of_it(payload: dict[str, object]) -> bool:
    return any(each["id"] == OVERDOSE and each["status"] == "present" for each in payload["findings"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("opening", OPENINGS, ids=len)
@pytest.mark.parametrize("told", DONE)
def test_deed_told_in_a_crisis_counts_at_once(opening: tuple[str, ...], told: str) -> None:
    _, payload, words = say(*opening, told)
    assert payload["status"] == "crisis" and warned_of_it(payload)
    assert "999" in words and "Do not wait to feel ill" in words


@pytest.mark.parametrize("told", ASKED)
def test_deed_that_is_not_named_is_asked_about_before_all_else(told: str) -> None:
    _, payload, words = say("I want to kill myself", "yes", told)
    assert payload["status"] == "crisis" and "swallow something, more than you should" in words


@pytest.mark.parametrize("told", NOT_DONE)
def test_what_is_no_deed_goes_on_with_the_steps(told: str) -> None:
    _, payload, words = say("I want to die", "no", told)
    assert payload["status"] == "crisis" and not warned_of_it(payload)
    assert "swallow something" not in words


def test_deed_of_the_one_who_is_helped_is_theirs_and_what_a_helper_takes_away_is_none() -> None:
    _, taken, _ = say("my daughter says she wants to die", "she's already taken some of them")
    _, put_away, _ = say("my daughter says she wants to die", "I've taken the tablets off her")
    assert warned_of_it(taken) and not warned_of_it(put_away)


def test_a_few_tablets_taken_beside_words_that_may_mean_a_crisis_are_asked_about_first() -> None:
    assert say("what's the point any more, I've had some of the pills")[1]["question"]["id"] == OVERDOSE  # type: ignore[index]


@pytest.mark.parametrize("told", ["I've got neck ache", "I have neck very hard since yesterday"])
def test_neck_is_no_drink(told: str) -> None:
    assert not warned_of_it(say(told)[1])


def test_what_is_near_is_named_by_a_word_and_given_away_before_it_ends() -> None:
    opening = ("I want to kill myself", "no", "the tablets, I said")
    _, near, _ = say(*opening)
    assert any(each["id"] == "means_at_hand" for each in near["findings"])  # type: ignore[attr-defined]
    alone, together = say(*opening, "nobody")[2], say(*opening, "my brother is here")[2]
    assert "go away from it" in alone and "somebody else take what is near" in together
    # Where it lies says nothing of who is there, and who is alone after all is alone: the crisis stays.
    for unheard in ("yes in my drawer", "no I'm on my own in the house"):
        assert say(*opening, "yes" if "own" in unheard else "is it bad", unheard, "yes, I am safe now")[1]["status"] == "crisis"
