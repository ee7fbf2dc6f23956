"""Who says to be well again at a question is asked whether the sign is gone; what is over then counts as over, by the rules."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import WITHDRAWAL

OPENED = ["my feet have been numb for three weeks", "my calves cramp at night for a month"]
WELL = ["I'm OK now", "it's gone now", "all good again", "fine now", "that's settled, ok now", "better now thanks"]


def told(*lines: str) -> tuple[dict[str, object], str | None, str]:
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    assert answer is not None
    return answer.triage, (answer.triage.get("question") or {}).get("id"), " ".join(answer.texts)


@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize("well", WELL)
def test_who_is_well_again_is_asked_whether_it_is_gone(opened: str, well: str) -> None:
    triage, asked, words = told(opened, well)
    assert asked == WITHDRAWAL, words
    assert triage["level"] != "emergency"


def test_what_is_gone_is_past_and_what_is_not_goes_on() -> None:
    over, _, _ = told(OPENED[0], WELL[0], "yes")
    assert [each["status"] for each in over["findings"] if each["id"] == "numbness_tingling"] == ["past"]
    there, asked, _ = told(OPENED[0], WELL[0], "no, it is still there")
    assert [each["status"] for each in there["findings"] if each["id"] == "numbness_tingling"] == ["present"]
    assert asked not in (None, WITHDRAWAL)


def test_a_sign_of_a_stroke_that_passed_today_warns_all_the_same() -> None:
    triage, asked, _ = told("my speech has been a bit slurred since yesterday", "I'm OK now", "yes")
    assert triage["level"] == "emergency" or told("my speech has been a bit slurred since yesterday")[0]["level"] == "emergency"


def test_who_tells_of_something_else_in_the_same_breath_is_heard() -> None:
    triage, _, _ = told(OPENED[0], "I'm OK now but my face has just dropped on one side")
    assert triage["level"] == "emergency"


def test_a_danger_told_in_place_of_the_answer_warns() -> None:
    assert told(OPENED[0], "all good again", "no, and now I can't breathe")[0]["level"] == "emergency"


@pytest.mark.parametrize("text", ["Yes, I am safe now", "I am safe and fine now, no pain"])
def test_who_says_to_be_safe_without_a_warning_is_answered(text: str) -> None:
    _, answer = Conversation().say(text)
    assert answer.texts and answer.triage["level"] == "none"
    assert not any("went wrong on my side" in each for each in answer.texts)
