"""The net below the readers: what is tapped leads where the words would."""

from __future__ import annotations

import pytest

from signpost.decision import assess, load_rulebook
from signpost.decision.case import Folding, case_of
from signpost.decision.interview import outlook
from signpost.decision.lists import list_of
from signpost.decision.screens import AREA, DANGER, NONE, OTHER, Screen
from signpost.findings import Finding

BOOK = load_rulebook()
# The lists of a crisis tell nothing of a body.
TELLING = [screen for screen in BOOK.screens.values() if any(screen.tells.values())]
OPTIONS = [(screen.question.id, each.value) for screen in TELLING for each in screen.question.options]
CONTRACT_AREAS = """strength feeling balance_walking speech swallowing breathing eyes head face bladder_bowel thinking_mood
twitching_cramps pain awake information none"""
CONTRACT_DANGER = "stroke speech_sight breath chest spine head awake climbing harm injury_allergy none"


def values(screen: Screen) -> list[str]:
    return [each.value for each in screen.question.options]


def test_check_list_and_areas_are_those_of_the_contract() -> None:
    danger = BOOK.screens[DANGER]
    assert [each for each in values(danger) if each not in danger.rare] == CONTRACT_DANGER.split()
    assert values(BOOK.screens[AREA]) == CONTRACT_AREAS.split()


@pytest.mark.parametrize("area", [each for each in CONTRACT_AREAS.split() if each not in ("information", "none")])
def test_each_area_has_descriptions_and_a_way_out(area: str) -> None:
    assert 6 <= len(values(BOOK.screens[f"screen.{area}"])) <= 9
    assert values(BOOK.screens[f"screen.{area}"])[-1] == OTHER


@pytest.mark.parametrize("person", ["self", "other"])
@pytest.mark.parametrize("value", [each for each in CONTRACT_DANGER.split() if each != NONE])
def test_each_item_of_the_check_list_is_an_emergency_by_the_rules(value: str, person: str) -> None:
    case = case_of(BOOK.screens[DANGER].told([value], person))
    assert assess(case, BOOK).level == "emergency"


@pytest.mark.parametrize("value", sorted(BOOK.screens[DANGER].rare))
def test_rare_item_is_shown_only_where_a_question_asks_for_it_and_is_seen_today_at_least(value: str) -> None:
    nothing_told = list_of(DANGER, outlook(case_of([]), BOOK))
    assert nothing_told is not None and value not in values(nothing_told)
    headache = list_of(DANGER, outlook(case_of([Finding("headache"), Finding("vomiting")]), BOOK))
    assert headache is not None and "gas" in values(headache)
    case = case_of(BOOK.screens[DANGER].told([value], "self"))
    assert BOOK.levels.rank(assess(case, BOOK).level) >= BOOK.levels.rank("urgent")


@pytest.mark.parametrize(("screen", "value"), OPTIONS, ids=lambda each: each)
def test_each_description_leads_on(screen: str, value: str) -> None:
    told = BOOK.screens[screen].told([value], "self")
    if value in (NONE, OTHER) or screen == AREA:
        assert all(each.status == "absent" for each in told)
        return
    if all(each.id in BOOK.levels.background for each in told if each.status == "present"):
        # A fact about the person, beside what they complain of.
        assert value in BOOK.levels.background
        return
    seen = outlook(case_of(told), BOOK)
    assert seen.question is not None or seen.assessment.level in ("emergency", "urgent", "soon", "routine")


# What the words of an item say of how it began.
BEGAN = {
    "stroke": {"onset": "sudden"},
    "speech_sight": {"onset": "sudden"},
    "chest": {"onset": "sudden"},
    "awake": {"onset": "sudden"},
    "climbing": {"duration_days": 2},
    "injury_allergy": {"onset": "sudden"},
}


@pytest.mark.parametrize("value", BEGAN)
def test_a_ticked_item_is_told_with_its_beginning(value: str) -> None:
    told = [each for each in BOOK.screens[DANGER].told([value], "self") if each.status == "present"]
    assert told
    assert all(getattr(each, name) == began for each in told for name, began in BEGAN[value].items())


def test_none_denies_nothing_that_was_not_shown() -> None:
    headache = list_of(DANGER, outlook(case_of([Finding("headache"), Finding("seizure", status="absent")]), BOOK))
    assert headache is not None
    hidden = set(BOOK.screens[DANGER].denies) - set(values(headache))
    left = {name for value in hidden for name in BOOK.screens[DANGER].denies[value]}
    assert left
    assert left.isdisjoint(each.id for each in headache.told([NONE], "self"))


def test_none_settles_what_the_list_asks_about() -> None:
    told = BOOK.screens[DANGER].told([NONE], "self")
    assert {each.status for each in told} == {"absent"}
    assert {"cyanosis", "saddle_numbness", "seizure", "suicidal_thoughts"} <= {each.id for each in told}
    turn = {"findings": [each.as_dict() for each in told], "question_id": DANGER, "reply": {"value": NONE}}
    case = Folding().after(turn).case
    assert DANGER in case.answered
    assert assess(case, BOOK).level != "emergency"


def test_none_leaves_open_how_breath_is_at_night_or_on_the_stairs() -> None:
    told = BOOK.screens[DANGER].told([NONE], "self")
    assert "breathlessness" not in {each.id for each in told}


def test_not_sure_counts_as_asked_and_denies_nothing() -> None:
    case = Folding().after({"question_id": DANGER, "reply": {"polarity": "unsure"}}).case
    assert (case.findings, case.settled) == ((), frozenset({DANGER}))


def test_labels_are_the_words_that_are_quoted() -> None:
    told = BOOK.screens[DANGER].told(["stroke"], "other")
    assert [(each.said, each.person) for each in told] == [("Face, arm or leg suddenly weak, numb or drooping", "other")]
