"""Which of several people a message tells of: every relative who is named keeps a place, so that no two people's signs are added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.decision import Case, load_rulebook
from signpost.decision.people import NOBODY_ELSE
from signpost.findings import OTHERS
from signpost.relatives import alike, called, clearer, relatives, said_of, same_as

_SELF, _FOR_OTHER, _ME = "self", "for_other", "me_not_them"
_OF_OTHER = frozenset({_FOR_OTHER, "speaks_of_other"})


def placed(turn: dict[str, Any], case: Case) -> dict[str, Any]:
    """The turn with each finding told of whoever has it in this talk, and with whom its `relatives` are there."""
    named = [(str(place), str(name)) for place, name in turn.get("relatives", ())]
    spoken_of = _spoken_of(case)
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


def of_nobody_else(turn: dict[str, Any], case: Case) -> dict[str, Any]:
    """The turn in which, once the writer said that there is nobody else, "he" or nobody in particular is the writer.

    Somebody who is named ("my wife has collapsed") is somebody all the same.
    """
    # "Just me" says who is with somebody whose life is in danger.
    crisis = load_rulebook().of_crisis
    theirs = any(each.id in crisis and each.person != _SELF and each.status == "present" for each in case.findings)
    saying = NOBODY_ELSE in turn["acts"] and not theirs or _ME in turn["acts"]
    acts = [each for each in turn["acts"] if each != NOBODY_ELSE]
    turn = {**turn, "acts": [*acts, NOBODY_ELSE] if saying else acts}
    if not (saying or case.alone) or not saying and _FOR_OTHER in turn["acts"]:
        return turn
    nameless = {"", *relatives().pronouns.values()}
    known = {} if saying else {str(place): str(name) for place, name in turn.get("relatives", ()) if str(name) not in nameless}
    told = [each if str(each.get("person", _SELF)) in {_SELF, *known} else {**each, "person": _SELF} for each in turn["findings"]]
    of_others = any(each.get("person", _SELF) != _SELF for each in told)
    acts = [each for each in turn["acts"] if of_others or each not in _OF_OTHER]
    return {**turn, "findings": told, "acts": acts, "relatives": [[place, name] for place, name in known.items()] if of_others else []}


def named(case: Case, person: str) -> dict[str, str]:
    """The words for somebody among several: how the bot calls them, and how the writer would; none for who has no name."""
    name = case.others.get(person, "")
    return {"relative": called(name), "named": said_of(name)} if called(name) else {}


def _spoken_of(case: Case) -> str:
    """Who is meant where nobody is named: the one the talk is about, or who was named last."""
    return case.subject if case.subject in OTHERS else next((each for each in reversed(list(case.others)) if case.facts(each)), OTHERS[0])


def _place_of(name: str, known: Mapping[str, str], spoken_of: str) -> str:
    """The place of somebody with this name: their own, or a new one; "he" alone is never somebody new beside others."""
    near = {place: known[place] for place in sorted(known, key=lambda each: each != spoken_of)}
    found = same_as(name, near)
    if found is not None:
        return found
    free = next((each for each in OTHERS if each not in known), OTHERS[-1])
    return spoken_of if known and name in relatives().pronouns.values() and not alike(name, known.get(spoken_of, "")) else free
