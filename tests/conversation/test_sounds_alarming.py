"""What sounds like an emergency is never left without a question, whatever it was taken for."""

from __future__ import annotations

import pytest

from signpost import Conversation

DANGER = "screen.danger"


def _first(text: str) -> dict[str, object]:
    _, answer = Conversation(region="uk").say(text)
    return dict(answer.triage)


@pytest.mark.parametrize(
    "text",
    [
        "stroke. me. now.",
        "having a stroke, wife typing",
        "her mouth went crooked at the table and she only says one word over and over",
        "does panic make your lips grey? hers are",
        "carer here. resident no respirations. advise",
    ],
)
def test_what_sounds_like_an_emergency_opens_the_list_or_warns(text: str) -> None:
    triage = _first(text)
    asked = (triage.get("question") or {}).get("id")  # type: ignore[union-attr]
    assert triage["level"] == "emergency" or asked is not None


def test_numbers_asked_for_beside_a_poison_lead_to_the_question_of_it() -> None:
    triage = _first("what's the number for poisons, she drank the drain stuff")
    assert triage["question"]["id"] == "overdose"  # type: ignore[index]


def test_a_danger_that_a_question_says_is_there_now_is_asked_about() -> None:
    triage = _first("can one side of your face just fall down like that? it's my nan, she's sitting here and it was fine at dinner")
    assert triage["question"] is not None


@pytest.mark.parametrize("text", ["never mind", "shut up", "thanks", "does MND affect breathing", "what is a stroke"])
def test_what_waves_away_thanks_or_asks_in_general_opens_no_list(text: str) -> None:
    assert _first(text).get("question") is None
