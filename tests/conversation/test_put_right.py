"""Who puts a false alarm right in words of their own is out of it with one message; whoever leaves danger in the same breath is not."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import WITHDRAWAL

FACE, SADDLE, AIR = "The left half of my face suddenly droops", "I am numb between the legs", "I can't get air"
ARM, SPEECH = "my arm suddenly went weak", "my speech is suddenly slurred"
AT_ONCE = [
    (FACE, "No! That was my sister's face, last year. My face never drooped"),
    (SADDLE, "since 2015, man. all known to my nurse, nothing has changed"),
    (SADDLE, "wrong word, sorry: I was never numb between the legs, I meant my knees ache"),
    (SPEECH, "bad english, sorry. My speech was not slurred, I meant that I talk fast"),
    ("sudden double vision and I'm staggering", "that is how it is every summer in the heat, no different, for years"),
    (ARM, "You got me wrong, my arm was never weak. I wrote alarm"),
    (SADDLE, "had that since the operation twelve years ago, nothing new"),
    ("my mouth suddenly droops on one side", "autocorrect! I never had a drooping mouth, I wrote drops"),
]
CHECKED = [
    (FACE, "my face is not drooping now"),
    (ARM, "my arm is not weak any more"),
    (AIR, "you misread that, I never had trouble with my breath"),
    (SADDLE, "nothing has changed"),
    (FACE, "false alarm"),
]
STANDS = [
    (FACE, "my face never drooped, but my arm just went dead"),
    (SADDLE, "since 2015, nothing has changed, only now I can't pee at all"),
    (ARM, "I got that wrong, it was not my arm, it's my speech that is suddenly slurred"),
    (SADDLE, "since 2015 and no change, but worse since this morning"),
    (FACE, "wrong word, not my face: half of my sight has suddenly gone"),
    (FACE, "nothing has changed for years, only that my arm is limp"),
    (SADDLE, "no change for years, and I leak pee and poo, fresh this hour"),
    ("I want to die, I have a plan", "you got me wrong, I never had a plan"),
]


def after(*lines: str) -> dict:
    talk, triage = Conversation(region="uk"), {}
    for line in lines:
        talk, answer = talk.say(line)
        triage = dict(answer.triage)
    return triage


@pytest.mark.parametrize(("warned", "told"), AT_ONCE)
def test_warning_that_is_put_right_is_taken_back_at_once(warned: str, told: str) -> None:
    assert after(warned)["level"] == "emergency"
    found = after(warned, told)
    assert found["level"] != "emergency"
    assert (found["question"] or {}).get("id") != WITHDRAWAL


@pytest.mark.parametrize(("warned", "told"), CHECKED)
def test_what_may_be_over_or_names_nothing_is_asked_about(warned: str, told: str) -> None:
    found = after(warned, told)
    assert (found["level"], found["question"]["id"]) == ("emergency", WITHDRAWAL)


@pytest.mark.parametrize(("warned", "told"), STANDS)
def test_danger_in_the_same_breath_stands(warned: str, told: str) -> None:
    assert after(warned, told)["level"] == "emergency"


@pytest.mark.parametrize("told", ["I told you, my arm was never weak", "it never happened, my arm was not weak at all"])
def test_check_is_answered_in_words_of_ones_own(told: str) -> None:
    assert after(ARM, "false alarm")["question"]["id"] == WITHDRAWAL
    assert after(ARM, "false alarm", told)["level"] != "emergency"
