"""The reasons are the person's own words of the sign that decides: no button's text, no age, and nothing of somebody else."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation
from signpost.conversation.outcome import conclude, why
from signpost.conversation.reasons import reasons_of
from signpost.conversation.situation import situation_after
from signpost.conversation.transcript import Transcript
from signpost.decision import assess, case_of, load_rulebook
from signpost.decision.own_words import own_words
from signpost.findings import Finding
from signpost.turn.quotes import in_short, reason_of

BOOK = load_rulebook()
SLURRED = "Slurred or thick speech"
TICKED = Finding("speech_slurred", duration_days=60, onset="gradual", course="progressive", said=SLURRED)


def quotes(*findings: Finding) -> tuple[str, ...]:
    """What is quoted for a case of these findings by the first rule that decides."""
    return own_words(assess(case_of(findings), BOOK).telling[0], BOOK)


def test_button_that_was_ticked_is_no_reason() -> None:
    assert SLURRED in BOOK.labels
    assert quotes(TICKED) == ()
    now = situation_after(Transcript(), case_of([TICKED]))
    for reply in (conclude(now, []), why(now)):
        assert SLURRED not in str([saying.values["reasons"] for saying in reply.sayings])
        assert "utter_noticed" in str([saying.values["reasons"] for saying in reply.sayings])


def test_own_words_beside_a_tick_are_the_reason() -> None:
    assert quotes(TICKED.with_(said=f"{SLURRED}; my sister says I sound drunk")) == ("my sister says I sound drunk",)


@pytest.mark.parametrize(
    "fact",
    [
        Finding("age", value=15, said="I am 15"),
        Finding("diagnosed_als", said="mum has MND and I twitch all day"),
        Finding("pregnancy", said="I'm ten weeks gone and my foot itches"),
    ],
    ids=lambda each: each.id,
)
def test_sign_is_quoted_before_what_is_known_about_the_person(fact: Finding) -> None:
    sign = Finding("choking", duration_days=20, said="I cough at every cup of tea")
    for fired in assess(case_of([fact, sign]), BOOK).fired:
        said = own_words(fired, BOOK)
        assert fact.said not in said or sign not in fired.because
        assert fact.id != "age" or fact.said not in said


def test_warning_by_a_tick_says_what_was_noticed() -> None:
    talk, answer = Conversation(region="uk").say("gnorf blimp wuzzle tark")
    question = answer.triage["question"]
    place = [each["value"] for each in question["options"]].index("chest")
    _, answer = talk.say(str(place + 1))
    assert answer.triage["level"] == "emergency"
    assert question["options"][place]["label"] not in "\n".join(answer.texts)
    assert not any(question["options"][place]["label"] in rule["said"] for rule in answer.triage["rules"])


LONG = {
    "a joke beside it": (
        ["5 days, lifted a washing machine like a muppet, lucky me, i can't feel my bottom and can't pee, wife laughs, charming"],
        ["muppet", "lucky me", "charming"],
    ),
    "a story around it": (
        [
            "we had a lovely sunday lunch with the cousins, then his mouth dropped on one side, my sister thinks he drank too much wine, "
            "his arm hangs down, and the dog keeps barking at the door"
        ],
        ["lunch", "wine", "dog"],
    ),
}


@pytest.mark.parametrize(("told", "never"), LONG.values(), ids=LONG)
def test_long_story_is_quoted_by_the_words_that_tell_the_sign(told: list[str], never: list[str]) -> None:
    talk = Conversation(region="uk")
    for message in told:
        talk, answer = talk.say(message)
    assert answer.triage["level"] == "emergency"
    quote = next(each for each in answer.texts if each.startswith("You told me"))
    assert not [each for each in never if each in quote]


def reason_in(answer: Any) -> str:
    """The line of an answer that quotes its person."""
    lines = [line for text in answer.texts for line in text.splitlines()]
    return next((line for line in lines if line.startswith(("You told me", "Because you said"))), "")


@pytest.mark.parametrize(
    ("told", "shown", "never"),
    [
        ("i have bad back long time, no fever. when i sit i not feel chair, i not feel when i wipe", "not feel chair", "fever"),
        ("my dog is well, no pain, and suddenly my mouth is crooked, my arm hangs down", "my mouth is crooked", "pain"),
    ],
)
def test_danger_is_quoted_first_and_no_denial_beside_it(told: str, shown: str, never: str) -> None:
    _, answer = Conversation(region="uk").say(told)
    assert answer.triage["level"] == "emergency"
    reason = reason_in(answer)
    assert shown in reason
    assert never not in reason
    assert reason.index(shown) < len(reason) / 2


def test_denials_of_the_same_sentence_are_not_quoted() -> None:
    told = Finding("tremor", said="I have tremor all the time since two months, no fever, no pain, no weakness, my dog is ill")
    short = in_short(reasons_of(assess(case_of([told]), BOOK).telling, "utter_because", 30))
    assert short[0] == ["utter_because", {"said": "I have tremor all the time since two months"}]


def test_sign_that_no_words_show_is_named() -> None:
    told = [Finding("double_vision", duration_days=10, said="I see two of everything since last week"), TICKED]
    fired = next(
        each for each in assess(case_of(told), BOOK).fired if {"double_vision", "speech_slurred"} <= {sign.id for sign in each.because}
    )
    reason = reason_of([fired])
    assert reason.said == "I see two of everything since last week"
    assert BOOK.vocabulary.findings["speech_slurred"] in reason.unsaid


def test_words_that_tell_none_of_the_signs_are_not_quoted() -> None:
    story = "we went to the market with the cousins, and the weather was lovely all day"
    fired = assess(case_of([Finding("tremor", duration_days=60, said=story)]), BOOK).telling
    assert in_short(reasons_of(fired, "utter_because", 12))[0][0] == "utter_noticed"


def test_words_that_made_it_grave_are_quoted_before_earlier_ones() -> None:
    talk, _ = Conversation(region="uk").say("my breath is short")
    _, answer = talk.say("it is worse now, i cant breathe")
    assert reason_in(answer).startswith('You told me: "i cant breathe"')
