"""Questions about other illnesses and other subjects are declined; nothing is said of ALS or MS because it sounds alike."""

from __future__ import annotations

import pytest

from signpost import Conversation

OUTSIDE = "outside what I know"


@pytest.mark.parametrize(
    "question",
    [
        "what is a good inhaler for asthma",
        "is dementia passed down in families",
        "how is epilepsy diagnosed",
        "can you die from covid",
        "what causes kidney stones",
        "what is a normal blood pressure",
        "whats the best phone under 300",
    ],
)
def test_question_about_something_else_is_declined(question: str) -> None:
    _, answer = Conversation().say(question)
    assert any(OUTSIDE in text for text in answer.texts)
    assert not answer.triage.get("education")
    assert answer.triage["level"] == "none"


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("does als cause dementia", "als/thinking"),
        ("diabetes and numb feet", "other/neuropathy"),
        ("is cholesterol medicine a cause of muscle ache, like statins", "other/medicines"),
    ],
)
def test_other_illness_beside_what_is_known_is_answered(question: str, entry: str) -> None:
    _, answer = Conversation().say(question)
    assert answer.triage["education"]["entry"] == entry


def test_other_illness_in_a_talk_about_one_of_the_two_keeps_its_subject() -> None:
    talk, _ = Conversation().say("what is MS")
    _, answer = talk.say("does it cause epilepsy")
    assert not any(OUTSIDE in text for text in answer.texts)


@pytest.mark.parametrize(
    "told", ["my chest is tight and i have asthma, i cant breathe", "i have diabetes and my leg has gone numb and weak since today"]
)
def test_sign_told_beside_another_illness_is_heard(told: str) -> None:
    _, answer = Conversation().say(told)
    assert answer.triage["status"] in ("asking", "emergency", "assessed")
    assert not any(OUTSIDE in text for text in answer.texts)


@pytest.mark.parametrize(
    "question", ["Big pharma has the cure and hides it. change my mind", "the drooling is the worst, he is so proud. anything for it?"]
)
def test_question_of_this_field_is_not_turned_away(question: str) -> None:
    _, answer = Conversation().say(question)
    assert not any(OUTSIDE in text for text in answer.texts)
