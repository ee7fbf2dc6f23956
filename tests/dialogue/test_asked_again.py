"""A question that comes again says why it does, and words that may mean the wish to die go before it."""

from __future__ import annotations

from signpost.findings import Finding
from tests.dialogue.talk import Talk

WEAK = Finding("limb_weakness", body_part="hand")
WISH_TO_DIE = {"id": "suicidal_thoughts", "status": "present"}


def asked_to_begin() -> Talk:
    talk = Talk()
    talk.tell(WEAK, text="my hand is weak")
    assert talk.reply.open_question is not None
    return talk


def test_a_message_that_changes_nothing_is_said_not_to_be_an_answer() -> None:
    talk = asked_to_begin()
    question = talk.reply.open_question
    talk.tell(WEAK, text="my hand is weak")
    assert talk.reply.open_question == question
    assert talk.text.startswith("I could not read that as an answer")


def test_going_back_to_the_same_question_says_so() -> None:
    talk = asked_to_begin()
    question = talk.reply.open_question
    talk.tell(Finding("anxiety"), text="I worry a lot")
    talk.tell(text="go back", intent="go_back")
    assert talk.reply.open_question == question
    assert talk.text.startswith("I've taken that back")


def test_words_that_may_mean_the_wish_to_die_come_before_an_answer_that_is_not_clear() -> None:
    talk = Talk(hear=lambda question, text, finding: "likely yes")
    talk.tell(WEAK, text="my hand is weak")
    while (talk.reply.open_question or "").partition(".")[2]:
        talk.answer("unsure")
    asked = talk.reply.open_question
    talk.tell(
        Finding(str(asked), status="absent"), text="because there is nothing left in it for me", proposals=[WISH_TO_DIE], intent="deny"
    )
    assert talk.reply.open_question == "suicidal_thoughts"
    assert talk.reply.responses == ["utter_confirm_crisis"]


def test_a_harmless_likeness_beside_an_answer_is_left_to_the_interview() -> None:
    talk = asked_to_begin()
    talk.answer("unsure", proposals=[{"id": "fatigue", "status": "present"}])
    assert talk.reply.open_question != "fatigue"
    talk.answer("unsure", proposals=[{"id": "saddle_numbness", "status": "present"}])
    assert talk.reply.open_question == "saddle_numbness"
