"""Which of several people a message tells of: every relative who is named keeps a place, so that no two people's signs are added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.decision import Case
from signpost.findings import OTHERS
from signpost.relatives import alike, called, clearer, relatives, said_of, same_as


def told_of(turn: dict[str, Any], case: Case) -> dict[str, Any]:
    """The turn with each finding told of whoever has it in this talk, and with whom its `relatives` are there."""
    named = [(str(place), str(name)) for place, name in turn.get("relatives", ())]
    # Where nobody is named, the one the talk is about is meant, or who was named last.
    last = next((each for each in reversed(list(case.others)) if case.facts(each)), OTHERS[0])
    spoken_of = case.subject if case.subject in OTHERS else last
    if not named and spoken_of == OTHERS[0]:
        return turn
    known, places = dict(case.others), dict[str, str]()
    for place, name in named:
        places[place] = found = _place_of(name, known, spoken_of)
        known[found] = clearer(known.get(found, ""), name)
    told = [
        {**each, "person": places.get(str(each["person"]), spoken_of)} if each.get("person") in OTHERS else each
        for each in turn["findings"]
    ]
    return {**turn, "findings": told, "relatives": [[places[place], name] for place, name in named]}


def named(case: Case, person: str) -> dict[str, str]:
    """The words for somebody among several: how the bot calls them, and how the writer would; none for who has no name."""
    name = case.others.get(person, "")
    return {"relative": called(name), "named": said_of(name)} if called(name) else {}


def _place_of(name: str, known: Mapping[str, str], spoken_of: str) -> str:
    """The place of somebody with this name: their own, or a new one; "he" alone is never somebody new beside others."""
    near = {place: known[place] for place in sorted(known, key=lambda each: each != spoken_of)}
    found = same_as(name, near)
    if found is not None:
        return found
    free = next((each for each in OTHERS if each not in known), OTHERS[-1])
    return spoken_of if known and name in relatives().pronouns.values() and not alike(name, known.get(spoken_of, "")) else free
