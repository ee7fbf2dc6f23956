"""Which time of a message is that of a sign: by what the reader model hears of it, and by where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from signpost.findings import Finding
from signpost.knowledge import knowledge_root
from signpost.nlu import Reader
from signpost.nlu.details.dating import Dating, age_of, load_dating
from signpost.nlu.reader import default_reader
from signpost.nlu.words.marks import marks_of
from tests.nlu.conftest import TODAY

RANGES = ("", "hours", "days", "weeks", "months", "years")
Find = Callable[[str, str], Finding | None]


@pytest.fixture(scope="module")
def find_by_both() -> Find:
    """The first finding of an id in a text, or None, as both readers have it."""
    return lambda text, finding: next((each for each in default_reader().read(text, TODAY).findings if each.id == finding), None)


@pytest.fixture(scope="module")
def dating() -> Dating:
    return load_dating(knowledge_root())


def dated(dating: Dating, reader: Reader, text: str, word: str, **ages: float) -> float | None:
    """The days that a text tells of what a word of it names, with these chances of each range."""
    doc = reader.doc(text, TODAY, by_rules=True)
    heard: Mapping[str, float] = {each: ages.get(each or "untold", 0.0) for each in RANGES} if ages else {}
    return dating.days(marks_of(doc), next(each.i for each in doc if each.text.lower() == word), heard)


def test_model_says_which_of_two_times_in_a_sentence_is_meant(dating: Dating, reader: Reader) -> None:
    text = "Headaches for ten years and a numb hand since yesterday"
    assert dated(dating, reader, text, "headaches", years=0.9, untold=0.1) == 3650
    assert dated(dating, reader, text, "numb", days=0.9, untold=0.1) == 1
    assert dated(dating, reader, text, "numb", years=0.9, untold=0.1) == 3650


def test_time_that_the_model_does_not_hear_dates_nothing(dating: Dating, reader: Reader) -> None:
    text = "The hospital is five hours away and my hand is weak"
    assert dated(dating, reader, text, "weak", untold=0.97, months=0.03) is None
    assert dated(dating, reader, text, "weak", months=0.95, untold=0.05) is None


def test_without_the_model_the_place_tells(dating: Dating, reader: Reader) -> None:
    assert dated(dating, reader, "My hand has been weak for two weeks", "weak") == 14
    assert dated(dating, reader, "My hand is weak. It began two weeks ago.", "weak") == 14
    assert dated(dating, reader, "Two weeks ago we moved house. It rained. It is cold here. My hand is weak.", "weak") is None


def test_times_of_one_range_speak_for_each_other_and_the_likelier_is_taken(dating: Dating, reader: Reader) -> None:
    text = "Since March my foot drags, in May we flew to Spain"
    assert dated(dating, reader, text, "drags", months=0.95, untold=0.05) == dated(dating, reader, "Since March my foot drags", "drags")


def test_what_is_taken_back_dates_nothing(dating: Dating, reader: Reader) -> None:
    assert dated(dating, reader, "My hand is weak, not two weeks", "weak", weeks=0.9, untold=0.1) is None


@pytest.mark.parametrize(
    ("text", "finding", "days"),
    [
        ("I've had MS for 8 years, my bladder leaks", "bladder_trouble", None),
        ("I've had MS for 8 years, my bladder leaks", "diagnosed_ms", 2920),
        ("I have had headaches for years and now my arm is weak. Two days.", "limb_weakness", 2),
        ("out of lamotrigine four days, bitten tongue", "bitten_tongue", None),
        ("thyroid since 2009, and my eyelid droops", "drooping_eyelid", None),
    ],
)
def test_time_of_something_else_is_no_time_of_a_sign(find_by_both: Find, text: str, finding: str, days: float | None) -> None:
    found = find_by_both(text, finding)
    assert found is not None
    assert found.duration_days == days


def test_quoted_is_the_phrase_at_which_the_model_looks(find_by_both: Find) -> None:
    found = find_by_both("heart attack ten years ago, crushing chest pain down my left arm", "chest_pain")
    assert found is not None
    assert (found.status, found.said) == ("present", "crushing chest pain down my left arm")


@pytest.mark.parametrize(
    ("days", "name"), [(0.5, "hours"), (1, "days"), (6.9, "days"), (7, "weeks"), (35, "months"), (365, "years"), (9000, "years")]
)
def test_ranges_are_those_that_the_model_learned(days: float, name: str) -> None:
    assert age_of(days) == name
