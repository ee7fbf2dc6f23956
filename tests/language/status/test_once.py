"""A thing that happened a single time, or that everybody does, is no sign that is there."""

from __future__ import annotations

import pytest

from signpost.language import read


def status_of(text: str) -> list[str]:
    return [each.status for each in read(text, by_rules=True).findings if each.id == "dropping_things"]


@pytest.mark.parametrize(
    "text",
    [
        "i dropped a phone ONCE",
        "I dropped my mug once last week but that's it",
        "well i dropped my phone last week and freaked out. but everyone drops phones",
        "I dropped my keys on Tuesday, nothing since",
    ],
)
def test_what_happened_once_is_not_there(text: str) -> None:
    assert set(status_of(text)) <= {"absent", "past"}


@pytest.mark.parametrize("text", ["everyone drops phones", "everybody drops things"])
def test_what_everybody_does_is_told_of_nobody(text: str) -> None:
    assert set(status_of(text)) <= {"hypothetical"}


@pytest.mark.parametrize(
    "text",
    [
        "I dropped my mug",
        "I keep dropping things, once it was a full kettle",
        "I drop my phone more than once a day",
        "dropping cups once or twice a week",
        "I dropped my cup once this morning, suddenly",
        "everyone says I drop things all the time",
    ],
)
def test_what_goes_on_or_came_just_now_is_there(text: str) -> None:
    assert "present" in status_of(text)


def test_what_is_asked_back_and_then_denied_is_not_there() -> None:
    assert status_of("wait dropped things?? i dropped a phone ONCE. i dont drop things.") == ["absent"]
    assert "present" in status_of("I keep dropping things. why? I don't drop things at home")
