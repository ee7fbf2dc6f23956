"""Simulated people: each has a truth, opens with a part of it, and answers questions from it.

What is an emergency by itself is told first, since nobody keeps back a seizure to speak of tiredness.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signpost.decision import Case, Question, Rulebook, assess, assess_emergency, case_of
from signpost.findings import Finding

# How often somebody answers "I don't know", and how many complaints beside the main one somebody has at most.
UNSURE = 0.07
EXTRAS = 2
_KEPT = "_nothing_there"


@dataclass(frozen=True)
class Person:
    """What is true of somebody, and the findings they tell first."""

    truth: Mapping[str, Finding]
    opening: tuple[Finding, ...]

    def reply(self, question: Question, chance: random.Random, *, unsure: float = UNSURE) -> dict[str, Any]:
        """A true answer to a question, in the shape of the reply that the language room hands over; sometimes "I don't know"."""
        if chance.random() < unsure:
            return {"polarity": "unsure"}
        found = self.truth.get(question.finding)
        if question.attribute is None:
            return {"polarity": "yes" if found is not None and found.status == "present" else "no"}
        value = getattr(found, question.attribute) if found is not None else None
        if question.attribute == "triggers":
            return {"triggers": list(value)} if value else {"polarity": "no"}
        if isinstance(value, bool):
            return {"polarity": "yes" if value else "no"}
        return {"polarity": "unsure"} if value is None else {question.attribute: value}

    def untold(self, case: Case, rulebook: Rulebook) -> Finding | None:
        """What troubles them most of what is there and was neither told nor asked about: what they name when asked what is missing."""
        known = {each.id for each in case.findings}
        present = [each for each in self.truth.values() if each.status == "present" and each.id not in known | rulebook.levels.background]
        alone = {each.id: rulebook.levels.rank(assess(case_of([each]), rulebook).level) for each in present}
        return max(present, key=lambda each: alone[each.id], default=None)

    @cached_property
    def full_case(self) -> Case:
        """The case in which everything is known."""
        return case_of(self.truth.values())


def people(rulebook: Rulebook, count: int, seed: int) -> list[Person]:
    """Random people; half of them are built round an example of a rule, the others are drawn from the likelihood table."""
    chance = random.Random(seed)
    return [_person(rulebook, chance) for _ in range(count)]


def whole_truth(known: Mapping[str, Finding], rulebook: Rulebook) -> dict[str, Finding]:
    """What somebody could answer of whom these findings are true: nothing else that rules speak of is there."""
    return {**known, **{name: found for name, found in _nothing_there(rulebook).items() if name not in known}}


def _nothing_there(rulebook: Rulebook) -> Mapping[str, Finding]:
    """All that the rules speak of, denied; worked out once and kept with the rule book, which never changes."""
    found: Mapping[str, Finding] | None = vars(rulebook).get(_KEPT)
    if found is None:
        found = {name: Finding(name, "absent") for name in sorted({name for rule in rulebook.active for name in rule.findings})}
        vars(rulebook)[_KEPT] = found
    return found


def _person(rulebook: Rulebook, chance: random.Random) -> Person:
    asked = list(_nothing_there(rulebook))
    present: dict[str, Finding] = {}
    if chance.random() < 0.5:
        rule = chance.choice(rulebook.active)
        example = chance.choice([each for each in rule.examples if each.fires])
        present = {each.id: each.with_(person="self") for each in example.given}
    body = [name for name in asked if name not in rulebook.levels.background]
    likely = rulebook.likelihood
    wanted = chance.randint(0 if present else 1, EXTRAS)
    while wanted:
        name = chance.choice(body)
        if chance.random() < likely.findings.get(name, likely.default):
            present.setdefault(name, Finding(name))
            wanted -= 1
    truth = {name: _filled(found, rulebook, chance) if found.status == "present" else found for name, found in present.items()}
    told = [each for each in truth.values() if each.status in ("present", "past")]
    chance.shuffle(told)
    background = rulebook.levels.background
    told.sort(key=lambda found: (found.id in background, assess_emergency(case_of([found]), rulebook).level == "none"))
    first = told[: chance.choice((1, 1, 2))] or [Finding("fatigue")]
    truth.setdefault("age", Finding("age", value=_number(likely.ranges["value"], chance)))
    return Person(whole_truth(truth, rulebook), tuple(_partly(each, chance) for each in first))


def _filled(found: Finding, rulebook: Rulebook, chance: random.Random) -> Finding:
    """The finding with a random value for every attribute that it lacks."""
    missing: dict[str, Any] = {}
    for name, kind in rulebook.vocabulary.attributes.items():
        if getattr(found, name) not in (None, ()):
            continue
        if kind["type"] == "boolean":
            missing[name] = chance.random() < rulebook.likelihood.of_attribute(name, True)
        elif name in rulebook.likelihood.ranges:
            missing[name] = _number(rulebook.likelihood.ranges[name], chance)
        elif name not in ("triggers", "value"):
            shares = rulebook.likelihood.attributes[name]
            missing[name] = chance.choices(list(shares), list(shares.values()))[0]
    return found.with_(**missing)


def _number(rows: tuple[tuple[float, float], ...], chance: random.Random) -> float:
    low, picked = 0.0, chance.random()
    for below, share in rows:
        if picked < share or below == float("inf"):
            return round(chance.uniform(low, below if below != float("inf") else low * 4), 2)
        picked, low = picked - share, below
    return low


def _partly(found: Finding, chance: random.Random) -> Finding:
    """What somebody tells unasked: the complaint with some of what they know about it."""
    kept = {}
    for name, value in found.as_dict().items():
        if name not in ("id", "status", "person") and chance.random() < 0.35:
            kept[name] = tuple(value) if isinstance(value, list) else value
    return Finding(found.id, found.status, **kept)
