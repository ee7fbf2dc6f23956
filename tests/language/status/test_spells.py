"""An attack that is told with how long it lasted and when that was has passed; what still goes on or comes again has not."""

from __future__ import annotations

import pytest

from signpost.language import read


@pytest.mark.parametrize(
    ("text", "sign", "days", "lasted"),
    [
        ("my face drooped for half an hour yesterday", "facial_weakness", 1.0, 30),
        ("I couldn't see out of one eye for ten minutes yesterday", "vision_loss", 1.0, 10),
        ("last night my left hand would not grip for ten minutes", "limb_weakness", 0.5, 10),
        ("yesterday at lunch he slurred for five minutes", "speech_slurred", 1.0, 5),
        ("On Monday my right eye went black for a couple of minutes", "vision_loss", None, 2),
    ],
)
def test_attack_has_passed(text: str, sign: str, days: float | None, lasted: float) -> None:
    found = next(each for each in read(text).findings if each.id == sign)
    assert found.status == "past"
    assert days is None or found.duration_days == days
    assert found.episode_minutes == pytest.approx(lasted, abs=0.1)


@pytest.mark.parametrize(
    "text",
    [
        "my hand hasn't worked for an hour",
        "she can't speak for twenty mins now",
        "my arm has been numb for two hours today",
        "my face has drooped for an hour since this morning",
        "my arm went numb for ten minutes yesterday and then it came back",
        "my legs were weak for two days last week",
    ],
)
def test_what_goes_on_has_not(text: str) -> None:
    assert {each.status for each in read(text).findings} == {"present"}


@pytest.mark.parametrize("text", ["my legs are weak since like lunchtime", "his arm is weak since maybe midday"])
def test_hedged_time_is_a_time(text: str) -> None:
    assert [each.duration_days for each in read(text).findings] == [0.25]


@pytest.mark.parametrize(
    ("text", "status"), [("my vision went grey for a moment on Tuesday", "past"), ("my leg gave way for a moment on Tuesday", "present")]
)
def test_moment_passes_as_minutes_do(text: str, status: str) -> None:
    assert {each.status for each in read(text).findings} == {status}
