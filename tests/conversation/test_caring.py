"""A carer who is tired is worn out and not ill: they get help for carers, until they tell of something else of their own."""

from __future__ import annotations

import pytest

from signpost import Conversation

CARERS = [
    "My husband has motor neurone disease and I am just so tired. I do everything. Is there anything to help at home?",
    "my wife's got MS and I'm exhausted looking after her",
]


def said(*lines: str) -> tuple[dict[str, object], str]:
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    assert answer is not None
    return answer.triage, " ".join(answer.texts)


def asked(triage: dict[str, object]) -> object:
    question = triage.get("question") or {}
    assert isinstance(question, dict)
    return question.get("id")


@pytest.mark.parametrize("text", CARERS)
def test_no_sign_is_asked_of_a_carer_who_is_only_tired(text: str) -> None:
    triage, words = said(text)
    assert "carry" in words or "caring" in words
    assert asked(triage) in (None, "own.words")
    assert not any(each["id"] == "fatigue" for each in triage.get("findings") or [])  # type: ignore[attr-defined]


def test_who_asks_for_support_is_asked_what_would_help() -> None:
    triage, words = said(
        CARERS[0], "I don't have weakness. My HUSBAND is the one with MND. I am his wife. I'm just asking about me and support."
    )
    assert "What would help most" in words
    assert triage["level"] == "routine"
    assert triage["status"] == "asking"


@pytest.mark.parametrize("more", ["and my right hand has been weak for a month", "and I wake with a numb arm every night"])
def test_a_sign_of_the_carers_own_is_asked_out(more: str) -> None:
    triage, _ = said(f"My husband has MND and I am just so tired {more}")
    own = [each for each in triage["findings"] if each["id"] in ("limb_weakness", "numbness_tingling")]  # type: ignore[attr-defined]
    assert own
    assert asked(triage) not in (None, "own.words")


def test_who_is_ill_and_tired_is_asked() -> None:
    triage, _ = said("I have MS and I am so tired all the time")
    assert any(each["id"] == "fatigue" for each in triage["findings"])  # type: ignore[attr-defined]


def test_a_carer_who_may_not_want_to_live_is_asked_plainly() -> None:
    triage, _ = said(CARERS[0], "I sometimes think I can't do this any more. I cry in the car.")
    assert asked(triage) == "suicidal_thoughts"


def test_break_that_is_wished_for_is_offered() -> None:
    _, text = said(
        CARERS[0],
        "I sometimes think I can't do this any more.",
        "No plan. I wouldn't.",
        "thank you, i'm safe, not suicidal, i just want a break",
    )
    assert "breaks" in text or "take over" in text
    assert "What would you like to talk about" not in text


def test_who_is_driven_there_is_welcomed_plainly() -> None:
    back = "Bit of back trouble. I've not had a proper wee since yesterday and I can't feel it when I wipe."
    triage, text = said(back, "I am on my way", "my wifes driving me. thanks mate")
    assert triage["level"] == "emergency"
    assert "can't say more" not in text and "again" not in text
    assert "Good" in text


def test_a_carer_who_means_themselves_never_gets_the_illness_they_care_for() -> None:
    talk = Conversation(region="uk")
    for text in (
        "My husband has motor neurone disease and I am just so tired. Is there anything to help at home?",
        "I sometimes think I can't do this any more. I cry in the car.",
        "No, but I feel low",
        "Them? I meant ME. I'm the one who's worn out. Is there respite care?",
    ):
        talk, answer = talk.say(text)
        assert answer.triage["status"] != "assessed"
        ill = [each for each in answer.triage.get("findings", ()) if each["id"] == "diagnosed_als"]
        assert all(each["person"] != "self" for each in ill)
    assert answer.triage["status"] == "information"
