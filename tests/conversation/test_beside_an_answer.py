"""A question that stands beside an answer is answered, and the interview goes on."""

from __future__ import annotations

import pytest

from signpost import Conversation

WEAK_HAND = "for three months my left hand gets weaker, feeling is fine"

ASKED = {
    "no, but can I fly on Friday?": "fly",
    "none. what is an EMG?": "needle",
    "No. Is it hereditary?": "gene",
}


@pytest.mark.parametrize(("answer", "word"), ASKED.items(), ids=ASKED)
def test_question_beside_an_answer_is_answered_and_the_answer_counts(answer: str, word: str) -> None:
    talk, first = Conversation().say(WEAK_HAND)
    talk, second = talk.say(answer)
    assert word in " ".join(second.texts).lower()
    assert second.triage["question"] is not None
    assert second.triage["question"] != first.triage["question"]


def test_plain_answer_gets_no_lecture() -> None:
    talk, _ = Conversation().say(WEAK_HAND)
    _, answer = talk.say("no, none of these")
    assert answer.triage["status"] == "asking"
    assert not answer.triage["citations"] or "Source:" not in " ".join(answer.texts)


def test_sign_of_somebody_else_is_not_taken_for_the_writers() -> None:
    _, answer = Conversation().say("Mum sounds drunk")
    assert answer.triage["findings"][0]["person"] == "other"
    assert "this is about you" not in " ".join(answer.texts)


def test_illness_of_a_parent_is_not_read_back_as_the_writers() -> None:
    _, answer = Conversation().say("mum had MS and now my hand is numb")
    said = " ".join(answer.texts)
    assert "MS in the family" in said
    assert "diagnosed multiple sclerosis" not in said


def test_list_that_was_ticked_with_none_is_no_reason() -> None:
    talk, _ = Conversation().say(WEAK_HAND)
    talk, _ = talk.say("none")
    talk, answer = talk.say("now I do choke on my drinks")
    for _ in range(12):
        if answer.triage["status"] != "asking":
            break
        talk, answer = talk.say("none of these" if answer.triage["question"]["kind"] == "any_of" else "no, that is all")
    said = [words for rule in answer.triage["rules"] for words in rule["said"]]
    assert said
    assert not [words for words in said if "none" in words.lower()]
