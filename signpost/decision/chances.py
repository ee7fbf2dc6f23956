"""How likely a rule is to become true by asking, and what each answer would leave of that chance; it only orders questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from signpost.decision.assess import tries
from signpost.decision.case import Case
from signpost.decision.conditions import UNKNOWN, YES, Atom, Condition, Facts, Stance, evaluate, open_questions
from signpost.decision.rules import Rulebook
from signpost.decision.sense import far_fetched


class Prospect(NamedTuple):
    """A chance from 0 to 1, and by question what remains of it after "no", after "yes", and after the likelier of the two."""

    chance: float
    after: Mapping[str, tuple[float, float, float]]


# Nobody is asked whether something is over.
_ASKED_FOR = frozenset({"present", "absent"})
NEVER = Prospect(0.0, {})
CERTAIN = Prospect(1.0, {})


class Chances:
    """The prospects of conditions in one case; what can no longer be asked counts as never."""

    def __init__(self, case: Case, facts: Facts, rulebook: Rulebook) -> None:
        self._facts, self._rulebook = facts, rulebook
        self._known: dict[Atom, Prospect] = {}
        self._likelihood = rulebook.likelihood if case.subject == "self" else rulebook.likelihood.of_another
        self._lasting = self._likelihood.lasts(facts, rulebook.levels.background)
        self._likely = self._likelihood.of_findings(facts, lasting=self._lasting)
        worn = {name for name, count in case.asked.items() if count >= tries(name, rulebook)}
        self._closed = case.answered | facts.settled | worn | far_fetched(rulebook.senses, facts)

    def of(self, condition: Condition, at_least: float = 0.0) -> Prospect:
        """The prospect of a condition; without questions where no answer can change it, or where it is less than wanted."""
        if isinstance(condition, Atom):
            known = self._known.get(condition)
            if known is None:
                known = self._known[condition] = self._of_atom(condition)
            return known
        if condition.negative:
            return _all([self._denied(part) for part in condition.parts])
        if condition.needed == len(condition.parts):
            parts, chance = [], 1.0
            for part in condition.parts:
                found = self.of(part, at_least)
                parts.append(found)
                chance *= found.chance
                if not chance or chance < at_least:
                    return NEVER
            return _all(parts)
        branches = [self.of(part) for part in condition.parts]
        return _any(branches) if condition.needed == 1 else _at_least(branches, condition.needed)

    def _denied(self, part: Condition) -> Prospect:
        found = self.of(part)
        if not found.after and evaluate(part, self._facts) is UNKNOWN:
            return NEVER
        return Prospect(1 - found.chance, {name: (1 - no, 1 - yes, 1 - usual) for name, (no, yes, usual) in found.after.items()})

    def _of_atom(self, atom: Atom) -> Prospect:
        likelihood, finding = self._likelihood, atom.finding
        if finding in self._facts.told:
            truth = evaluate(atom, self._facts, Stance.SAFER)
            if truth is not UNKNOWN:
                return CERTAIN if truth is YES else NEVER
        if finding in self._facts.told or "value" in likelihood.of_tests(atom):
            asked_for = open_questions(atom, self._facts)
            if asked_for != (finding,):
                return self._of_attributes(atom, asked_for)
        if not self.can_be_put(finding) or finding in self._rulebook.levels.not_asked or atom.statuses.isdisjoint(_ASKED_FOR):
            return NEVER
        there, rest = self._likely.get(finding, likelihood.default), likelihood.of_untold(atom, lasting=self._lasting)
        return Prospect(there * rest, {finding: (0.0, rest, rest if there >= 0.5 else 0.0)})

    def _of_attributes(self, atom: Atom, asked_for: Sequence[str]) -> Prospect:
        """The prospect of an atom whose finding is there and that waits for attributes of it."""
        wanted = self._likelihood.of_tests(atom)
        shares: dict[str, float] = {}
        chance = 1.0
        for question in asked_for:
            name = self._id(question, atom)
            if name is not None:
                shares[name] = wanted[question.partition(".")[2]]
                chance *= shares[name]
            elif not (atom.fires_when_unknown and question in self._facts.settled):
                return NEVER
        if not chance or not shares:
            return NEVER
        return Prospect(chance, {name: (0.0, chance / share, chance / share if share >= 0.5 else 0.0) for name, share in shares.items()})

    def _id(self, needed: str, atom: Atom) -> str | None:
        """The question about an attribute that settles a need and may still be put, or None."""
        if atom.finding in self._rulebook.levels.not_asked:
            return None
        if self.can_be_put(needed):
            return needed
        if not needed.endswith(".triggers"):
            return None
        wanted = dict(atom.tests)["triggers"]
        assert isinstance(wanted, frozenset)
        return next((name for trigger in sorted(wanted) if self.can_be_put(name := f"{needed}.{trigger}")), None)

    def can_be_put(self, name: str) -> bool:
        """Whether there is such a question, and it was neither answered nor put as often as it may be."""
        return name in self._rulebook.questions and name not in self._closed


def _all(parts: list[Prospect]) -> Prospect:
    """The prospect that all of independent things happen."""
    chance = 1.0
    for part in parts:
        chance *= part.chance
    if not chance:
        return NEVER
    waiting = [part for part in parts if part.after]
    if len(waiting) == 1 and waiting[0].chance == chance:
        return waiting[0]
    after: dict[str, tuple[float, float, float]] = {}
    for part in waiting:
        rest = 1 / part.chance
        for name, (no, yes, usual) in part.after.items():
            before = after.get(name, (chance, chance, chance))
            after[name] = (before[0] * no * rest, before[1] * yes * rest, before[2] * usual * rest)
    return Prospect(chance, after)


def _any(parts: list[Prospect]) -> Prospect:
    """The prospect that one of independent things happens."""
    possible = [part for part in parts if part.chance]
    if len(possible) <= 1:
        return possible[0] if possible else NEVER
    none = 1.0
    for part in possible:
        none *= 1 - part.chance
    if not none:
        return CERTAIN
    missed: dict[str, tuple[float, float, float]] = {}
    for part in possible:
        rest = 1 / (1 - part.chance)
        for name, (no, yes, usual) in part.after.items():
            before = missed.get(name, (none, none, none))
            missed[name] = (before[0] * (1 - no) * rest, before[1] * (1 - yes) * rest, before[2] * (1 - usual) * rest)
    return Prospect(1 - none, {name: (1 - no, 1 - yes, 1 - usual) for name, (no, yes, usual) in missed.items()})


def _at_least(parts: list[Prospect], needed: int) -> Prospect:
    """The prospect that at least so many of independent things happen."""
    names = dict.fromkeys(name for part in parts for name in part.after)
    chances = [part.chance for part in parts]

    def after(name: str, answer: int) -> float:
        return _share_of_at_least([part.after[name][answer] if name in part.after else part.chance for part in parts], needed)

    return Prospect(_share_of_at_least(chances, needed), {name: (after(name, 0), after(name, 1), after(name, 2)) for name in names})


def _share_of_at_least(chances: list[float], needed: int) -> float:
    counts = [1.0] + [0.0] * needed
    for chance in chances:
        counts[needed] += counts[needed - 1] * chance
        for number in range(needed - 1, 0, -1):
            counts[number] = counts[number] * (1 - chance) + counts[number - 1] * chance
        counts[0] *= 1 - chance
    return counts[needed]
