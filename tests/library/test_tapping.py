"""Whoever is not understood, in whatever language, gets through by the numbers that are shown: every danger, area and description."""

from __future__ import annotations

from functools import cache

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook
from signpost.decision.screens import AREA, DANGER, NONE, OTHER, SIGNS
from signpost.dialogue.crisis import COMPANY, SAFE
from signpost.library.conversation import Answer

BOOK = load_rulebook()
# What nobody here reads: Polish, Czech, Tagalog.
UNREAD = ("coś jest nie tak z moim ciałem", "něco je se mnou špatně", "may mali sa katawan ko")
AREAS = [each.value for each in BOOK.screens[AREA].question.options if f"screen.{each.value}" in BOOK.screens]
DESCRIPTIONS = [(area, each.value) for area in AREAS for each in BOOK.screens[f"screen.{area}"].question.options if each.value != OTHER]
DANGERS = [each.value for each in BOOK.screens[DANGER].question.options if each.value not in (NONE, *BOOK.screens[DANGER].rare)]
_BARE = ("yes", "no", "not sure")
Turn = tuple[Conversation, Answer]


def shown(answer: Answer) -> list[str]:
    """The options that are shown, in their order."""
    return [each["value"] for each in answer.triage["question"]["options"]] or list(_BARE)


def typed(turn: Turn, value: str) -> Turn:
    """The next turn after the number of an option, as somebody types it who has no buttons."""
    talk, answer = turn
    return talk.say(str(shown(answer).index(value) + 1))


@cache
def listed(first: str) -> Turn:
    return Conversation(region="uk").say(first)


@cache
def areas() -> Turn:
    return typed(listed(UNREAD[0]), NONE)


@cache
def described(area: str) -> Turn:
    return typed(areas(), area)


@pytest.mark.parametrize("first", UNREAD)
@pytest.mark.parametrize("value", DANGERS)
def test_each_danger_warns_by_its_number(first: str, value: str) -> None:
    assert listed(first)[1].triage["question"]["id"] == DANGER
    _, answer = typed(listed(first), value)
    assert answer.triage["level"] == "emergency"
    assert any(each in " ".join(answer.texts) for each in ("999", "A&E"))


@pytest.mark.parametrize(("area", "description"), DESCRIPTIONS)
def test_each_description_is_told_by_its_number(area: str, description: str) -> None:
    assert areas()[1].triage["question"]["id"] == AREA
    assert described(area)[1].triage["question"]["id"] == f"screen.{area}"
    talk, answer = typed(described(area), description)
    told = {each.id for each in BOOK.screens[f"screen.{area}"].told((description,), "self") if each.status == "present"}
    assert told <= {each.id for each in talk.said.case.findings if each.status == "present"}
    assert answer.triage["status"] in ("asking", "assessed", "emergency", "crisis")


@pytest.mark.parametrize("area", AREAS)
def test_numbers_alone_lead_from_each_area_to_an_outcome(area: str) -> None:
    turn = typed(described(area), shown(described(area)[1])[0])
    for _ in range(20):
        question = turn[1].triage.get("question")
        if question is None or turn[1].triage["level"] == "emergency":
            break
        turn = turn[0].say("50") if question["kind"] == "number" else typed(turn, shown(turn[1])[-1])
    assert turn[1].triage["level"] in ("emergency", "urgent", "soon", "routine")
    assert turn[1].triage["status"] in ("emergency", "assessed")


def test_every_list_of_the_rule_book_is_reached() -> None:
    """No list that knowledge holds is left out: each is one of danger, of areas, of an area, of signs or of a crisis."""
    areas = {f"screen.{area}" for area in AREAS}
    no_lists = {"screen.information", "screen.none"}
    assert {f"screen.{each.value}" for each in BOOK.screens[AREA].question.options} - no_lists == areas
    assert set(BOOK.screens) == {DANGER, AREA, SIGNS, COMPANY, SAFE} | areas
