"""Whoever names no disease means both; small talk finds nothing."""

from __future__ import annotations

import pytest

from signpost import education

BASE = education.load_base()


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("is there a cure yet", "difference"),
        ("is it hereditary", "difference"),
        ("how long have I got", "difference"),
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


@pytest.mark.parametrize("question", ["can I still ride my bike with this diagnosis", "how can a nurse recognise aspiration"])
def test_likeliest_entries_are_offered_where_it_is_certain_that_something_is_asked(question: str) -> None:
    assert education.answer(question, base=BASE).kind == "none"
    found = education.answer(question, base=BASE, asked=True)
    assert found.kind == "did_you_mean" and found.suggestions


def test_nothing_is_offered_for_a_question_without_a_word_of_health() -> None:
    assert education.answer("what is the capital of France", base=BASE, asked=True).kind == "none"


def test_only_one_disease_speaks_of_what_only_it_has() -> None:
    assert "ALS:" not in education.answer("does weed help with ms", base=BASE).text


def test_where_two_entries_of_both_are_near_a_choice_is_offered() -> None:
    found = education.answer("talking about it", base=BASE, asked=True)
    assert found.kind == "did_you_mean"
    assert {"both/support-organisations", "both/helplines"} & set(dict(found.suggestions))


def test_who_asks_for_support_and_names_no_disease_hears_of_both() -> None:
    assert all(name in education.answer("who can support me", base=BASE, asked=True).text for name in ("MND Association", "MS Society"))
