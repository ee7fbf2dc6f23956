"""Plain answers to a question tell nothing of themselves: no phrase of the vocabulary may swallow one."""

from __future__ import annotations

import pytest

from evaluation import rules_alone as language

ANSWERS = (
    "I don't know",
    "i dont know",
    "don't know",
    "dunno",
    "not sure",
    "I'm not sure",
    "no idea",
    "I can't say",
    "can't tell",
    "I can't remember",
    "don't remember",
    "hard to say",
    "I do not know that",
    "I wouldn't know",
    "idk",
    "who knows",
    "I couldn't tell you",
    "no clue",
    "skip",
    "pass",
    "yes",
    "no",
    "maybe",
    "sometimes",
    "a bit",
    "not really",
    "never",
    "always",
    "both",
    "neither",
    "left",
    "right",
    "the left one",
    "all of them",
    "none of these",
    "none",
    "suddenly",
    "slowly",
    "about two weeks",
    "3 months",
    "since Monday",
    "last year",
    "why do you ask?",
    "go back",
    "ok",
    "thanks",
    "what do you mean?",
    "I don't understand the question",
    "can you say that again?",
    "I said no already",
    "next question please",
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_plain_answer_holds_no_finding(answer: str) -> None:
    reading = language.read(answer)
    assert [each.id for each in reading.findings if each.status in ("present", "past")] == []
    assert [each.id for each in reading.proposals] == []


@pytest.mark.parametrize(("say", "number"), [("Seventy-six.", 76), ("about forty two", 42), ("eighty", 80), ("two of them hurt", None)])
def test_number_in_words_answers(say: str, number: float | None) -> None:
    assert language.read(say).reply.number == number
