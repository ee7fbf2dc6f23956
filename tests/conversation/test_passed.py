"""A warning whose signs have passed: where they must be seen all the same that is said at once, in words for what is over."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import WITHDRAWAL


@pytest.mark.parametrize(
    ("warned", "sign", "over"),
    [
        ("I suddenly couldn't get my words out at work yesterday", "speech_lost", "it is gone"),
        ("my husband's speech has been slurred for an hour", "speech_slurred", "he is better now"),
        ("My face suddenly dropped on the left an hour ago", "facial_weakness", "it went away"),
    ],
)
def test_what_must_be_seen_though_it_passed_is_not_asked_about_again(warned: str, sign: str, over: str) -> None:
    talk, _ = Conversation(region="uk").say(warned)
    talk, answer = talk.say(over)
    assert "even if it has gone away" in answer.texts[0]
    assert warned.split()[-1] in "\n".join(answer.texts)
    assert answer.triage["level"] == "emergency"
    assert (answer.triage["question"] or {}).get("id") != WITHDRAWAL
    assert [each["status"] for each in answer.triage["findings"] if each["id"] == sign] == ["past"]
    talk, answer = talk.say("it's completely gone")
    assert (answer.triage["level"], answer.triage["question"]) == ("emergency", None)
    _, answer = talk.say("false alarm")
    assert answer.triage["question"]["id"] == WITHDRAWAL


def test_what_need_not_be_seen_when_it_is_over_is_asked_about() -> None:
    talk, _ = Conversation(region="uk").say("suddenly I can't get any air")
    talk, answer = talk.say("it is gone")
    assert (answer.triage["level"], answer.triage["question"]["id"]) == ("emergency", WITHDRAWAL)
    assert talk.say("yes")[1].triage["level"] != "emergency"
