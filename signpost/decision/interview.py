"""The next question, chosen by the rules that are still open: there is no decision tree.

A rule is in play when something told already speaks for it and nothing known rules it out. Each open question is worth
the share of a rule's chance that is lost when the answer is unfavourable; likelihoods only order the questions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from signpost.decision.assess import assess, facts_for, tries
from signpost.decision.case import Case
from signpost.decision.conditions import NO, UNKNOWN, YES, Atom, Condition, Facts, Stance, atoms, evaluate, open_questions
from signpost.decision.merging import add, fill
from signpost.decision.questions import Question
from signpost.decision.rules import Rule, Rulebook
from signpost.findings import Finding

_ORDER = ("danger", "tempo", "function", "place", "feeling", "speech", "breath", "eyes", "bladder", "context")
_TEMPO = ("onset", "duration_days", "course", "fluctuating", "spreading", "episode_minutes")
# A theme later in the order is worth this much less than the one before it.
_STEP = 0.93


@dataclass(frozen=True)
class Wish:
    """A question worth asking, what it is worth, and the rule that wants it most."""

    question: Question
    worth: float
    rule: Rule

    @property
    def reasons(self) -> tuple[str, ...]:
        """What can be said to "why do you ask?": what the question is for, and why the rule behind it matters.

        The second has placeholders as all words of a rule have.
        """
        return tuple(dict.fromkeys(filter(None, (self.question.help, self.rule.matters))))


def next_question(case: Case, rulebook: Rulebook) -> Question | None:
    """The question whose answer could raise the level most, or None when no answer could, or enough was asked."""
    wish = best_wish(case, rulebook)
    return wish.question if wish else None


def best_wish(case: Case, rulebook: Rulebook) -> Wish | None:
    """The next question together with the rule that asks for it ("why do you ask?")."""
    if case.questions >= rulebook.levels.interview.questions_at_most:
        return None
    facts = facts_for(case, case.subject, rulebook)
    found = wishes(case, facts, rulebook)
    return max(found, key=lambda wish: (wish.worth, wish.question.id), default=None)


def questions_left(case: Case, rulebook: Rulebook) -> int:
    """How many more questions are likely: what an interview with the most likely answers would still ask."""
    count = 0
    question = next_question(case, rulebook)
    while question is not None:
        count += 1
        case = _with_likely_answer(case, question, rulebook)
        question = next_question(case, rulebook)
    return count


def wishes(case: Case, facts: Facts, rulebook: Rulebook) -> list[Wish]:
    """Every question that is worth asking now."""
    worth: dict[str, float] = {}
    wanted: dict[str, tuple[float, Rule]] = {}
    chances = Chances(case, facts, rulebook)
    needed = rulebook.likelihood.worth_needed(case.questions)
    for rule in rules_in_play(case, facts, rulebook):
        chance = chances.of(rule.when)
        if chance < rulebook.likelihood.stop_below[rule.level]:
            continue
        for question in chances.waiting(rule.when):
            low = chances.of(rule.when, question, 0.0)
            if low > chance:
                # A "no" is the favourable answer where something has to be denied.
                low = chances.of(rule.when, question, 1.0)
            if low >= chance:
                continue
            gain = rulebook.likelihood.weights[rule.level] * (chance - low)
            worth[question] = worth.get(question, 0.0) + gain
            if gain > wanted.get(question, (0.0, rule))[0] or question not in wanted:
                wanted[question] = (gain, rule)
    return [
        Wish(rulebook.questions[name], value * _STEP ** theme(rulebook.questions[name]), wanted[name][1])
        for name, value in worth.items()
        if value > 0 and value >= needed
    ]


def rules_in_play(case: Case, facts: Facts, rulebook: Rulebook) -> list[Rule]:
    """The open rules that would raise the level and that something told already speaks for."""
    assessment = assess(case, rulebook)
    told = [each.rule for each in assessment.fired if each.rule is not rulebook.cannot_tell]
    levels = rulebook.levels
    floor = max((levels.rank(rule.level) for rule in told), default=levels.rank("information"))
    return [
        rule
        for rule in assessment.open
        if levels.rank(rule.level) > floor and not rule.findings.isdisjoint(facts.told) and touched(rule, facts, levels.background)
    ]


def touched(rule: Rule, facts: Facts, background: Iterable[str]) -> bool:
    """Whether some positive statement of a rule is about a complaint that was told, and is not false.

    A fact about the person, like a pregnancy, speaks for a rule that is also about a complaint that was told.
    """
    complaint = person = False
    for atom in rule.affirmed:
        told = facts.by_id.get(atom.finding, ())
        if not told or not any(each.status in atom.statuses and each.status in ("present", "past") for each in told):
            continue
        is_true = evaluate(atom, facts) is not NO
        if atom.finding in background:
            person = person or is_true
        elif is_true:
            return True
        else:
            complaint = True
    return complaint and person


def theme(question: Question) -> int:
    """The place of a question in the order of an interview: danger first, context last."""
    if question.order:
        return _ORDER.index(question.order)
    if question.attribute in _TEMPO:
        return _ORDER.index("tempo")
    return _ORDER.index("place") if question.attribute in ("body_part", "side") else _ORDER.index("feeling")


class Chances:
    """How likely conditions are to become true by asking; what can no longer be asked counts as never.

    What an atom waits for is worked out once, however many rules and answers are tried.
    """

    def __init__(self, case: Case, facts: Facts, rulebook: Rulebook) -> None:
        self._case, self._facts, self._rulebook = case, facts, rulebook
        self._factors: dict[int, tuple[tuple[str, float], ...]] = {}
        self._likely = rulebook.likelihood.of_findings(facts)

    def of(self, condition: Condition, question: str = "", share: float = 0.0) -> float:
        """The chance from 0 to 1; a question can be given a certain answer: 1 is favourable, 0 is unfavourable."""
        if isinstance(condition, Atom):
            chance = 1.0
            for name, likely in self._waits(condition):
                chance *= share if name == question and name else likely
            return chance
        chances = [self.of(part, question, share) for part in condition.parts]
        if condition.negative:
            chances = [1 - chance if self._can_be_denied(part) else 0.0 for chance, part in zip(chances, condition.parts, strict=True)]
        return _at_least(chances, condition.needed)

    def waiting(self, condition: Condition) -> tuple[str, ...]:
        """The questions a condition waits for and that can still be put."""
        found = [name for atom, _ in atoms(condition) for name, _ in self._waits(atom) if name]
        return tuple(dict.fromkeys(found))

    def _waits(self, atom: Atom) -> tuple[tuple[str, float], ...]:
        """What an atom waits for: questions with the share of favourable answers, or a certain share without a question."""
        known = self._factors.get(id(atom))
        if known is None:
            known = self._factors[id(atom)] = self._worked_out(atom)
        return known

    def _worked_out(self, atom: Atom) -> tuple[tuple[str, float], ...]:
        likelihood = self._rulebook.likelihood
        if atom.finding in self._facts.told:
            truth = evaluate(atom, self._facts, Stance.SAFER)
            if truth is not UNKNOWN:
                return (("", 1.0 if truth is YES else 0.0),)
        if not any(each.status in atom.statuses for each in self._facts.by_id.get(atom.finding, ())):
            (question,) = open_questions(atom, self._facts)
            if question != atom.finding:
                return (self._factor(question, atom, likelihood.of_attribute("value", dict(atom.tests)["value"])),)
            there = self._likely.get(atom.finding, likelihood.default)
            return self._factor(atom.finding, atom, there), ("", likelihood.of_untold(atom))
        tests = dict(atom.tests)
        return tuple(
            self._factor(question, atom, likelihood.of_attribute(name, tests[name]))
            for question in open_questions(atom, self._facts)
            for name in (question.partition(".")[2],)
        )

    def _factor(self, question: str, atom: Atom, share: float) -> tuple[str, float]:
        name = self._id(question, atom)
        if name is None:
            return "", 1.0 if atom.fires_when_unknown and question in self._facts.settled else 0.0
        return name, share

    def _can_be_denied(self, part: Condition) -> bool:
        return bool(self.waiting(part)) or evaluate(part, self._facts) is not UNKNOWN

    def _id(self, needed: str, atom: Atom) -> str | None:
        """The question that settles a need and may still be put, or None."""
        rulebook = self._rulebook
        if atom.finding in rulebook.levels.not_asked or not atom.statuses & {"present", "absent"} and "." not in needed:
            return None
        names = [needed]
        if needed.endswith(".triggers"):
            wanted = dict(atom.tests)["triggers"]
            assert isinstance(wanted, frozenset)
            names += [f"{needed}.{trigger}" for trigger in sorted(wanted)]
        return next((name for name in names if self._can_be_put(name)), None)

    def _can_be_put(self, name: str) -> bool:
        if name not in self._rulebook.questions or name in self._case.answered or name in self._facts.settled:
            return False
        return self._case.asked.get(name, 0) < tries(name, self._rulebook)


def _at_least(chances: list[float], needed: int) -> float:
    """The chance that at least so many of independent things happen."""
    if needed == len(chances):
        product = 1.0
        for chance in chances:
            product *= chance
        return product
    counts = [1.0] + [0.0] * needed
    for chance in chances:
        counts[needed] += counts[needed - 1] * chance
        for number in range(needed - 1, 0, -1):
            counts[number] = counts[number] * (1 - chance) + counts[number - 1] * chance
        counts[0] *= 1 - chance
    return counts[needed]


def _with_likely_answer(case: Case, question: Question, rulebook: Rulebook) -> Case:
    """The case after the most likely answer: a new complaint is not there, an attribute has its commonest value."""
    asked = {**case.asked, question.id: case.asked.get(question.id, 0) + 1}
    case = replace(case, asked=asked, answered=case.answered | {question.id}, questions=case.questions + 1)
    own = list(case.facts(case.subject))
    if question.attribute is None:
        likely = rulebook.likelihood.of_finding(question.finding, facts_for(case, case.subject, rulebook))
        status = "present" if likely >= 0.5 else "absent"
        own, _ = add(own, Finding(question.finding, status, case.subject))
    elif question.attribute != "triggers":
        value = rulebook.likelihood.commonest(question.attribute)
        if value is None:
            return replace(case, settled=case.settled | {question.id}, answered=case.answered - {question.id})
        own = fill(own, question.finding, question.attribute, value, overwrite=False)
    others = tuple(each for each in case.findings if each.person != case.subject)
    return replace(case, findings=(*others, *own))
