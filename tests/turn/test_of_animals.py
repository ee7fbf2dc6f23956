"""What is asked about an animal's body is for a vet; whoever tells of a person beside it is heard."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.turn.of_animals import asks_of_animals


@pytest.mark.parametrize(
    "say",
    [
        "my old dog is wobbly on his back legs, is that MS",
        "do horses get motor neurone disease",
        "our rabbit can't walk since Friday, could it be ALS?",
        "can dogs have multiple sclerosis",
    ],
)
def test_animal_is_sent_to_a_vet(say: str) -> None:
    _, answer = Conversation().say(say)
    assert answer.triage["level"] == "none"
    assert "vet" in " ".join(answer.texts)


@pytest.mark.parametrize(
    "say",
    [
        "can my dog tell that I have ALS",
        "who looks after my cat when I go to the hospice",
        "may I keep my horse when I have MS",
    ],
)
def test_question_of_somebody_with_an_animal_is_not(say: str) -> None:
    assert not asks_of_animals(say)


@pytest.mark.parametrize(
    "say", ["my dog is limping, and I can't breathe lying down", "the cat was sick, and my left arm has gone dead since an hour"]
)
def test_danger_to_a_person_is_warned_about(say: str) -> None:
    assert Conversation().say(say)[1].triage["level"] in ("emergency", "urgent")
