"""Whoever says that there is nobody else has everything that was told, and the other person never comes back."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import Turn, fold
from signpost.decision.case import case_from
from signpost.findings import Finding

TALKS = [
    ("my husband's leg is numb", "i am the patient, i borrowed his phone", "and the arm tingles"),
    ("his right hand trembles for a year", "just me", "no stiffness"),
    ("numb feet for a year", "he also has weak hands", "there is no other person"),
    ("dad's hands are numb and my feet are numb", "it's only about me", "it began a year ago"),
]


def play(*lines: str) -> tuple[list[str], set[str]]:
    """The texts of the last answer, and who has something in it."""
    talk = Conversation(region="uk")
    for line in lines:
        talk, answer = talk.say(line)
    return list(answer.texts), {each["person"] for each in answer.triage["findings"] if each["status"] == "present"}


@pytest.mark.parametrize("lines", TALKS, ids=[each[1] for each in TALKS])
def test_other_person_is_put_away_for_good(lines: tuple[str, ...]) -> None:
    texts, people = play(*lines, "he says it is worse in the evening")
    assert people == {"self"}
    assert "other person" not in " ".join(texts)


def test_what_was_taken_for_somebody_elses_is_read_back() -> None:
    texts, _ = play("my colleague's left foot drags", "there is no other person")
    assert "About you I understood: a foot that drops" in " ".join(texts)


def test_somebody_who_is_named_later_is_somebody_all_the_same() -> None:
    _, people = play("my hand is weak since May", "there is no other person", "my husband has just had a fit and won't wake up")
    assert "other" in people


def test_nobody_beside_the_patient_is_no_claim_to_be_ill() -> None:
    _, people = play("my wife is numb in both hands", "nobody else is here with her")
    assert people == {"other"}


def test_what_the_writer_denied_stays_denied_and_what_was_asked_stays_asked() -> None:
    case = fold(
        [
            Turn((Finding("headache", status="absent"), Finding("headache", person="other"), Finding("tremor", person="other"))),
            Turn(question_id="tremor.duration_days", reply={"duration_days": 30.0}),
            Turn(acts=("nobody_else",)),
        ]
    )
    told = {(each.id, each.person, each.status) for each in case.findings}
    assert told == {("headache", "self", "absent"), ("tremor", "self", "present")}
    assert (case.subject, case.aside, case.alone, case.asked) == ("self", None, True, {"tremor.duration_days": 1})
    assert case_from(case.as_dict()) == case


def test_emergency_stays_one() -> None:
    talk = Conversation(region="uk")
    for line in ("my dad's face has just dropped and his arm is weak", "there is no other person, it is all me"):
        talk, answer = talk.say(line)
    assert answer.triage["level"] == "emergency"


@pytest.mark.parametrize(
    ("said", "asked"),
    [("there's no them, it's me. I have what I need", "your life"), ("just me", "near them|within their reach|with them")],
)
def test_in_a_crisis_only_who_says_it_of_themselves_is_asked_for_themselves(said: str, asked: str) -> None:
    """ "Just me" may say who is with somebody; "there's no them, it's me" says whose life it is."""
    talk = Conversation(region="uk")
    for line in ("my brother is suicidal, he has his pills out", "no", said):
        talk, answer = talk.say(line)
    assert answer.triage["status"] == "crisis"
    assert any(each in " ".join(answer.texts) for each in asked.split("|"))


def test_who_only_gets_the_dogs_is_not_whose_life_is_asked_about() -> None:
    _, answer = Conversation(region="uk").say(
        "Everything is sorted, the dogs are going to my neighbour on Monday. No sense in sending boxes nobody will open."
    )
    assert answer.triage["question"]["id"] == "suicidal_thoughts" or "you don't want to live" in " ".join(answer.texts)
    assert "they" not in answer.texts[-1].split("?")[0]
