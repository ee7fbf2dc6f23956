"""The chances of a rule and what each answer leaves of them, against a plain way to work them out: once for every answer."""

from __future__ import annotations

import random
from itertools import product
from math import isclose, prod

import pytest

from benchmarks.people import people
from signpost.decision import Case, fold, load_rulebook, next_question
from signpost.decision.assess import facts_for, open_rules
from signpost.decision.chances import Chances
from signpost.decision.conditions import UNKNOWN, YES, Atom, Condition, Facts, Stance, evaluate, open_questions

BOOK = load_rulebook()
TABLE = BOOK.likelihood
NO, THERE, USUAL = 0, 1, 2


class Plain:
    """The chance of a condition when one question has a known answer; nothing is remembered, and nothing is left out."""

    def __init__(self, case: Case, facts: Facts, question: str = "", answer: int = USUAL) -> None:
        self._chances, self._facts = Chances(case, facts, BOOK), facts
        self._lasting = TABLE.lasts(facts, BOOK.levels.background)
        self._likely = TABLE.of_findings(facts, lasting=self._lasting)
        self._question, self._answer = question, answer

    def of(self, condition: Condition) -> float:
        if isinstance(condition, Atom):
            return self._atom(condition)
        if condition.negative:
            return prod(0.0 if self._cannot_be_known(part) else 1 - self.of(part) for part in condition.parts)
        chances = [self.of(part) for part in condition.parts]
        if condition.needed == 1:
            return 1 - prod(1 - each for each in chances)
        if condition.needed == len(chances):
            return prod(chances)
        return sum(
            prod(each if holds else 1 - each for each, holds in zip(chances, world, strict=True))
            for world in product((True, False), repeat=len(chances))
            if sum(world) >= condition.needed
        )

    def _cannot_be_known(self, part: Condition) -> bool:
        return evaluate(part, self._facts) is UNKNOWN and not self._chances.of(part).after

    def _atom(self, atom: Atom) -> float:
        truth = evaluate(atom, self._facts, Stance.SAFER)
        if truth is not UNKNOWN:
            return 1.0 if truth is YES else 0.0
        needed = open_questions(atom, self._facts)
        if needed == (atom.finding,):
            if atom.finding in BOOK.levels.not_asked or not atom.statuses & {"present", "absent"} or not self._can_be_put(atom.finding):
                return 0.0
            there = self._likely.get(atom.finding, TABLE.default)
            return self._answered(atom.finding, there) * TABLE.of_untold(atom, lasting=self._lasting)
        chance, asked = 1.0, 0
        for question in needed:
            name = self._asked_as(question, atom)
            if name:
                asked += 1
                chance *= self._answered(name, TABLE.of_attribute(question.partition(".")[2], dict(atom.tests)[question.partition(".")[2]]))
            elif not (atom.fires_when_unknown and question in self._facts.settled):
                return 0.0
        return chance if asked else 0.0

    def _answered(self, question: str, share: float) -> float:
        if question != self._question:
            return share
        return {NO: 0.0, THERE: 1.0, USUAL: float(share >= 0.5)}[self._answer]

    def _asked_as(self, question: str, atom: Atom) -> str | None:
        if atom.finding in BOOK.levels.not_asked:
            return None
        wanted = dict(atom.tests).get("triggers", frozenset()) if question.endswith(".triggers") else frozenset()
        assert isinstance(wanted, frozenset)
        return next((name for name in (question, *(f"{question}.{each}" for each in sorted(wanted))) if self._can_be_put(name)), None)

    def _can_be_put(self, name: str) -> bool:
        return self._chances.can_be_put(name)


def cases(seed: int) -> list[Case]:
    """The cases of one simulated interview, from its opening on."""
    person, chance = people(BOOK, 1, seed)[0], random.Random(seed)
    turns: list[dict[str, object]] = [{"findings": [each.as_dict() for each in person.opening]}]
    found = [fold(turns)]
    while (question := next_question(found[-1], BOOK)) is not None:
        turns.append({"question_id": question.id, "reply": person.reply(question, chance, unsure=0.2)})
        found.append(fold(turns))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_chances_are_those_of_the_plain_way(seed):
    for case in cases(seed)[::4]:
        facts = facts_for(case, case.subject, BOOK)
        quick = Chances(case, facts, BOOK)
        plain = Plain(case, facts)
        for rule, _ in open_rules(BOOK.active, facts_for(case, case.subject, BOOK), BOOK.levels):
            found = quick.of(rule.when)
            assert isclose(found.chance, plain.of(rule.when), abs_tol=1e-12)
            for name, after in found.after.items():
                expected = [Plain(case, facts, name, answer).of(rule.when) for answer in (NO, THERE, USUAL)]
                assert after == pytest.approx(expected, abs=1e-9)
