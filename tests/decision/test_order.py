"""What a clinician would ask first comes first, and what makes no sense never comes."""

from __future__ import annotations

import pytest

from signpost.decision import fold, load_rulebook, outlook
from signpost.decision.order import Kind, Place
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


@pytest.mark.parametrize("place", [each for each in BOOK.order.places if each.here], ids=lambda place: min(place.at))
def test_what_lies_at_a_place_without_saying_so_lies_there(place: Place) -> None:
    lone = min(place.here)
    assert place.holds_all({(lone, None)})
    assert not place.holds_all({(lone, "tummy")})
    assert not place.holds_all({(lone, None), ("fever", None)})


def told_so(kind: Kind) -> list[Finding]:
    """Somebody who tells a complaint as a kind wants it."""
    beside = [Finding(min(kind.beside))] if kind.beside else []
    return [Finding(kind.told, body_part=min(kind.at, default=None)), *beside]


@pytest.mark.parametrize("kind", BOOK.order.kinds, ids=lambda kind: f"{kind.told}-{min(kind.at | kind.beside)}")
def test_kind_of_a_complaint_is_asked_in_its_own_order(kind: Kind) -> None:
    told = told_so(kind)
    names, at = [each.id for each in told], {(each.id, each.body_part) for each in told}
    assert kind.holds(names, at)
    first = next(each for each in BOOK.order.kinds if each.holds(names, at))
    wanted = [*first.first, *kind.first]
    illness = [question for each in names if each in BOOK.order.illnesses for question in BOOK.order.first[each]]
    assert [each for each in asked(*told)[:AMONG_THE_FIRST] if each in wanted or each in illness], asked(*told)
    assert BOOK.order.reason(first.first[0], names, at) == first.because
    assert not kind.holds([kind.told], {(kind.told, "tummy")}) or not (kind.at or kind.beside)


NUMB = Finding("numbness_tingling", side="right", body_part="finger", duration_days=21.0, onset="gradual")


def test_what_tells_the_common_kind_apart_is_asked_while_a_rule_waits_for_it() -> None:
    assert "numbness_tingling.triggers" in asked(NUMB)[:AMONG_THE_FIRST]
    assert "numbness_tingling.triggers" not in asked(NUMB.with_(triggers=("night",)))


def test_what_tells_the_common_kind_apart_names_the_rule_that_waits_for_it() -> None:
    turns: list[dict[str, object]] = [{"findings": [NUMB.as_dict()]}]
    while (wish := outlook(fold(turns), BOOK).wish) is not None and wish.question.id != "numbness_tingling.triggers":
        turns.append({"question_id": wish.question.id, "reply": {"polarity": "no"}})
    assert wish is not None
    assert "numbness_tingling" in wish.rule.findings | wish.rule.taken_back


# What somebody told, and what a clinician asks then among the first.
WANTED = {
    "a neck pulled at yoga, and a headache": (
        [Finding("neck_pain", duration_days=3.0), Finding("headache", duration_days=3.0)],
        {"drooping_eyelid", "unequal_pupils"},
    ),
    "a blow to the neck, and a headache": (
        [Finding("injury", body_part="neck", duration_days=2.0), Finding("headache", duration_days=2.0)],
        {"drooping_eyelid", "unequal_pupils"},
    ),
    "a fit of known epilepsy this morning": ([Finding("diagnosed_epilepsy"), Finding("seizure", duration_days=2.0)], {"medicine_change"}),
    "dizzy and low": ([Finding("dizziness", duration_days=5.0), Finding("mood_low", duration_days=5.0)], {"medicine_change"}),
    "feels weak": ([Finding("perceived_weakness", duration_days=60.0)], {"weight_loss"}),
    "known MND, tired": ([Finding("diagnosed_als"), Finding("fatigue")], {"swallowing_difficulty"}),
}


@pytest.mark.parametrize("told", WANTED)
def test_what_a_clinician_asks_is_asked(told: str) -> None:
    there, wanted = WANTED[told]
    assert wanted <= set(asked(*there))
