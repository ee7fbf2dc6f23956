"""What stands before an answer ("Yes.", "No."), read against every question to which it would be said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signpost.education import EducationBase
from signpost.education.points import Point
from signpost.education.words import tokens

# What will become of one person, and whether a sign is the illness: nobody can say yes or no to that.
OF_ONE_PERSON = re.compile(
    r"\bwill (i|my|she|he|we)\b|\b(am i|are we) getting\b|\bdo i have (it|als|ms|mnd)\b"
    r"|\b(is|could) (it|that|this|my \w+) (be )?(als|ms|mnd|a clot|dementia)\b"
)
# Asked so, but about a law or about this program.
NOT_OF_ILLNESS = frozenset(
    {"will i lose health insurance with ms us", "will my parents find out what i typed", "will my insurer ask about spots on the brain"}
)
# "Is it wrong to laugh?" and "May I laugh?" want the other word before the same answer.
BLAMING = re.compile(r"\b(wrong|rude|selfish|disrespectful|awful|too early|too late)\b")
ALLOWING = re.compile(r"\b(ok|okay|allowed|may i|normal|right|fine)\b")


def said_to(base: EducationBase) -> Iterator[tuple[Point, str]]:
    """Each yes-or-no question that gets a plain yes or no, with its point."""
    for point in base.every_point.values():
        if point.verdict in ("yes", "no"):
            yield from ((point, ask) for ask in point.asks if base.asking.polarity.asks_yes_or_no(tokens(ask)))


def test_nobody_is_told_yes_or_no_about_what_only_an_examination_or_time_can_tell(base: EducationBase) -> None:
    told = [ask for _, ask in said_to(base) if OF_ONE_PERSON.search(ask) and ask not in NOT_OF_ILLNESS]
    assert told == []


def test_questions_with_one_verdict_do_not_ask_for_leave_and_for_blame(base: EducationBase) -> None:
    by_point: dict[str, list[str]] = {}
    for point, ask in said_to(base):
        by_point.setdefault(point.id, []).append(ask)
    both = [asks for asks in by_point.values() if any(map(BLAMING.search, asks)) and any(ALLOWING.search(ask) for ask in asks)]
    assert both == []


def test_questions_with_one_verdict_stand_on_one_side(base: EducationBase) -> None:
    sides = base.asking.polarity.sides
    torn: set[str] = set()
    for point in base.every_point.values():
        asked = {sides[word] for said, ask in said_to_point(base, point) for word in tokens(ask) if word in sides}
        if any((pair, 1 - side) in asked for pair, side in asked):
            torn.add(point.id)
    assert torn == set()


def said_to_point(base: EducationBase, point: Point) -> list[tuple[Point, str]]:
    """The yes-or-no questions of one point that get a plain yes or no."""
    if point.verdict not in ("yes", "no"):
        return []
    return [(point, ask) for ask in point.asks if base.asking.polarity.asks_yes_or_no(tokens(ask))]
