"""What is asked about an animal's body is for a vet; whoever tells of a person beside it is heard."""

from __future__ import annotations

import pytest

from signpost.turn.of_animals import asks_of_animals


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
