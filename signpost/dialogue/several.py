"""Several people in one message or talk: each keeps a place, a case and a level, so that no two people's signs are added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signpost.decision import Case, Folding, Turn, assess, load_rulebook, turn_from
from signpost.decision.turns import LEADS
from signpost.findings import OTHERS, PERSONS, Finding
from signpost.relatives import alike, called, clearer, relatives, said_of, same_as

_TODAY = "urgent"
# A sign of danger that is older has mostly been looked at.
_DAYS = 7.0


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


def led(before: Folding, turn: Mapping[str, Any]) -> Mapping[str, Any]:
    """The turn with the act that says whom the talk goes on with; as it is where one person alone has complaints, or all are apart."""
    told = {str(each.get("person", "self")) for each in turn.get("findings", ()) if each.get("status") == "present"}
    if not told or len(told.union(each.person for each in before.case.findings if _is_complaint(each))) < 2:
        # Of one of them nothing was told: most turns end here, and need not be folded to see it.
        return turn
    case = before.after(turn).case
    apart = {case.subject, *(each.subject for each in case.waiting)} if case.aside else frozenset[str]()
    people = [person for person in PERSONS if _complaints(case, person)]
    if len(people) < 2 or apart.issuperset(people):
        return turn
    ahead = _ahead(before.case, case, turn_from(turn))
    return turn if ahead is None else {**turn, "acts": [*turn["acts"], next(act for act, person in LEADS.items() if person == ahead)]}


def _ahead(before: Case, case: Case, turn: Turn) -> str | None:
    """Whoever is asked about already, or needs help sooner, or was named first; None where it is not plain that there are two people."""
    told = [each for each in turn.findings if _is_complaint(each)]
    people = list(dict.fromkeys(each.person for each in told))
    # "My hand is weak", and then "his left hand is weak": it was his all along.
    known = {each.id for each in _complaints(before, "self")}
    if not people or not before.named and people == [OTHERS[0]] and any(each.id in known for each in told):
        return None
    if turn.question_id or case.aside:
        return next((each for each in people if each != case.subject and _cannot_wait(case, each)), case.subject)
    if people == ["self"] and "speaks_of_self" not in turn.acts:
        return None
    # Among several others whoever was spoken of before may need help sooner still.
    others = [*people, case.subject] if PERSONS[0] not in (*people, case.subject) else people
    return max(others, key=lambda person: _rank(case, person))


def _cannot_wait(case: Case, person: str) -> bool:
    """Whether somebody who is told of beside an open question may need help today, and sooner than whoever is asked about."""
    rank, own = _rank(case, person), _rank(case, case.subject)
    today = load_rulebook().levels.rank(_TODAY)
    return own < today and (rank >= today or any(map(_may_be_new, _complaints(case, person))))


def _may_be_new(finding: Finding) -> bool:
    """Whether a finding is a sign of danger of which nobody has said that it is old or crept up."""
    signs = [each.get("with", {}) for each in load_rulebook().levels.danger_signs if each["finding"] == finding.id]
    fits = any(all(getattr(finding, name) in (None, value) for name, value in each.items()) for each in signs if len(each) <= 1)
    old = finding.onset == "gradual" or finding.course is not None or (finding.duration_days or 0.0) >= _DAYS
    return fits and not old


def _rank(case: Case, person: str) -> int:
    """How soon one of them needs help, by what is known of this one alone."""
    book = load_rulebook()
    return book.levels.rank(assess(replace(case, findings=case.facts(person), subject=person), book).level)


def _complaints(case: Case, person: str) -> list[Finding]:
    beside = () if person == case.subject else load_rulebook().levels.beside
    return [each for each in case.facts(person) if _is_complaint(each) and not each.id.startswith(beside)]


def _is_complaint(finding: Finding) -> bool:
    return finding.status == "present" and finding.id not in load_rulebook().levels.background
