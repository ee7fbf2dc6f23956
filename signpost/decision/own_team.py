"""Advice to somebody with a known illness: their own team knows them, and nobody sends them to a neurologist for the first time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from signpost.decision.case import Case
from signpost.decision.vocabulary import OwnTeam
from signpost.findings import PERSONS

if TYPE_CHECKING:
    from signpost.decision.assess import FiredRule


def with_own_team(fired: Iterable[FiredRule], case: Case, team: OwnTeam) -> list[FiredRule]:
    """The rules that fired, with words for who has a team where a rule speaks of a first visit to a neurologist."""
    known = {person for person in PERSONS if any(each.id in team.illnesses and each.status == "present" for each in case.facts(person))}
    return [
        replace(one, rule=replace(one.rule, do=_told(one.rule.do, team))) if one.person in known and team.only_with in one.rule.do else one
        for one in fired
    ]


def _told(do: str, team: OwnTeam) -> str:
    for first, own in team.words:
        do = do.replace(first, own)
    return do
