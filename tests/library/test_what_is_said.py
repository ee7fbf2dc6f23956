"""The few promises of docs/safety/net.md that are about words: what the danger dialogues cannot show, since they assert none."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from signpost import Conversation, education
from signpost.library.conversation import Answer

BOTH = "my mum has had weak legs for three months, and my dad's speech slurs since half a year"


@cache
def answers(*lines: str, region: str = "uk") -> tuple[Answer, ...]:
    """What is answered to each message of a talk."""
    talk, said = Conversation(region=region), []
    for line in lines:
        talk, answer = talk.say(line)
        said.append(answer)
    return tuple(said)


def words(answer: Answer) -> str:
    """All that is written, with what the buttons say."""
    titles = [str(each["title"]) for message in answer.messages for each in message.get("buttons") or ()]
    return " ".join([*answer.texts, *titles])


def question(answer: Answer) -> Any:
    return (answer.triage.get("question") or {}).get("id")


@pytest.mark.parametrize("first", ["my hand has slowly got weak over two months", "my eyelid has drooped for a month"])
def test_the_open_question_never_comes_twice_in_the_same_words(first: str) -> None:
    said = answers(first, "what is an EMG?", "ok", "thanks", "ok", "thanks", "🙂")
    assert all(each.triage["status"] == "asking" for each in said)
    assert all(one.texts != other.texts for one, other in zip(said, said[1:], strict=False))


def test_what_was_not_understood_is_repeated() -> None:
    (answer,) = answers("blorp zork")
    assert "blorp zork" in words(answer)


def test_what_is_no_answer_is_said_to_be_none_and_what_is_told_beside_one_is_read_back() -> None:
    first, again = answers("my hands have been weak for three weeks", "no")
    assert question(again) == question(first) and "could not read that as an answer" in words(again)
    assert "slurred" in words(answers("my left hand has been getting weaker for three months", "no, but my speech is slurred")[-1])


def test_who_is_not_understood_again_and_again_is_given_a_person() -> None:
    said = answers(*["blorp"] * 6)
    assert question(said[-1]) is None
    assert re.search(r"\b(999|111)\b", words(said[-1]))


def test_who_is_never_sure_in_a_crisis_hears_the_number_in_other_words_and_can_still_answer() -> None:
    said = answers("I want to kill myself", "no plan", "no", "my sister is here", *["not sure"] * 5)[-5:]
    assert all(one.texts != other.texts for one, other in zip(said, said[1:], strict=False))
    assert all(re.search(r"116 123|999", words(each)) for each in said)
    assert "Yes, I am safe now" in words(said[-1])


@pytest.mark.parametrize(
    ("region", "line", "who"), [("uk", "116 123", "volunteer"), ("us", "988", "counselor"), ("au", "13 11 14", "supporter")]
)
@pytest.mark.parametrize("asked", ["call who?", "who picks up?"])
def test_who_asks_whom_to_call_in_a_crisis_hears_the_number_and_who_picks_up(region: str, line: str, who: str, asked: str) -> None:
    said = words(answers("I want to kill myself", asked, region=region)[-1])
    assert line in said and who in said


def test_signs_of_two_relatives_are_read_back_of_each() -> None:
    said = words(answers(BOTH)[-1])
    assert "About your mother" in said and "About your father" in said and "carry on with your" in said


def test_after_the_outcome_of_one_the_other_is_offered_by_name() -> None:
    talk, answer = Conversation(region="uk").say(BOTH)
    first = "mother" if "carry on with your mother" in words(answer) else "father"
    for _ in range(30):
        if question(answer) is None:
            break
        talk, answer = talk.say("I don't know")
    other = "father" if first == "mother" else "mother"
    assert f"about your {first}" in words(answer) and f"Now about my {other}" in words(answer)


def test_who_asks_whom_it_is_about_is_told() -> None:
    asks = "is this for me or for my wife?"
    assert "I mean you" in words(answers("my foot has been tingling for a month", asks)[-1])
    before, answer = answers("it's about my husband, his hand has been shaking for a year", asks)
    assert "the other person" in words(answer)
    assert answer.triage["question"] == before.triage["question"]


@pytest.mark.parametrize("basis", ["advice", "unverified"])
def test_fact_without_a_source_says_so_and_names_none(basis: str) -> None:
    base = education.load_base()
    facts = [point for point in base.every_point.values() if point.basis == basis]
    told = next(found for fact in facts if fact.says in (found := answers(f"{fact.asks[0]}?")[0]).texts[0])
    assert base.asking.phrases[basis] in told.texts[0] and told.triage["citations"] == []


def test_what_there_is_no_answer_to_is_answered_from_no_source() -> None:
    (answer,) = answers("which ALS song won the contest in 1974")
    assert answer.triage.get("citations", []) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("could it be the new statin?", "Statins can"),
        ("can I still fly to Spain on Saturday?", "before the journey"),
        ("do I need an MRI?", "examination comes first"),
    ],
)
def test_what_is_asked_beside_a_sign_is_answered_before_the_interview_goes_on(asked: str, said: str) -> None:
    (answer,) = answers(f"my left foot has been numb for three weeks and it tingles at night. {asked}")
    assert said in answer.texts[0] and answer.triage["status"] == "asking"


def test_help_that_was_called_is_heard_in_the_middle_of_a_message() -> None:
    called = "are you even reading this. 999 is coming. he looks so tired."
    assert "while they wait" in words(answers("my husband's face dropped on one side half an hour ago", called)[-1])


def test_oxygen_that_lies_about_is_advised_against() -> None:
    warned = "my dad has MND, he can't get his breath even sitting up and he's getting drowsy"
    told = answers(warned, "should he have oxygen, my aunt has a bottle at home", "the ambulance is coming. and the oxygen?")[1:]
    assert [("No" in words(each), "Yes" in words(each)) for each in told] == [(True, False)] * 2


def test_denial_is_believed_and_nobody_is_argued_with() -> None:
    answer = answers("my right hand has been weak for months", "no, my hand is not weak. it only tingles")[-1]
    assert "Earlier you told me" not in words(answer)
    assert {each["id"]: each["status"] for each in answer.triage["findings"]}["limb_weakness"] == "absent"
