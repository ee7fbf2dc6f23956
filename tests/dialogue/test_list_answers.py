"""What a pick from a list tells with the words beside it: nothing dangerous is lost by a "none", and nothing gets milder."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.decision import load_rulebook
from signpost.decision.case import case_of
from signpost.decision.interview import outlook
from signpost.decision.lists import list_of
from signpost.decision.screens import DANGER
from signpost.dialogue.list_answers import as_option, as_picked
from signpost.findings import Finding
from tests.dialogue.test_picked import COURSE

SCREEN = load_rulebook().screens[DANGER]
SLURRED = {"id": "speech_slurred", "status": "present", "person": "self"}


def picked(text: str, **told: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    """What a message ticks of the list for danger, and its reading."""
    _, reading, values = as_picked(SCREEN, "self", text, "tell_symptoms", {"findings": [], "reply": {}, **told})
    return values, dict(reading)


def present(reading: dict[str, Any]) -> list[str]:
    return [each["id"] for each in reading["findings"] if each["status"] == "present"]


@pytest.mark.parametrize(
    ("text", "polarity", "values"),
    [
        ("no", "no", ("none",)),
        ("by no means, sir", "no", ("none",)),
        ("all fine thanks", "well", ("none",)),
        ("everything is as usual", "well", ("none",)),
        ("I'm fine", "well", ("none",)),
        ("I swallow as ever", "well", ()),
        ("my breathing is fine", "well", ()),
        ("no, 40 years ago", "no", ("none",)),
    ],
)
def test_only_what_is_said_of_all_denies_a_whole_list(text: str, polarity: str, values: tuple[str, ...]) -> None:
    assert picked(text, reply={"polarity": polarity})[0] == values


def test_none_settles_the_list_and_what_is_told_beside_it_counts() -> None:
    values, reading = picked("None of the above. But I talk thick since noon", findings=[SLURRED], reply={"polarity": "no"})
    assert (values, present(reading)) == (("none",), ["speech_slurred"])


def test_no_that_tells_of_something_denies_nothing_else() -> None:
    values, reading = picked("no but I talk thick", findings=[SLURRED], reply={"polarity": "no"})
    assert (values, reading["findings"]) == ((), [SLURRED])


@pytest.mark.parametrize("unread", [{"unread": ["my wossname hangs"]}, {"proposals": [{"id": "facial_weakness", "status": "present"}]}])
def test_none_but_something_that_nobody_could_read_settles_nothing(unread: dict[str, Any]) -> None:
    assert picked("None of these but my wossname hangs", reply={"polarity": "no"}, **unread)[0] == ()


def test_what_words_behind_a_tick_may_mean_is_not_lost() -> None:
    _, reading = picked("1, and I had a few too many of them pills", proposals=[{"id": "overdose", "status": "present"}])
    assert [each["id"] for each in reading["proposals"]] == ["overdose"]


def test_no_danger_that_a_list_names_gets_milder_by_words_behind_its_tick() -> None:
    place = [each.value for each in SCREEN.question.options].index("breath") + 1
    values, reading = picked(f"{place} but mild", reply={"severity": "mild"})
    assert values == ("breath",)
    assert [each["severity"] for each in reading["findings"] if each["status"] == "present"] == ["severe"]


@pytest.mark.parametrize("text", ["my mum told me of number 4", "1 or 4", "4: not sure"])
def test_danger_that_a_number_may_name_is_asked_about(text: str) -> None:
    values, reading = picked(text)
    assert (values, "chest_pain" in {each["id"] for each in reading["proposals"]}) == ((), True)


def test_what_follows_an_option_is_kept() -> None:
    told = {"findings": [SLURRED], "reply": {}}
    intent, reading = as_option(COURSE, "the same, but I talk thick", "tell_symptoms", told)
    assert (intent, reading["reply"], reading["findings"]) == ("give_detail", {"value": "stable"}, [SLURRED])
    assert as_option(COURSE, "the same", "tell_symptoms", told) == ("give_detail", {"reply": {"value": "stable"}})


@pytest.mark.parametrize(
    ("read", "value"),
    [({}, "progressive"), ({"reply": {"course": "stable"}}, None), ({"reply": {"polarity": "no"}}, None), ({"acts": ["correction"]}, None)],
)
def test_option_is_heard_in_own_words_where_they_tell_no_other(read: dict[str, Any], value: str | None) -> None:
    told = {"choices": {"course": "progressive", "onset": "sudden"}, **read}
    _, reading = as_option(COURSE, "I had to give up the crossword in June, and now I can't see the clock", "tell_symptoms", told)
    assert reading.get("reply", {}).get("value") == value


@pytest.mark.parametrize(("told", "listed"), [(("headache", "mood_low"), True), (("fatigue",), True), (("limb_weakness",), False)])
def test_a_wish_to_die_stands_in_the_list_where_what_was_told_may_lead_to_it(told: tuple[str, ...], listed: bool) -> None:
    screen = list_of(DANGER, outlook(case_of([Finding(each, duration_days=14) for each in told]), load_rulebook()))
    assert screen is not None
    assert ("harm" in {option.value for option in screen.question.options}) is listed


def test_date_before_a_tick_is_of_something_else() -> None:
    for text, days in (("told the nurse on Friday, 4", None), ("4 since Friday", 3)):
        _, reading = picked(text, reply={"duration_days": 3})
        assert [each.get("duration_days") for each in reading["findings"] if each["status"] == "present"] == [days]
