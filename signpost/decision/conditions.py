"""Judges conditions over findings with three values: yes, no, and not known yet.

Unknown is never no. What has been asked and could not be answered is *settled*: a condition may then lean to the safer side,
and only where its `Stance` says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from signpost.findings import Finding


class Truth(Enum):
    """What is known about a statement."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class Stance(Enum):
    """How a statement that was asked about in vain is taken.

    STRICT: it stays unknown. SAFER: atoms marked `when_unknown: fires` count as true. CAUTIOUS: as SAFER, and what had to
    be denied counts as denied, so that "not sure" never gives less than "no" (for rules above routine).
    """

    STRICT = "strict"
    SAFER = "safer"
    CAUTIOUS = "cautious"


@dataclass(frozen=True)
class Range:
    """Numbers from `at_least` (included) up to `below` (excluded); None is no bound."""

    at_least: float | None = None
    below: float | None = None

    def holds(self, number: float) -> bool:
        """Whether the number lies inside."""
        return (self.at_least is None or number >= self.at_least) and (self.below is None or number < self.below)


Wanted = frozenset[str] | bool | Range


@dataclass(frozen=True)
class Atom:
    """One statement about one finding; `tests` are attribute constraints that the same instance has to meet."""

    finding: str
    statuses: frozenset[str] = frozenset({"present"})
    tests: tuple[tuple[str, Wanted], ...] = ()
    fires_when_unknown: bool = False
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Atoms are looked up by the hundred at every turn.
        object.__setattr__(self, "_hash", hash((self.finding, self.statuses, self.tests, self.fires_when_unknown)))

    def __hash__(self) -> int:
        return self._hash

    def __setstate__(self, state: dict[str, object]) -> None:
        # Texts have another hash in every process.
        vars(self).update(state)
        self.__post_init__()


@dataclass(frozen=True)
class Group:
    """Several conditions of which at least `needed` have to hold; a negative group needs every one of them denied."""

    word: str
    parts: tuple[Condition, ...]
    needed: int
    negative: bool = False


Condition = Atom | Group


@dataclass(frozen=True)
class Facts:
    """What is known about one person, arranged for quick look-up.

    `settled` holds the ids of questions that were asked in vain, `answered` of those that were answered, `two_sided` the
    findings and parts of the body told of both sides, `told` the ids of all findings that anything is known about, `possible`
    those of them that are not only known to be absent.
    """

    by_id: Mapping[str, tuple[Finding, ...]]
    settled: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    two_sided: frozenset[tuple[str, str | None]] = frozenset()
    told: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()

    def present(self, finding: str) -> bool:
        """Whether the finding is there now."""
        return any(each.status == "present" for each in self.by_id.get(finding, ()))


def facts_of(findings: Iterable[Finding], settled: Iterable[str] = (), answered: Iterable[str] = ()) -> Facts:
    """The facts about one person from that person's findings."""
    by_id: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        by_id[each.id].append(each)
    two_sided = frozenset((name, part) for name, found in by_id.items() for part in _on_both_sides(found))
    vain = frozenset(settled)
    unsure = {question.partition(".")[0] for question in vain}
    there = {name for name, found in by_id.items() if any(each.status != "absent" for each in found)}
    told, possible = frozenset(by_id) | unsure, frozenset(there | unsure)
    return Facts({name: tuple(found) for name, found in by_id.items()}, vain, frozenset(answered), two_sided, told, possible)


def evaluate(condition: Condition, facts: Facts, stance: Stance = Stance.STRICT) -> Truth:
    """Whether the condition holds: YES, NO or UNKNOWN."""
    if isinstance(condition, Atom):
        return _atom(condition, facts, stance)
    negative, needed = condition.negative, condition.needed
    inner = Stance.STRICT if negative else stance
    spare, told = len(condition.parts) - needed, facts.told
    for part in condition.parts:
        known = not isinstance(part, Atom) or part.finding in told
        truth = evaluate(part, facts, inner) if known else UNKNOWN
        if negative:
            truth = _denied(truth, part, facts, stance)
        if truth is YES:
            needed -= 1
            if not needed:
                return YES
        elif truth is NO:
            spare -= 1
            if spare < 0:
                return NO
    return UNKNOWN


def atoms(condition: Condition, negative: bool = False) -> Iterator[tuple[Atom, bool]]:
    """Every atom of a condition, and whether it stands where it has to be denied."""
    if isinstance(condition, Atom):
        yield condition, negative
        return
    for part in condition.parts:
        yield from atoms(part, negative != condition.negative)


def open_questions(atom: Atom, facts: Facts) -> tuple[str, ...]:
    """Ids of the questions whose answers this unknown atom waits for: the finding, or attributes of an instance of it."""
    return tuple(dict.fromkeys(question for needed in _needed(atom, facts) for question in needed))


