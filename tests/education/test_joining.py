"""Several facts in one answer: what is told of each, and what is never cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.education import Answer, EducationBase
from signpost.education.joining import MOST_OF_TWO, together
from signpost.education.leading import MOST_WORDS, with_point
from signpost.education.points import Point
from signpost.education.shown import show

ENTRY = "als/riluzole"
# Sentences of ten words each, so that six fill an answer; none is like another.
ONE, TWO, THREE, FOUR = (
    "Kidneys, ankles, elbows, shoulders, tongues, eyelids, fingers, thumbs, toes, noses.",
    "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, weekends, evenings, mornings.",
    "Bread, butter, cheese, apples, carrots, onions, lentils, yoghurt, noodles, porridge.",
    "Trains, bicycles, aeroplanes, lorries, scooters, ferries, tractors, buses, trams, sledges.",
)
GREEN, BLUE = (
    "Crimson, purple, yellow, orange, turquoise, silver, golden, violet, scarlet, emerald.",
    "Hammers, chisels, pliers, ladders, screws, spanners, drills, paint, brushes, glue.",
)


def _point(name: str, says: str, **more: object) -> Point:
    return replace(Point(f"{ENTRY}#{name}", ENTRY, says, ("a question",)), **more)


def _shown(says: str, base: EducationBase, *, verdict: str = "") -> tuple[Answer, EducationBase]:
    """An answer that begins with a fact, and a base that knows it."""
    point = _point("first", says)
    known = replace(base, every_point={**base.every_point, point.id: point})
    return with_point(show(base.entries[ENTRY], base=known), point, known, verdict=verdict), known


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Blood is tested every month.", "Tablets come in packs of fifty.", "Blood is tested every month. Tablets come in packs of fifty."),
        # Of the second only as many sentences are told as there is room for.
        (f"{ONE} {TWO} {THREE} {FOUR}", f"{GREEN} {BLUE}", f"{ONE} {TWO} {THREE} {FOUR} {GREEN} {BLUE}"),
        (f"{ONE} {TWO} {THREE} Short end.", f"{GREEN} {BLUE} {FOUR}", f"{ONE} {TWO} {THREE} Short end. {GREEN} {BLUE}"),
        # A warning stays, and so does what turns round the sentence before it.
        (f"{ONE} {TWO} {THREE}", f"{GREEN} {BLUE} Never stop alone.", f"{ONE} {TWO} {THREE} {GREEN} {BLUE} Never stop alone."),
        (f"{ONE} {TWO} {THREE} {FOUR}", f"{GREEN} But it failed.", f"{ONE} {TWO} {THREE} {FOUR} {GREEN} But it failed."),
    ],
)
def test_two_facts_are_told_in_the_room_of_one(base: EducationBase, first: str, second: str, told: str) -> None:
    found, known = _shown(first, base)
    both = together(found, [_point("second", second)], known)
    assert both.text == told
    assert len(both.text.split()) <= MOST_WORDS
    assert both.context.point == found.context.point


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The same in other words, what leans on another subject, and a warning that there is no room for.
        ("Blood is tested every month for half a year.", "Every month blood is tested, for half a year."),
        (f"{ONE} {TWO} {THREE} {FOUR} {BLUE}", f"{GREEN} Never stop alone."),
    ],
)
def test_a_second_fact_is_left_out(base: EducationBase, first: str, second: str) -> None:
    found, known = _shown(first, base)
    assert together(found, [_point("second", second)], known) is found


def test_what_leans_on_its_own_subject_stands_behind_no_other(base: EducationBase) -> None:
    found, known = _shown("Blood is tested every month.", base)
    other = replace(_point("second", "It comes in packs of fifty."), entry="ms/heat")
    assert together(found, [other], known) is found


def test_the_verdict_stays_with_its_fact_and_doubt_is_said_once(base: EducationBase) -> None:
    found, known = _shown("Blood is tested every month.", base, verdict="Yes.")
    note = base.asking.phrases["unverified"]
    both = together(found, [_point("second", "Tablets come in packs of fifty.", unverified=True)], known)
    assert both.text == f"Yes. Blood is tested every month. Tablets come in packs of fifty. {note}"


def test_facts_on_one_subject_must_differ_also_where_there_is_room_for_two(base: EducationBase) -> None:
    found, known = _shown(f"{ONE} {TWO} {THREE} {FOUR} {BLUE}", base)
    again = _point("second", f"{GREEN} {TWO}")
    assert together(found, [again], known, most=MOST_OF_TWO, alike=True) is found
    assert together(found, [again], known, most=MOST_OF_TWO) is not found
