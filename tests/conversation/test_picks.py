"""Ticks in words: by number, place, range or label, with words behind them, or all of the list but some."""

from __future__ import annotations

import pytest

from signpost.conversation.picks import picks
from signpost.conversation.ticks import as_picked, ticked
from signpost.decision import Option, Question, load_rulebook
from signpost.decision.screens import DANGER

SIGNS = ("face", "sight", "breath", "chest", "none")
LIST = Question("screen.signs", "any_of", "", "", options=tuple(Option(each, f"Sign of the {each}") for each in SIGNS))
PICKED = {
    "2, and she talks thick": ["sight"],
    "1 and 3 but mild": ["face", "breath"],
    "the second one since Monday": ["sight"],
    "all but the last": ["face", "sight", "breath"],
    "3 for about four weeks": ["breath"],
    "yes 2 and 4": ["sight", "chest"],
    "first and third": ["face", "breath"],
    "1-3": ["face", "sight", "breath"],
    "number 2, only in the evenings": ["sight"],
    "all except 1 and 2": ["breath", "chest"],
    "the first two": ["face", "sight"],
    "maybe 3, I'm not sure": ["breath"],
    "the last one": ["chest"],
    "1. and also my tongue twitches": ["face"],
    "everything": ["face", "sight", "breath", "chest"],
    "4, left side": ["chest"],
    "as I said, 2": ["sight"],
    "2, the rest no": ["sight"],
}


@pytest.mark.parametrize("text", PICKED)
def test_ticks_in_words_are_heard(text: str) -> None:
    assert list(ticked(LIST, text, {}) or ()) == PICKED[text]


@pytest.mark.parametrize(
    "text", ["2 days ago it got worse", "not 2", "3 times a week I fall", "2 not any more", "I have two left feet", "8"]
)
def test_what_is_no_tick_is_left_to_the_readers(text: str) -> None:
    assert picks(LIST, text, lambda _: None) is None


def test_no_danger_that_a_list_names_gets_milder_by_words_behind_its_tick() -> None:
    screen = load_rulebook().screens[DANGER]
    place = [each.value for each in screen.question.options].index("breath") + 1
    _, reading, picked = as_picked(screen, "self", f"{place} but mild", "give_detail", {"reply": {"severity": "mild"}})
    assert picked == ("breath",)
    assert [each["severity"] for each in reading["findings"] if each["status"] == "present"] == ["severe"]


NOTHING = ["no that is all", "That's all", "no, that's everything", "Nothing else", "I think that's it.", "none, that is all"]


@pytest.mark.parametrize("text", NOTHING)
def test_that_is_all_ticks_nothing(text: str) -> None:
    assert ticked(LIST, text, {}) == ("none",)


@pytest.mark.parametrize("text", ["3, that's all", "number 3 and that is it"])
def test_that_is_all_behind_a_tick_leaves_the_tick(text: str) -> None:
    assert ticked(LIST, text, {}) == ("breath",)


def test_all_of_them_still_ticks_all() -> None:
    assert ticked(LIST, "all of them", {}) == SIGNS[:-1]


BUT_FOR = {
    "none of these between the attacks; during one, 3": ["breath"],
    "none of these normally, only 2 when I get too hot": ["sight"],
    "at rest none; after a walk, 4": ["chest"],
    "none, only 2": ["sight"],
    "none of these, but 3 weeks ago I fell": ["none"],
}


@pytest.mark.parametrize("text", BUT_FOR)
def test_tick_behind_a_none_is_heard(text: str) -> None:
    assert list(ticked(LIST, text, {}) or ()) == BUT_FOR[text]
