"""A question mark behind what tells means nothing, as in the titles of posts; what asks stays a question."""

from __future__ import annotations

import pytest

from signpost import language

ASKED = [
    "I have weak hands or could it be ALS?",
    "I have tingling feet, hormones?",
    "I have MS, which foods should I avoid?",
    "I have to take it with food?",
    "is it normal that my leg twitches?",
    "so I have ALS?",
    "I am breathing fine?",
    "My father has slurred speech if he is tired?",
]


@pytest.mark.parametrize("say", ASKED)
def test_question_keeps_its_mark(say: str) -> None:
    assert language.told(say) == say


def test_what_asks_behind_a_comma_is_a_sentence_of_its_own() -> None:
    said = "My dad has had fits since May, what can be done??"
    assert language.told(said) == "My dad has had fits since May. what can be done??"
    assert language.told("I feel dizzy all day long?? Is it the heat?") == "I feel dizzy all day long.. Is it the heat?"
