"""The next question, chosen by the rules that are still open: there is no decision tree.

A rule is in play when something told already speaks for it and nothing known rules it out. Each open question is worth
the share of a rule's chance that is lost when the answer is unfavourable; likelihoods only order the questions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from signpost.decision.assess import Assessment, assess, facts_for
from signpost.decision.case import Case
from signpost.decision.chances import Chances
from signpost.decision.conditions import NO, Facts, evaluate
from signpost.decision.questions import Question
from signpost.decision.rules import Rule, Rulebook
from signpost.decision.vocabulary import Levels

_ORDER = ("danger", "tempo", "function", "place", "feeling", "speech", "breath", "eyes", "bladder", "context")
_TEMPO = ("onset", "duration_days", "course", "fluctuating", "spreading", "episode_minutes")
# A theme later in the order is worth this much less than the one before it.
_STEP = 0.93
# From this chance on a rule counts as met when the questions left are counted.
_CERTAIN = 0.999


@dataclass(frozen=True)
class Wish:
    """A question worth asking, what it is worth, and the rule that wants it most."""

    question: Question
    worth: float
    rule: Rule


@dataclass
class _Hope:
    """An open rule: what it would be worth now, and by question what that would be after "no", "yes" and the usual answer."""

    rule: Rule
    worth: float
    after: dict[str, tuple[float, float, float]]

    def gains(self) -> Iterable[tuple[str, float]]:
        """By question, how much is lost when the answer is unfavourable."""
        # A "no" is the favourable answer where something has to be denied.
        return ((name, self.worth - min(no, yes)) for name, (no, yes, _) in self.after.items())


@dataclass(frozen=True)
class Outlook:
    """A case as it stands: what follows from it, what to ask next, and how many more questions are likely."""

    case: Case
    rulebook: Rulebook
    assessment: Assessment

    @property
    def question(self) -> Question | None:
        """The question whose answer could raise the level most, or None when no answer could, or enough was asked."""
        return self.wish.question if self.wish else None

    @cached_property
    def wish(self) -> Wish | None:
        """The next question together with the rule that asks for it ("why do you ask?")."""
        if self.case.questions >= self.rulebook.levels.interview.questions_at_most:
            return None
        return max(self.wishes(), key=lambda wish: (wish.worth, wish.question.id), default=None)

    @cached_property
    def left(self) -> int:
        """How many more questions are likely: what an interview with the usual answers would still ask."""
        hopes, count = self._hopes, 0
        most = self.rulebook.levels.interview.questions_at_most - self.case.questions
        while count < most:
            worth = self._worth(hopes, self.case.questions + count)
            if not worth:
                break
            count += 1
            best = max(worth, key=lambda name: (worth[name], name))
            hopes = self._above_what_is_certain([_after_usual_answer(each, best) for each in hopes])
        return count

    def wishes(self) -> list[Wish]:
        """Every question that is worth asking now."""
        wanted: dict[str, tuple[float, Rule]] = {}
        for hope in self._hopes:
            for name, gain in hope.gains():
                if name not in wanted or gain > wanted[name][0]:
                    wanted[name] = (gain, hope.rule)
        questions = self.rulebook.questions
        return [Wish(questions[name], worth, wanted[name][1]) for name, worth in self._worth(self._hopes, self.case.questions).items()]

    @cached_property
    def _hopes(self) -> list[_Hope]:
        likelihood = self.rulebook.likelihood
        facts = facts_for(self.case, self.case.subject, self.rulebook)
        chances = Chances(self.case, facts, self.rulebook)
        found = []
        for rule in _rules_in_play(self.assessment, facts, self.rulebook):
            least = likelihood.stop_below[rule.level]
            prospect = chances.of(rule.when, least)
            if prospect.after and prospect.chance >= least:
                weight = likelihood.weights[rule.level]
                after = {name: (weight * no, weight * yes, weight * usual) for name, (no, yes, usual) in prospect.after.items()}
                found.append(_Hope(rule, weight * prospect.chance, after))
        return found

    def _above_what_is_certain(self, hopes: list[_Hope]) -> list[_Hope]:
        """The hopes that would still raise the level, once some have come true."""
        rank, weights = self.rulebook.levels.rank, self.rulebook.likelihood.weights
        floor = max((rank(each.rule.level) for each in hopes if each.worth >= _CERTAIN * weights[each.rule.level]), default=0)
        return [each for each in hopes if rank(each.rule.level) > floor]

    def _worth(self, hopes: list[_Hope], put: int) -> dict[str, float]:
        """What each question is worth that is worth enough after so many were put."""
        total: dict[str, float] = {}
        for hope in hopes:
            for name, gain in hope.gains():
                if gain > 0:
                    total[name] = total.get(name, 0.0) + gain
        needed, questions = self.rulebook.likelihood.worth_needed(put), self.rulebook.questions
        return {name: worth * _STEP ** theme(questions[name]) for name, worth in total.items() if worth >= needed}


def outlook(case: Case, rulebook: Rulebook) -> Outlook:
    """What follows from a case and what to ask next, worked out together."""
    return Outlook(case, rulebook, assess(case, rulebook))


def next_question(case: Case, rulebook: Rulebook) -> Question | None:
    """The question whose answer could raise the level most, or None when no answer could, or enough was asked."""
    return outlook(case, rulebook).question


def theme(question: Question) -> int:
    """The place of a question in the order of an interview: danger first, context last."""
    if question.order:
        return _ORDER.index(question.order)
    if question.attribute in _TEMPO:
        return _ORDER.index("tempo")
    return _ORDER.index("place") if question.attribute in ("body_part", "side") else _ORDER.index("feeling")


def _rules_in_play(assessment: Assessment, facts: Facts, rulebook: Rulebook) -> list[Rule]:
    """The open rules that would raise the level and that something told already speaks for."""
    told = [each.rule for each in assessment.fired if each.rule is not rulebook.cannot_tell]
    levels = rulebook.levels
    floor = max((levels.rank(rule.level) for rule in told), default=levels.rank("information"))
    return [rule for rule in assessment.open if levels.rank(rule.level) > floor and _touched(rule, facts, levels)]


def _touched(rule: Rule, facts: Facts, levels: Levels) -> bool:
    """Whether some positive statement of a rule is about a complaint that was told, and is not false.

    A fact about the person, like a pregnancy, speaks for a rule that is also about a complaint that was told; "something is
    worse" may be a complaint of any rule about a known disease.
    """
    complaint = any(facts.present(name) for name in levels.vague)
    person = False
    for atom in rule.affirmed:
        told = facts.by_id.get(atom.finding, ())
        if not told or not any(each.status in atom.statuses and each.status in ("present", "past") for each in told):
            continue
        is_true = evaluate(atom, facts) is not NO
        if atom.finding in levels.background:
            person = person or is_true
        elif is_true:
            return True
        else:
            complaint = True
    return complaint and person


def _after_usual_answer(hope: _Hope, question: str) -> _Hope:
    """A hope after the usual answer to a question: what is left of it, in proportion for the questions that remain."""
    if question not in hope.after:
        return hope
    share = hope.after[question][2] / hope.worth if hope.worth else 0.0
    rest = {name: (no * share, yes * share, usual * share) for name, (no, yes, usual) in hope.after.items() if name != question}
    return _Hope(hope.rule, hope.worth * share, rest)
