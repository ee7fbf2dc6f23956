"""A question that is known and speaks of nobody tells of no sign; one that asks about a body does."""

from __future__ import annotations

import pytest

from signpost import Conversation


def present(message: str) -> set[str]:
    _, answer = Conversation().say(message)
    return {each["id"] for each in answer.triage.get("findings", ()) if each["status"] == "present"}


@pytest.mark.parametrize(
    "question",
    [
        "can you still eat with a feeding tube",
        "baclofen side effects",
        "B12 deficiency vs ms how do you tell",
        "did stephen hawking really have als and why did he live so long",
    ],
)
def test_question_about_nobody_tells_of_no_sign(question: str) -> None:
    assert not present(question)


@pytest.mark.parametrize(
    ("message", "sign"),
    [
        ("is it ms when the numbness goes up from the feet to the waist in two days", "numbness_tingling"),
        ("my swallowing is bad, can you still eat with a feeding tube", "swallowing_difficulty"),
        ("my husband chokes on food, can you still eat with a feeding tube", "choking"),
    ],
)
def test_sign_of_somebody_beside_a_question_counts(message: str, sign: str) -> None:
    assert sign in present(message)


def test_child_of_somebody_who_has_the_illness_is_not_told_that_it_is_rare() -> None:
    _, answer = Conversation().say("my mummy has ms is she going to die")
    assert not any("ALS and MS are rare" in text for text in answer.texts)


def test_plain_words_asked_for_in_a_question_are_part_of_it() -> None:
    _, answer = Conversation().say("mcdonald criteria in simple words pls")
    assert answer.triage["education"]["entry"] in ("ms/diagnosis", "ms/mcdonald-criteria")
