"""Dangers that people told in their own words, and what known illnesses make of them: the back, Parkinson's, MND at night, MS with an infection."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation


def talked(*lines: str) -> Any:
    """The last answer of a talk."""
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    return answer


def fired(answer: Any) -> list[str]:
    """The rules that fired."""
    return [each["id"] if isinstance(each, dict) else str(each) for each in answer.triage.get("reasons") or answer.triage.get("rules")]


def listed(answer: Any) -> set[str]:
    """What is asked next: the question and its options."""
    question = answer.triage["question"]
    return {question["id"], *(str(each["value"]) for each in question["options"])}


def test_pain_down_both_legs_told_beside_a_question_is_heard() -> None:
    opening = "back fucked again lifting. sciatica both legs this time. whats the strongest thing u can get over the counter"
    assert "sciatica.duration_days" in listed(talked(opening))
    assert "both-legs-with-back-pain" in fired(talked(opening, "monday. bag of multi finish, 25 kilo, bang. both legs now"))


@pytest.mark.parametrize(
    "text",
    [
        "I have sciatica and now my foot slaps when I walk",
        "my back went lifting, left foot has been dropping since",
        "I've got sciatica and the leg is weak",
    ],
)
def test_saddle_bladder_and_bowel_are_among_the_first_questions_beside_a_weak_foot(text: str) -> None:
    assert {"saddle_numbness", "bladder_trouble", "bowel_trouble"} <= listed(talked(text))
