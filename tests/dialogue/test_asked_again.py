"""A question that comes again says why it does, and words that may mean the wish to die go before it."""

from __future__ import annotations

import pytest

from signpost.dialogue.turns import faint_so_far
from signpost.findings import Finding
from tests.dialogue.talk import Talk

WEAK = Finding("limb_weakness", body_part="hand")
WISH_TO_DIE = {"id": "suicidal_thoughts", "status": "present"}


def asked_to_begin() -> Talk:
    talk = Talk()
    talk.tell(WEAK, text="my hand is weak")
    assert talk.reply.open_question is not None
    return talk


@pytest.mark.parametrize(
    ("between", "said"), [(WEAK, "I could not read that as an answer"), (Finding("anxiety"), "I've taken that back")], ids=["same", "back"]
)
def test_question_that_comes_again_says_why(between: Finding, said: str) -> None:
    talk = asked_to_begin()
    question = talk.reply.open_question
    talk.tell(between, text="my hand is weak" if between is WEAK else "I worry a lot")
    if between is not WEAK:
        talk.tell(text="go back", intent="go_back")
    assert talk.reply.open_question == question
    assert talk.text.startswith(said)


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


def test_what_is_told_more_plainly_later_is_faint_no_more() -> None:
    faint, plain = ({"proposals": [{"id": "confusion"}], "faint": each} for each in (["confusion"], []))
    assert [faint_so_far(("confusion", "seizure"), plain, None), faint_so_far((), faint, None)] == [("seizure",), ("confusion",)]
    wish = {"proposals": [{"id": "suicidal_thoughts"}], "faint": ["suicidal_thoughts"]}
    assert [len(faint_so_far((), wish, each)) for each in (None, "self_harm", "screen.signs")] == [0, 0, 1]
