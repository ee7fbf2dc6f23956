"""The next question, chosen by the rules that are still open: there is no decision tree.

A rule is in play when something told already speaks for it and nothing known rules it out. Each open question is worth
the share of a rule's chance that is lost when the answer is unfavourable; likelihoods only order the questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from signpost.decision.assess import Assessment, assess, facts_for, tries
from signpost.decision.case import Case
from signpost.decision.chances import Chances, Prospect
from signpost.decision.conditions import Facts, atoms
from signpost.decision.in_play import rules_in_play
from signpost.decision.questions import Question
from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook
from signpost.decision.screens import SIGNS, Screen
from signpost.decision.sense import far_fetched, unsure_of_list
from signpost.findings import BEGAN, Finding

# A theme later in the order is worth this much less than the one before it.
_STEP = 0.93
_CERTAIN = 0.999  # From this chance on a rule counts as met when the questions left are counted.
_DIGITS = 9


@dataclass(frozen=True)
class Wish:
    """The question most worth asking, and the rule that wants it most."""

    question: Question
    rule: Rule


class _Hope(NamedTuple):
    """An open rule, what its level is worth, and its prospect."""

    rule: Rule
    weight: float
    prospect: Prospect

    def loss(self, question: str) -> float:
        """How much worth is lost when the answer to a question is unfavourable: "no", or "yes" where something has to be denied."""
        after = self.prospect.after.get(question)
        return self.weight * (self.prospect.chance - min(after[0], after[1])) if after else 0.0


@dataclass(frozen=True)
class Outlook:
    """A case as it stands: what follows from it, what to ask next, and how many more questions are likely."""

    case: Case
    rulebook: Rulebook

    @cached_property
    def assessment(self) -> Assessment:
        """What follows from it."""
        return assess(self.case, self.rulebook)

    @property
    def question(self) -> Question | None:
        """The question whose answer could raise the level most, or None when no answer could, or enough was asked."""
        return self.wish.question if self.wish else None

    @cached_property
    def wish(self) -> Wish | None:
        """The next question together with the rule that asks for it ("why do you ask?")."""
        worth = self.worth
        if not worth or self.case.questions >= self.rulebook.levels.interview.questions_at_most:
            return None
        best = self._first_of(worth)
        hoped = max(self._hopes, key=lambda hope: hope.loss(best), default=None)
        rule = self._cleared.get(best)
        if hoped is not None and (rule is None or hoped.loss(best)):
            rule = hoped.rule
        return Wish(self.rulebook.questions[best], rule) if rule else None

    def _first_of(self, worth: Mapping[str, float]) -> str:
        """The question that a clinician would put first among those that are worth it; else the one that is worth most."""
        order, best = self.rulebook.order, max(worth, key=lambda name: (worth[name], name))
        return next((each for each in self._order if worth.get(each, 0.0) >= order.from_share * worth[best]), best)

    @cached_property
    def _facts(self) -> Facts:
        """What is known about whom it is about."""
        return facts_for(self.case, self.case.subject, self.rulebook)

    @cached_property
    def _told(self) -> list[str]:
        """What is there, in the order in which it was told."""
        return list(dict.fromkeys(each.id for each in self.case.facts(self.case.subject) if each.status == "present"))

    @cached_property
    def _at(self) -> frozenset[tuple[str, str | None]]:
        """Each complaint and where it lies; what is known about the person is none."""
        return frozenset((each.id, each.body_part) for each in self._complaints)

    @cached_property
    def _order(self) -> list[str]:
        """The questions to put first, by what was told."""
        return self.rulebook.order.sorted(self._told, self._at)

    @cached_property
    def _senseless(self) -> frozenset[str]:
        """The questions that make no sense, by what was told."""
        return self.rulebook.order.senseless(self._told, self._at) | unsure_of_list(
            self._signs, self.case.settled, self.rulebook.may_be_danger
        )

    @cached_property
    def _worths(self) -> dict[str, float]:
        """What each question that makes sense is worth now."""
        return self._total(self._hopes)

    @cached_property
    def _complaints(self) -> tuple[Finding, ...]:
        return self.case.complaints(self.rulebook.levels.background)

    @cached_property
    def _told_with_lasting(self) -> Mapping[str, float]:
        """What is left of the worth of when and how something began that has no date, where all that has one has lasted.

        It is mostly as old as that; above all what was told in the same sentence.
        """
        likelihood = self.rulebook.likelihood
        dated = [each for each in self._complaints if each.duration_days is not None]
        if not dated or min(each.duration_days or 0.0 for each in dated) < likelihood.at_once.lasting_days:
            return {}
        beside = {each.said for each in dated if each.said}
        left = {True: likelihood.at_once.share, False: likelihood.acute_beside_lasting}
        undated = (each for each in self._complaints if each.duration_days is None)
        return {f"{each.id}.{name}": left[each.said in beside] for each in undated for name in BEGAN}

    @cached_property
    def _answered_with_a_date(self) -> frozenset[str]:
        """How a sign began, where that was asked and a date of long ago was told: "two months" says that it was not just now."""
        long = (each.id for each in self._complaints if (each.duration_days or 0) >= self.rulebook.likelihood.at_once.lasting_days)
        return frozenset(name for each in long if (name := f"{each}.onset") in self.case.asked)

    @cached_property
    def together(self) -> tuple[str, ...]:
        """The signs to put as one list: in place of the next question where that is not better put alone, or to complete the picture."""
        if self._signs is None:
            return ()
        again = SIGNS in self.case.answered
        most = self._signs.shown_again_at_most if again else self._signs.shown_at_most
        if self.wish is None:
            due = len(self._picture) >= self.rulebook.order.picture_from and not (SIGNS in self.case.asked or self.worth)
            return self._picture[:most] if due else ()
        put = self._together(self._worths, self.case.questions, self.wish.question.id)
        left = [each for each in self._picture if each not in put]
        # The last list keeps a place for it; what makes room is asked alone.
        room = most - 1 if again and left and self.wish.question.id in put[: most - 1] else most
        return (*put[:room], *left)[:most] if put else ()

    @property
    def _signs(self) -> Screen | None:
        return self.rulebook.screens.get(SIGNS)

    @cached_property
    def _picture(self) -> tuple[str, ...]:
        """The signs that a doctor will want to know of and nobody asked about, where the level leaves the time."""
        book, case = self.rulebook, self.case
        levels, below = book.levels, book.order.picture_below
        if self._signs is None or not below or levels.rank(self.assessment.level) >= levels.rank(below):
            return ()
        known = (
            self._facts.told | case.answered | case.settled | case.asked.keys() | far_fetched(book.senses, self._facts) | self._senseless
        )
        return tuple(each for each in book.order.picture(self._told, self._at) if each in self._signs.denies and each not in known)

    @cached_property
    def left(self) -> int:
        """How many more questions are likely: what an interview with the usual answers would still ask."""
        hopes, count, fades = self._hopes, 0, self.rulebook.likelihood.fades
        most = self.rulebook.levels.interview.questions_at_most - self.case.questions
        while count < most:
            total = self._total(hopes)
            worth = self._enough(total, self.case.questions + count)
            if not worth:
                break
            asked = self._together(total, self.case.questions + count, best := self._first_of(worth)) or (best,)
            count += 1
            for each in asked:
                hopes = [_after_usual_answer(hope, each) for hope in hopes]
            hopes = self._above_what_is_certain([each._replace(weight=each.weight * fades[each.rule.level]) for each in hopes])
        return count

    @cached_property
    def worth(self) -> dict[str, float]:
        """What each question is worth that is worth asking now; what takes back a rule that fired, or is wanted, just so."""
        found = self._enough(self._worths, self.case.questions)
        needed = self.rulebook.likelihood.worth_needed(self.case.questions)
        # In its place in the order it is put, however much more something later is worth.
        least = max(needed, self.rulebook.order.from_share * max(found.values(), default=0.0))
        lifted = (*self._cleared, *(self.rulebook.order.wanted(self._told, self._at) & found.keys()))
        return {**found, **{name: max(least, found.get(name, 0.0)) for name in lifted}}

    @cached_property
    def _cleared(self) -> Mapping[str, Rule]:
        """The questions that tell the common kind of a complaint apart, each with the rule that fired and waits for its answer."""
        if self.assessment.route:
            return {}
        asked = {each for each, count in self.case.asked.items() if count >= tries(each, self.rulebook)}
        told = {f"{each.id}.{name}" for each in self._complaints for name, value in each.as_dict().items() if value is not None}
        known = asked | self.case.answered | self.case.settled | self._facts.told | told
        open_ = [each for each in self.rulebook.order.clearing(self._told, self._at) if each not in known]
        fired = [each.rule for each in self.assessment.fired if each.person == self.case.subject]
        return {name: waiting[0] for name in open_ if (waiting := [each for each in fired if _is_taken_back_by(name, each)])}

    def _together(self, total: Mapping[str, float], put: int, best: str) -> tuple[str, ...]:
        """The signs that are put as one list where `best`, one of them, would be next, by what all are worth after so many were put.

        What stands in a list costs less than a question of its own, so that less is enough for it.
        """
        screen, limits = self._signs, self.rulebook.levels.interview
        if screen is None or SIGNS in self.case.settled or best in self.rulebook.of_crisis:
            return ()
        needed = self.rulebook.likelihood.worth_needed(put)
        first, again = self._order, SIGNS in self.case.answered
        least = needed * (1.0 if again else screen.from_share)
        open_ = [each for each in screen.denies if total.get(each, 0.0) >= least]
        open_.sort(key=lambda each: (first.index(each) if each in first else len(first), -total[each]))
        shown = tuple(open_[: screen.shown_again_at_most if again else screen.shown_at_most])
        return shown if best in shown and len(shown) >= (limits.listed_again_from if again else limits.listed_from) else ()

    @cached_property
    def _hopes(self) -> list[_Hope]:
        likelihood = self.rulebook.likelihood
        chances: dict[int, Chances] = {}
        found = []
        for rule, facts in rules_in_play(self.case, self.assessment, self.rulebook):
            # Nearly all rules share one and the same facts.
            if id(facts) not in chances:
                chances[id(facts)] = Chances(self.case, facts, self.rulebook)
            least = likelihood.stop_below[rule.level]
            prospect = chances[id(facts)].of(rule.condition(facts), least)
            if prospect.after and prospect.chance >= least:
                weight = likelihood.weights[rule.level] * likelihood.fades[rule.level] ** self.case.questions
                found.append(_Hope(rule, weight, prospect))
        return found

    def _above_what_is_certain(self, hopes: list[_Hope]) -> list[_Hope]:
        """The hopes that would still raise the level, once some have come true."""
        rank = self.rulebook.levels.rank
        floor = max((rank(each.rule.level) for each in hopes if each.prospect.chance >= _CERTAIN), default=0)
        return [each for each in hopes if rank(each.rule.level) > floor]

    def _total(self, hopes: list[_Hope]) -> dict[str, float]:
        """What each question that makes sense is worth, over all hopes."""
        total: dict[str, float] = {}
        for _, weight, (chance, after) in hopes:
            for name, (no, yes, _) in after.items():
                total[name] = total.get(name, 0.0) + weight * (chance - (no if no < yes else yes))
        told = {name: worth for name, worth in total.items() if name not in self._senseless and name not in self._answered_with_a_date}
        # In which order factors are multiplied must not decide between two that are worth the same.
        return {name: round(worth * self._told_with_lasting.get(name, 1.0), _DIGITS) for name, worth in told.items()}

    def _enough(self, total: Mapping[str, float], put: int) -> dict[str, float]:
        """Those questions that are worth enough after so many were put, what comes later in an interview for less."""
        needed, questions = self.rulebook.likelihood.worth_needed(put), self.rulebook.questions
        return {name: worth * _STEP ** questions[name].theme for name, worth in total.items() if worth >= needed}


def outlook(case: Case, rulebook: Rulebook) -> Outlook:
    """What follows from a case and what to ask next, worked out together."""
    return Outlook(case, rulebook)


def next_question(case: Case, rulebook: Rulebook) -> Question | None:
    """The question whose answer could raise the level most, or None when no answer could, or enough was asked."""
    return outlook(case, rulebook).question


def _after_usual_answer(hope: _Hope, question: str) -> _Hope:
    """A hope after the usual answer to a question: what is left of it, in proportion for the questions that remain."""
    chance, after = hope.prospect
    if question not in after:
        return hope
    share = after[question][2] / chance if chance else 0.0
    rest = {name: (no * share, yes * share, usual * share) for name, (no, yes, usual) in after.items() if name != question}
    return hope._replace(prospect=Prospect(chance * share, rest))


def _is_taken_back_by(question: str, rule: Rule) -> bool:
    """Whether the `unless` of a rule speaks of what a question asks for: a finding, or an attribute of it."""
    finding, _, attribute = question.partition(".")
    stated = [atom for atom, _ in atoms(rule.unless) if atom.finding == finding] if rule.unless else []
    return any(not attribute or attribute in dict(atom.tests) for atom in stated)