def _needed(atom: Atom, facts: Facts) -> list[list[str]]:
    """For each instance that could still make the atom true, the questions it waits for; for none at all, the finding itself."""
    fitting = [each for each in facts.by_id.get(atom.finding, ()) if each.status in atom.statuses]
    if not fitting:
        # A fact that is a number, like an age, is asked for by its number: everybody has one.
        return [[f"{atom.finding}.value" if any(name == "value" for name, _ in atom.tests) else atom.finding]]
    found: list[list[str]] = []
    for each in fitting:
        truths = {name: _attribute(name, wanted, each, facts) for name, wanted in atom.tests}
        if NO not in truths.values():
            found.append([f"{atom.finding}.{name}" for name, truth in truths.items() if truth is UNKNOWN])
    return found


def witnesses(condition: Condition, facts: Facts, stance: Stance = Stance.STRICT) -> tuple[Finding, ...]:
    """The instances that make the positive atoms of a condition true, each once, in the order of the condition."""
    found: dict[Finding, None] = {}
    for atom, negative in atoms(condition):
        if negative:
            continue
        for each in facts.by_id.get(atom.finding, ()):
            truth = _instance(atom, each, facts)
            if truth is YES or (truth is UNKNOWN and each.status in atom.statuses and evaluate(atom, facts, stance) is YES):
                found[each] = None
    return tuple(found)


def _denied(truth: Truth, part: Condition, facts: Facts, stance: Stance) -> Truth:
    if truth is not UNKNOWN:
        return NO if truth is YES else YES
    if stance is Stance.CAUTIOUS and _asked_in_vain(part, facts):
        return YES
    return UNKNOWN


def _asked_in_vain(condition: Condition, facts: Facts) -> bool:
    waiting = {
        question for atom, _ in atoms(condition) if _atom(atom, facts, Stance.STRICT) is UNKNOWN for question in open_questions(atom, facts)
    }
    return bool(waiting) and waiting <= facts.settled


def _atom(atom: Atom, facts: Facts, stance: Stance) -> Truth:
    found = facts.by_id.get(atom.finding)
    if found is None:
        best = UNKNOWN
    else:
        best = NO
        for each in found:
            truth = _instance(atom, each, facts)
            if truth is YES:
                return YES
            if truth is UNKNOWN:
                best = UNKNOWN
    if best is UNKNOWN and stance is not Stance.STRICT and facts.settled:
        return _leaning(atom, found or (), facts, stance)
    return best


def _leaning(atom: Atom, found: tuple[Finding, ...], facts: Facts, stance: Stance) -> Truth:
    """An atom that is still unknown, after all the questions of one instance were asked in vain."""
    if not any(facts.settled.issuperset(questions) for questions in _needed(atom, facts)):
        return UNKNOWN
    told = any(each.status in atom.statuses for each in found)
    if atom.fires_when_unknown and (told or not atom.tests):
        return YES
    if stance is Stance.CAUTIOUS and (atom.statuses == {"absent"} or (told and any(wanted is False for _, wanted in atom.tests))):
        return YES
    return UNKNOWN


def _instance(atom: Atom, each: Finding, facts: Facts) -> Truth:
    if each.status not in atom.statuses:
        return _other_status(atom, each, facts)
    result = YES
    for name, wanted in atom.tests:
        truth = _attribute(name, wanted, each, facts)
        if truth is NO:
            return NO
        if truth is UNKNOWN:
            result = UNKNOWN
    return result


def _other_status(atom: Atom, each: Finding, facts: Facts) -> Truth:
    if each.status in ("unknown", "hypothetical"):
        return UNKNOWN
    if each.status != "absent" or (each.body_part is None and each.side is None) or facts.present(atom.finding):
        return NO
    # "My legs are not weak" says nothing about the arms.
    wanted = dict(atom.tests)
    places = [(wanted.get("body_part"), each.body_part), (wanted.get("side"), each.side)]
    covered = all(told is None or (isinstance(want, frozenset) and want == {told}) for want, told in places)
    return NO if covered else UNKNOWN


def _attribute(name: str, wanted: Wanted, each: Finding, facts: Facts) -> Truth:
    if name == "triggers":
        return _triggers(wanted, each, facts)
    value = getattr(each, name)
    if name == "one_sided" and value is None and each.side is not None:
        value = each.side != "both"
    if value is None:
        return UNKNOWN
    if isinstance(wanted, Range):
        return YES if wanted.holds(float(value)) else NO
    if isinstance(wanted, bool):
        return YES if value is wanted else NO
    if value in wanted or (name == "side" and "both" in wanted and (each.id, each.body_part) in facts.two_sided):
        return YES
    return NO


def _triggers(wanted: Wanted, each: Finding, facts: Facts) -> Truth:
    assert isinstance(wanted, frozenset)
    if wanted & set(each.triggers):
        return YES
    question = f"{each.id}.triggers"
    if question in facts.answered or all(f"{question}.{trigger}" in facts.answered for trigger in wanted):
        return NO
    return UNKNOWN


def _on_both_sides(found: list[Finding]) -> list[str | None]:
    """The parts of the body (None is no part) of which left and right were told separately."""
    if len(found) < 2:
        return []
    sides: dict[str | None, set[str]] = defaultdict(set)
    for each in found:
        if each.status == "present" and each.side:
            sides[each.body_part].add(each.side)
    return [part for part, told in sides.items() if {"left", "right"} <= told]
