"""What is told in contrast to what was told before reaches the sign that it puts right, at any moment, and is read back."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.findings import Finding
from signpost.library.conversation import Conversation

PUT_RIGHT: list[tuple[list[str], str, dict[str, Any]]] = [
    (["both my hands are numb", "RIGHT hand, not both"], "numbness_tingling", {"side": "right"}),
    (["my legs feel weak since March", "only the left leg really"], "limb_weakness", {"side": "left"}),
    (["tremor in my left hand for a year", "sorry, it's the other hand"], "tremor", {"side": "right"}),
    (["numb patch on my left thigh for 3 days", "not thigh, the knee"], "numbness_tingling", {"body_part": "knee", "side": "left"}),
    (["I've had twitching in my calf for two weeks", "two months I mean"], "muscle_twitching", {"duration_days": 60.0}),
    (["my neck hurts and my hands tingle", "the tingling is only in the left hand"], "numbness_tingling", {"side": "left"}),
    (["my face suddenly drooped on the left an hour ago", "no, the right side of my face"], "facial_weakness", {"side": "right"}),
    (["my hands tremble", "about a year, slowly"], "tremor", {"duration_days": 365.0}),
]
LEFT_ALONE: list[tuple[list[str], str, dict[str, Any]]] = [
    (["both my hands are numb", "also the right foot"], "numbness_tingling", {"side": "both"}),
    (["tremor in both hands for a year", "I've not been able to work since Monday"], "tremor", {"duration_days": 365.0}),
    (["my right arm is weak for a year", "only the left leg tingles"], "limb_weakness", {"side": "right"}),
    (["tremor in both hands for a year", "only the left arm"], "tremor", {"side": "both", "body_part": "hand"}),
]


def after(messages: list[str]) -> Conversation:
    talk = Conversation("uk")
    for each in messages:
        talk, _ = talk.say(each)
    return talk


def named(talk: Conversation, name: str) -> list[Finding]:
    return [each for each in talk.said.case.findings if each.id == name]


@pytest.mark.parametrize(("messages", "name", "told"), [*PUT_RIGHT, *LEFT_ALONE])
def test_what_is_put_right_is_changed_and_nothing_else(messages: list[str], name: str, told: dict[str, Any]) -> None:
    (found,) = named(after(messages), name)
    assert {attribute: getattr(found, attribute) for attribute in told} == told


def test_what_was_told_at_once_is_put_right_at_once_and_read_back() -> None:
    first = after(["burning and numbness in the sole of my right foot for 6 months"])
    talk, answer = first.say("both feet, not only the right")
    assert {each.side for each in first.said.case.findings} == {"right"} and {each.side for each in talk.said.case.findings} == {"both"}
    assert any("both sides" in each for each in answer.texts)


def test_what_never_was_the_writers_is_somebody_elses() -> None:
    talk = after(["tremor in the right hand, about a year", "oh, scrap that, that's all my mum not me. she is 74"])
    assert [each.person for each in named(talk, "tremor")] == ["other"]


def test_stroke_sign_without_a_time_that_is_gone_is_past_since_just_now() -> None:
    (found,) = named(after(["my arm suddenly went weak on the left", "false alarm", "yes"]), "limb_weakness")
    assert (found.status, found.duration_days) == ("past", 0.0)


def test_same_as_always_disputes_nothing_where_something_is_asked() -> None:
    talk = after(["weak hands for 3 months", "none of these", "same as always", "same as always"])
    assert [each.course for each in named(talk, "limb_weakness")] == ["stable"]
