"""Whoever names no disease means both; small talk finds nothing."""

from __future__ import annotations

import pytest

from signpost import education

BASE = education.load_base()


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("is there a cure yet", "difference"),
        ("can I still work", "living_with"),
        ("is it hereditary", "difference"),
        ("how long have I got", "prognosis"),
    ],
)
def test_question_without_a_disease_is_answered_for_both(question: str, topic: str) -> None:
    found = education.answer(question, base=BASE)
    assert (found.kind, found.topic, found.disease) == ("entry", topic, "both")


@pytest.mark.parametrize("said", ["put the kettle on", "what is 7 x 7", "can you say that again", "I like trains", "who won the match"])
def test_small_talk_is_not_about_both(said: str) -> None:
    assert education.answer(said, base=BASE).kind == "none"


def test_disease_of_the_turn_before_goes_before_both() -> None:
    before = education.context_from({"disease": "ms"})
    assert education.answer("can I still work", context=before, base=BASE).disease == "ms"
