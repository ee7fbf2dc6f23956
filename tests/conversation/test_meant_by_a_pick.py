"""A line that joins two things means the one that the words beside the tick tell of."""

from __future__ import annotations

import pytest

from signpost.conversation.ticks import as_picked
from signpost.decision import load_rulebook
from signpost.decision.screens import DANGER
from signpost.language import read

SCREEN = load_rulebook().screens[DANGER]
PLACE = next(place for place, each in enumerate(SCREEN.question.options, 1) if each.value == "injury_allergy")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{}, she had a fall last week and banged her head", {"injury": "present", "falls": "present"}),
        ("{} and her tongue swells", {"throat_swelling": "present", "blow_or_swelling": "present"}),
        ("{}", {"blow_or_swelling": "present"}),
    ],
)
def test_words_beside_a_tick_say_which_of_two_is_meant(words: str, told: dict[str, str]) -> None:
    text = words.format(PLACE)
    _, reading, picked = as_picked(SCREEN, "other", text, "give_detail", read(text).as_dict())
    assert picked == ("injury_allergy",)
    assert {each["id"]: each["status"] for each in reading["findings"]} == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1? his legs are weak since yesterday", {"limb_weakness": "sudden"}),
        ("1, my arm is weak", {"limb_weakness": "sudden"}),
        ("1, the face droops and the arm is weak", {"facial_weakness": None, "limb_weakness": "sudden"}),
        ("1", {"facial_weakness": "sudden"}),
    ],
)
def test_limbs_told_beside_the_first_line_are_meant_and_are_sudden(words: str, told: dict[str, str | None]) -> None:
    assert SCREEN.question.options[0].value == "stroke"
    _, reading, _ = as_picked(SCREEN, "self", words, "give_detail", read(words).as_dict())
    found = {each["id"]: each.get("onset") for each in reading["findings"] if each["status"] == "present"}
    assert found == told
