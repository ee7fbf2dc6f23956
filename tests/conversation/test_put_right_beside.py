"""What a message puts right besides reaches the complaint that it is about, and never what is denied or only known."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation


def after(*said: str) -> dict[str, dict[str, Any]]:
    """What is told in the end, by the finding."""
    talk = Conversation(region="uk")
    for text in said:
        talk, answer = talk.say(text)
    return {each["id"]: each for each in answer.triage["findings"]}


@pytest.mark.parametrize(
    ("answer", "denied"),
    [
        ("no, no injury. and can you change it: 3 weeks not 3 months, I checked my diary", "injury"),
        ("no weakness. could you change that to 3 weeks", "limb_weakness"),
        ("no, no neck pain. please correct it to three weeks, not three months", "neck_pain"),
    ],
)
def test_a_time_that_is_put_right_behind_an_answer_is_that_of_the_complaint(answer: str, denied: str) -> None:
    found = after("my hands tingle, both, 3 months", answer)
    assert found["numbness_tingling"]["duration_days"] == 21
    assert found[denied]["status"] == "absent" and "duration_days" not in found[denied]


def test_a_time_that_is_taken_back_is_that_of_the_complaint_which_had_it() -> None:
    found = after("my hands have been tingling for 3 months and I have had a headache for 5 days", "it is 3 weeks, not 3 months")
    assert found["numbness_tingling"]["duration_days"] == 21
    assert found["headache"]["duration_days"] == 5


def test_also_worse_is_said_of_the_complaint_and_never_of_an_operation() -> None:
    found = after(
        "My right foot keeps slapping down when I walk. About six weeks now.",
        "My calf is thinner, and I had a knee operation and sat with crossed legs. Also it's a bit worse than last week.",
    )
    assert found["foot_drop"]["course"] == "progressive"
    assert "course" not in found["recent_operation"]


def test_what_gets_worse_beside_a_new_sign_is_that_sign() -> None:
    found = after("My right foot keeps slapping down when I walk. About six weeks now.", "I have a headache and it's getting worse")
    assert "course" not in found["foot_drop"]
