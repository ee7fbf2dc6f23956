"""Dangers told in people's own words, and what a known illness makes of them: the back, Parkinson's, MND at night, MS."""

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


def test_parkinsons_in_dialect_is_understood_with_the_first_message() -> None:
    opening = "its for wor Raymond he has the Parkinsons. cannit keep his Madopar down since yesterday and he's set like concrete. Should I double it?"
    answer = talked(opening)
    assert "parkinson-tablets-not-kept-down" in fired(answer) and answer.triage["level"] == "urgent"
    assert "parkinson-and-a-little-confused" in fired(
        talked(opening, "None of them pet. He says there's bairns at the foot of the bed. He knaas me though.")
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("my husband has the parkinsons and since last night he sees little people in the corner of the room", "new-confusion"),
        (
            "dad's parkinson's tablets keep coming back up since Saturday, he's seized solid and can't turn over in bed",
            "parkinson-tablets-not-kept-down",
        ),
        ("Mum has Parkinson's. She ran out of her Sinemet on Friday and can't turn in bed since Friday", "parkinson-tablets-not-kept-down"),
    ],
)
def test_tablets_that_fail_in_parkinsons_and_people_seen_are_urgent(text: str, rule: str) -> None:
    answer = talked(text)
    assert rule in fired(answer) and answer.triage["level"] in ("urgent", "emergency")


@pytest.mark.parametrize(
    "text",
    [
        "my wife has parkinsons. She sees people from church every week",
        "I have parkinson's, I've been as stiff as ever for years",
        "I think he has the Parkinsons",
    ],
)
def test_old_stiffness_and_company_in_parkinsons_alarm_nobody(text: str) -> None:
    assert talked(text).triage["level"] not in ("urgent", "emergency")
