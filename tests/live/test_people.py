"""Simulated people end at the right level, are not asked twice, and what they answer is recorded; all of them: `make people`."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest

from evaluation.people.person import Person, people
from evaluation.people.talks import Outcome, talk_with
from evaluation.trained import Talk

pytestmark = pytest.mark.model
# Every second of those whom one may look at: three openings of each presentation, in different styles. The second author's are only
# measured: their first try is to be published, not mended away.
SOME = [each for each in people() if not each.held_out and each.author == "presentations"][::2]


@pytest.fixture(scope="module")
def outcomes(agent: Any, event_loop_of_session: asyncio.AbstractEventLoop) -> list[Outcome]:
    return [talk_with(each, Talk(agent, event_loop_of_session)) for each in SOME]


def share(found: list[Outcome], fault: str) -> float:
    return sum(bool(getattr(each, fault)) for each in found) / len(found)


def test_people_end_at_a_level_that_fits(outcomes: list[Outcome]) -> None:
    assert [each.person.name for each in outcomes if each.serious] == []
    assert share(outcomes, "right") >= 0.95  # four of 96 end a step beside what fits, none seriously (decision 39)


def test_every_emergency_is_found_and_no_wolf_is_cried(outcomes: list[Outcome]) -> None:
    missed = [each.person.name for each in outcomes if each.person.expected == ("emergency",) and each.level != "emergency"]
    cried = [each.person.name for each in outcomes if "emergency" not in each.person.expected and each.level == "emergency"]
    assert (missed, cried) == ([], [])


def test_answers_are_recorded_and_no_question_comes_twice(outcomes: list[Outcome]) -> None:
    assert share(outcomes, "misrecorded") <= 0.02
    # Three of 96: a place and two triggers are not understood and are asked once more.
    assert share(outcomes, "repeated") <= 0.04
    assert share(outcomes, "senseless") == 0


def test_nobody_is_asked_more_than_the_limit(outcomes: list[Outcome]) -> None:
    assert max(each.questions for each in outcomes) <= 12


def test_a_third_of_the_people_is_held_out_and_every_style_speaks() -> None:
    everybody = people()
    assert len(everybody) >= 150
    assert sum(each.held_out for each in everybody) * 3 >= len(everybody)
    assert len({each.style["id"] for each in everybody}) == 6
    assert len({(each.presentation, each.opening) for each in everybody}) * 2 == len(everybody)


def test_a_person_denies_what_is_not_so() -> None:
    person: Person = people()[0]
    said, polarity = person.answer({"id": "saddle_numbness", "kind": "yes_no", "options": []}, random.Random(1))
    assert polarity == "no" and said
