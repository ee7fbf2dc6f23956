"""A question mark behind what tells means nothing, as in the titles of posts; what asks stays a question."""

from __future__ import annotations

import pytest

from signpost import language

TOLD = {
    "I suffer from dyspnoea with muscle cramps in my calves?": "breathlessness",
    "Experiencing left sided facial drooping for the 2nd time this year?": "facial_weakness",
    "After a bicycle crash….24 year old forgetting things?": "memory_change",
    "6 year old boy with late speech and convulsions, what should we do?": "seizure",
    "I’ve had this off balance wobbly feeling in my head, doctors have no clue?": "balance_trouble",
}

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


@pytest.mark.parametrize(("say", "finding"), TOLD.items(), ids=TOLD)
def test_what_a_title_tells_is_there(say: str, finding: str) -> None:
    assert {each.status for each in language.read(say).findings if each.id == finding} == {"present"}


@pytest.mark.parametrize("say", ASKED)
def test_question_keeps_its_mark(say: str) -> None:
    assert language.told(say) == say


def test_what_asks_behind_a_comma_is_a_sentence_of_its_own() -> None:
    said = "My dad has had fits since May, what can be done??"
    assert language.told(said) == "My dad has had fits since May. what can be done??"
    assert language.told("I feel dizzy all day long?? Is it the heat?") == "I feel dizzy all day long.. Is it the heat?"
