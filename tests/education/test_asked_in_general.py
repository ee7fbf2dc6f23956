"""A question that is known and speaks of nobody tells of no sign; one that asks about a body does."""

from __future__ import annotations

import pytest

from signpost import Conversation


def present(message: str) -> set[str]:
    _, answer = Conversation().say(message)
    return {each["id"] for each in answer.triage.get("findings", ()) if each["status"] == "present"}


@pytest.mark.parametrize(
    "question",
    [
        "can you still eat with a feeding tube",
        "baclofen side effects",
        "B12 deficiency vs ms how do you tell",
        "did stephen hawking really have als and why did he live so long",
    ],
)
def test_question_about_nobody_tells_of_no_sign(question: str) -> None:
    assert not present(question)


@pytest.mark.parametrize(
    ("message", "sign"),
    [
        ("is it ms when the numbness goes up from the feet to the waist in two days", "numbness_tingling"),
        ("my swallowing is bad, can you still eat with a feeding tube", "swallowing_difficulty"),
        ("my husband chokes on food, can you still eat with a feeding tube", "choking"),
    ],
)
def test_sign_of_somebody_beside_a_question_counts(message: str, sign: str) -> None:
    assert sign in present(message)


def test_child_of_somebody_who_has_the_illness_is_not_told_that_it_is_rare() -> None:
    _, answer = Conversation().say("my mummy has ms is she going to die")
    assert not any("ALS and MS are rare" in text for text in answer.texts)


def test_plain_words_asked_for_in_a_question_are_part_of_it() -> None:
    _, answer = Conversation().say("mcdonald criteria in simple words pls")
    assert answer.triage["education"]["entry"] in ("ms/diagnosis", "ms/mcdonald-criteria")


@pytest.mark.parametrize(
    ("message", "sign"),
    [
        ("since the MS i feel nothing down there. is it the MS or is it my marriage", "saddle_numbness"),
        ("i have numb legs. what is ms", "numbness_tingling"),
        ("painful eye and colours faded on one side, could that be ms", "eye_pain"),
        ("pins and needles in both hands at night is it ms", "numbness_tingling"),
        ("my balls have been numb since tuesday. is that the ms again", "saddle_numbness"),
    ],
)
def test_sign_told_in_a_sentence_of_its_own_counts(message: str, sign: str) -> None:
    assert sign in present(message)


@pytest.mark.parametrize(
    "message",
    ["I'm scared that i might get numb legs. what is ms?", "what does numbness between the legs mean in ms", "can tingling hands be ms"],
)
def test_sign_that_is_only_feared_or_asked_about_does_not_count(message: str) -> None:
    assert not {"numbness_tingling", "saddle_numbness"} & present(message)


@pytest.mark.parametrize(
    "message",
    [
        "my sister in law got breast cancer stage 2, what are her chances",
        "my python loop prints everything twice pls help",
        "write me a poem about rain",
    ],
)
def test_other_subject_is_declined_and_not_asked_about(message: str) -> None:
    _, answer = Conversation().say(message)
    assert answer.triage["status"] == "none"
    assert "outside what I know" in answer.texts[0]


@pytest.mark.parametrize(
    ("message", "level"),
    [("my mum has asthma and cant breathe what do i do", "emergency"), ("i have cancer and my legs went numb today", None)],
)
def test_sign_beside_another_illness_counts(message: str, level: str | None) -> None:
    _, answer = Conversation().say(message)
    assert present(message) & {"breathlessness", "numbness_tingling"}
    assert level is None or answer.triage["level"] == level


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("How long have I got. Don't sugar coat it", "With ALS about half die"),
        ("if my EMG was clean does that rule out ALS for good or do I need another one in 6 months", "strongly against ALS"),
        ("He laughs at funerals now. is he going mad or is it the MND", "pseudobulbar"),
        ("Is it my fault, I worked too hard and never rested for 30 yrs", "stress or grief brings on ALS or MS"),
        ("just did a test and its positive and im on aubagio. what now???", "today"),
    ],
)
def test_question_is_answered_and_not_turned_away(message: str, says: str) -> None:
    _, answer = Conversation().say(message)
    assert says in answer.texts[0]


def test_who_hints_at_a_crisis_is_asked_about_that_before_any_outlook() -> None:
    _, answer = Conversation().say("what is the point, how long have i got")
    assert answer.triage["question"]["id"] == "suicidal_thoughts"


def test_sight_that_turns_grey_is_no_blue_skin() -> None:
    assert "cyanosis" not in present("one eye went grey and sore to move since yesterday")
    assert "cyanosis" in present("my husband went grey and is struggling for breath")


def test_country_after_an_answer_asks_for_the_same_there() -> None:
    talk, _ = Conversation().say("can i drive with ms")
    _, answer = talk.say("in ireland?")
    assert "Ireland" in answer.texts[0] and "Driver Licence" in answer.texts[0]
