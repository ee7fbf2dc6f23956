"""What a clinician would ask first comes first, and what makes no sense never comes."""

from __future__ import annotations

import pytest

from signpost.decision import fold, load_rulebook, outlook
from signpost.decision.order import Place
from signpost.findings import Finding

BOOK = load_rulebook()
COMPLAINTS = [each for each in BOOK.order.first if each not in BOOK.order.illnesses]
ILLNESSES = sorted(BOOK.order.illnesses)
FEWEST_COMPLAINTS = 40
AMONG_THE_FIRST = 3


def asked(*told: Finding, answer: str = "no") -> list[str]:
    """The questions of an interview in which every question is answered alike."""
    turns: list[dict[str, object]] = [{"findings": [each.as_dict() for each in told]}]
    found: list[str] = []
    while (question := outlook(fold(turns), BOOK).question) is not None:
        turns.append({"question_id": question.id, "reply": {"polarity": answer}})
        found.append(question.id)
    return list(dict.fromkeys(found))


def test_enough_complaints_have_an_order() -> None:
    assert len(COMPLAINTS) >= FEWEST_COMPLAINTS
    assert len(ILLNESSES) >= 5


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_first_questions_are_those_of_the_order_and_senseless_ones_never_come(complaint: str) -> None:
    questions = asked(Finding(complaint))
    never = BOOK.order.never[complaint]
    assert never.isdisjoint(questions)
    first = [each for each in questions[:AMONG_THE_FIRST] if each in BOOK.order.first[complaint]]
    assert len(first) >= min(2, len(questions)), questions


@pytest.mark.parametrize("illness", ILLNESSES)
def test_known_illness_is_asked_what_belongs_to_it_and_never_whether_it_is_known(illness: str) -> None:
    questions = asked(Finding(illness), Finding("fatigue"))
    assert BOOK.order.never[illness].isdisjoint(questions)


@pytest.mark.parametrize(
    ("illness", "expected"),
    [("diagnosed_als", {"breathlessness"}), ("diagnosed_ms", {"fever"}), ("diagnosed_myasthenia", {"breathlessness"})],
)
def test_tired_person_with_a_known_illness_is_asked_about_its_danger(illness: str, expected: set[str]) -> None:
    assert expected <= set(asked(Finding(illness), Finding("fatigue")))


def test_what_another_complaint_wants_is_asked_all_the_same() -> None:
    assert "breathlessness" not in BOOK.order.senseless(["fatigue"])
    for complaint in COMPLAINTS:
        for other in COMPLAINTS:
            assert BOOK.order.senseless([complaint, other]).isdisjoint(BOOK.order.first[other])


def test_reason_belongs_to_a_question_of_the_order() -> None:
    assert BOOK.order.reason("foot_drop.onset", ["foot_drop"]) == BOOK.order.because["foot_drop"]
    assert BOOK.order.reason("fever", ["foot_drop"]) is None


@pytest.mark.parametrize("place", BOOK.order.places, ids=lambda place: min(place.at))
def test_what_makes_no_sense_at_a_place_is_not_asked_there_and_only_there(place: Place) -> None:
    complaint, part = min(place.told & set(COMPLAINTS)), min(place.at)
    wanted = set(BOOK.order.first[complaint])
    assert place.never - wanted <= BOOK.order.senseless([complaint], {(complaint, part)})
    for elsewhere in ({(complaint, part), ("fever", None)}, {(complaint, part), (complaint, "tummy")}, {(complaint, None)}):
        assert not place.holds_all(elsewhere)
