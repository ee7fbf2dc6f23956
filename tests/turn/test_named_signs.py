"""Signs that a question names in passing, of nobody, are asked about behind its answer; those of a lesson are not."""

from __future__ import annotations

import pytest

from signpost import Conversation


@pytest.mark.parametrize(
    "message",
    [
        "burning feet, sore tongue, worn out. which blood test? ms?",
        "mnd with a chest infection and no strength to clear the phlegm",
        "als with a chest infection and too weak to clear phlegm",
    ],
)
def test_signs_named_beside_a_question_are_asked_about(message: str) -> None:
    _, answer = Conversation(region="uk").say(message)
    assert answer.triage["question"] is not None
    assert answer.triage["level"] != "information"


@pytest.mark.parametrize(
    "message",
    [
        "stiffness and twitching in ALS",
        "does MS bring tingling, tiredness and pain?",
        "breathing and swallowing in MND, what helps",
        "worn out. how do people with MS cope?",
    ],
)
def test_signs_of_a_lesson_are_nobodys(message: str) -> None:
    _, answer = Conversation(region="uk").say(message)
    assert (answer.triage["level"], answer.triage["question"]) == ("information", None)


@pytest.mark.parametrize(
    "message",
    [
        "It's as though I had humming slippers on. Both feet, since Sunday. Could that be MS?",
        "my legs have turned to candy floss since last week, might it be MS",
    ],
)
def test_a_story_that_nobody_can_read_beside_is_it_ms_brings_the_list_for_danger(message: str) -> None:
    _, answer = Conversation(region="uk").say(message)
    assert (answer.triage.get("question") or {}).get("id") is not None
    assert answer.triage["level"] != "information"
