"""How likely a rule is to become true by asking, and what each answer would leave of that chance; it only orders questions."""

from __future__ import annotations

from dataclasses import dataclass

from signpost.decision.assess import tries
from signpost.decision.case import Case
from signpost.decision.conditions import UNKNOWN, YES, Atom, Condition, Facts, Stance, evaluate, open_questions
from signpost.decision.rules import Rulebook


@dataclass(frozen=True)
class Prospect:
    """A chance from 0 to 1, and by question what remains of it after "no", after "yes", and after the likelier of the two."""

    chance: float
    after: dict[str, tuple[float, float, float]]


NEVER = Prospect(0.0, {})
CERTAIN = Prospect(1.0, {})


class Chances:
    """The prospects of conditions in one case; what can no longer be asked counts as never."""

    def __init__(self, case: Case, facts: Facts, rulebook: Rulebook) -> None:
        self._case, self._facts, self._rulebook = case, facts, rulebook
        self._known: dict[Atom, Prospect] = {}
        self._likely = rulebook.likelihood.of_findings(facts, rulebook.levels.background)

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
        likelihood = self._rulebook.likelihood
        if atom.finding in self._facts.told:
            truth = evaluate(atom, self._facts, Stance.SAFER)
            if truth is not UNKNOWN:
                return CERTAIN if truth is YES else NEVER
        tests = dict(atom.tests)
        if atom.finding in self._facts.by_id and any(each.status in atom.statuses for each in self._facts.by_id[atom.finding]):
            return self._asking(
                atom,
                [
                    (question, likelihood.of_attribute(name, tests[name]))
                    for question in open_questions(atom, self._facts)
                    for name in (question.partition(".")[2],)
                ],
            )
        if "value" in tests:
            (question,) = open_questions(atom, self._facts)
            return self._asking(atom, [(question, likelihood.of_attribute("value", tests["value"]))])
        there = self._likely.get(atom.finding, likelihood.default)
        return self._asking(atom, [(atom.finding, there)], rest=likelihood.of_untold(atom))

    def _asking(self, atom: Atom, needs: list[tuple[str, float]], rest: float = 1.0) -> Prospect:
        """The prospect of an atom that waits for answers, each with the share of favourable ones."""
        shares: dict[str, float] = {}
        for question, share in needs:
            name = self._id(question, atom)
            if name is not None:
                shares[name] = share
            elif not (atom.fires_when_unknown and question in self._facts.settled):
                return NEVER
        chance = rest
        for share in shares.values():
            chance *= share
        if not chance:
            return NEVER
        return Prospect(chance, {name: (0.0, chance / share, chance / share if share >= 0.5 else 0.0) for name, share in shares.items()})

    def _id(self, needed: str, atom: Atom) -> str | None:
        """The question that settles a need and may still be put, or None."""
        if atom.finding in self._rulebook.levels.not_asked or not atom.statuses & {"present", "absent"} and "." not in needed:
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
        if name not in self._rulebook.questions or name in self._case.answered or name in self._facts.settled:
            return False
        return self._case.asked.get(name, 0) < tries(name, self._rulebook)


def _all(parts: list[Prospect]) -> Prospect:
    """The prospect that all of independent things happen."""
    chance = 1.0
    for part in parts:
        chance *= part.chance
    if not chance:
        return NEVER
    after: dict[str, tuple[float, float, float]] = {}
    for part in parts:
        rest = 1 / part.chance
        for name, (no, yes, usual) in part.after.items():
            before = after.get(name, (chance, chance, chance))
            after[name] = (before[0] * no * rest, before[1] * yes * rest, before[2] * usual * rest)
    return Prospect(chance, after)


def _any(parts: list[Prospect]) -> Prospect:
    """The prospect that one of independent things happens."""
    none = 1.0
    for part in parts:
        none *= 1 - part.chance
    if not none:
        return CERTAIN
    missed: dict[str, tuple[float, float, float]] = {}
    for part in parts:
        if not part.after:
            continue
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
