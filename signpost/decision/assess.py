"""Which rules fire on a case, which level follows, and which rules are still open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from signpost.decision.case import Case
from signpost.decision.conditions import NO, UNKNOWN, YES, Facts, Stance, Truth, evaluate, facts_of, witnesses
from signpost.decision.excuses import counting
from signpost.decision.own_team import with_own_team
from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook
from signpost.decision.screens import DANGER
from signpost.decision.seen import is_seen
from signpost.decision.turns import CALM, SOUNDS
from signpost.decision.vocabulary import Levels
from signpost.findings import BEGAN, PERSONS, Finding
from signpost.relatives import alike


@dataclass(frozen=True)
class FiredRule:
    """A rule that fired, for whom, the findings that made it fire, and whether it says that watching is enough for now.

    `assumed`: it is an emergency that only not knowing makes, and the messages surely sound like none.
    """

    rule: Rule
    person: str
    because: tuple[Finding, ...] = ()
    watch: bool = False
    assumed: bool = False


class OpenRule(NamedTuple):
    """A rule that is not decided yet, and what is known of the subject that counts for it."""

    rule: Rule
    facts: Facts


# What stands for findings where rules look at the whole: the list for danger or a question of it was answered "I don't know", the
# list was not answered yet, and an emergency rests on not knowing alone.
IN_VAIN, NOT_ASKED, ASSUMED = "danger_asked_in_vain", "danger_not_asked", "assumed_danger"
OF_ALL = frozenset({*SOUNDS, IN_VAIN, NOT_ASKED, ASSUMED})
# So many reasons are told at most; the first is always one that decides.
_REASONS_AT_MOST = 3
_KEPT = "_emergency"


@dataclass(frozen=True)
class Assessment:
    """The highest level of the rules that fired, and all of those rules.

    The rules that fired stand in the order of their level, within a level what needs a visit before what may be watched, and then by
    what they rest on; of emergencies the one told comes first. `route` and `response` are set for it; `status` is one of the contract.
    """

    level: str
    status: str
    fired: tuple[FiredRule, ...] = ()
    route: str | None = None
    response: str | None = None

    @property
    def telling(self) -> tuple[FiredRule, ...]:
        """The rules worth telling a person: of those that decide the level, up to three that each add something noticed."""
        kept: list[FiredRule] = []
        known: set[tuple[str, str]] = set()
        for each in self.fired:
            noticed = {(found.id, each.person) for found in each.because}
            if each.rule.level == self.level and len(kept) < _REASONS_AT_MOST and (not kept or not noticed <= known):
                kept.append(each)
                known |= noticed
        return tuple(kept)

    @property
    def watched(self) -> bool:
        """Whether nothing has to be booked yet: every rule that decides says that watching is enough for now."""
        deciding = [each for each in self.fired if each.rule.level == self.level]
        return bool(deciding) and all(each.watch for each in deciding)


def assess(case: Case, rulebook: Rulebook) -> Assessment:
    """The assessment of everybody the case tells about; the most serious finding of any of them decides."""
    fired: list[FiredRule] = []
    for person in _people(case):
        facts = facts_for(case, person, rulebook)
        # Of somebody the talk has turned away from only the emergencies still stand.
        rules = rulebook.near.may_fire(facts, emergencies=bool(case.aside) and person != case.subject)
        found = _fired(rules, facts, person, rulebook.levels, calm=_is_calm(facts, rulebook))
        found = _with_undated(_without_assumed(found, facts, rulebook), facts, person, rulebook)
        fired += _unseen(found, case, rulebook.levels)
    levels, unclear, there = rulebook.levels, rulebook.cannot_tell, _present(case)
    of_body = any(each.id not in levels.background for each in there)
    if unclear and of_body and all(levels.rank(each.rule.level) < levels.rank(unclear.level) for each in fired):
        fired.append(FiredRule(unclear, case.subject, tuple(there)))
    return assessment_of(with_own_team(fired, case, levels.own_team), levels)


def assess_emergency(case: Case, rulebook: Rulebook) -> Assessment:
    """The assessment by the emergency rules alone: level emergency, or none.

    A case never changes, so it is worked out once and kept with it, however often a turn asks.
    """
    known, by = vars(case).get(_KEPT, (None, None))
    if known is None or by is not rulebook:
        known = _by_emergencies(case, rulebook)
        vars(case)[_KEPT] = known, rulebook
    return known


def _by_emergencies(case: Case, rulebook: Rulebook) -> Assessment:
    fired: list[FiredRule] = []
    for person in _people(case):
        facts = facts_for(case, person, rulebook)
        rules = rulebook.near.may_fire(facts, emergencies=True)
        yes = _fired(rules, facts, person, rulebook.levels, calm=_is_calm(facts, rulebook))
        yes = _with_undated([each for each in yes if not each.assumed], facts, person, rulebook)
        fired += _unseen(yes, case, rulebook.levels)
    return assessment_of(fired, rulebook.levels)


def open_rules(rules: Iterable[Rule], facts: Facts, levels: Levels) -> list[OpenRule]:
    """Those of some rules that are not decided yet, and that something known of a person is about."""
    # Of what nothing was told nothing is known.
    judged = ((rule, *_judged(rule, facts, levels)) for rule in rules if not rule.findings.isdisjoint(facts.told))
    return [OpenRule(rule, counted) for rule, truth, counted in judged if truth is UNKNOWN and counted is not None]


def facts_for(case: Case, person: str, rulebook: Rulebook) -> Facts:
    """What is known about one person; the questions were about the subject of the case, or about who was it before (`waiting`).

    A question that got no answer as often as it may be put counts as asked in vain, like one answered "I don't know".
    """
    asked = next((each for each in (case, *case.waiting) if each.subject == person), None)
    if asked is None:
        return facts_of(case.facts(person))
    lost = {each for each, count in asked.asked.items() if each not in asked.answered and count >= tries(each, rulebook)}
    vain = asked.settled | lost
    # Who can be no woman is known to be male: "my dad", "he".
    of_all = [] if alike(case.others.get(person, "").partition(".")[0], "woman") else ["male"]
    if asked.sounds:
        in_vain = any(each in rulebook.danger or each == DANGER for each in vain)
        of_all += [asked.sounds, *[IN_VAIN] * in_vain, *[NOT_ASKED] * (DANGER not in asked.answered)]
    return facts_of([*case.facts(person), *(Finding(each, person=person) for each in of_all)], vain, asked.answered)


def tries(question: str, rulebook: Rulebook) -> int:
    """How often a question may be put as long as it gets no answer."""
    limits = rulebook.levels.interview
    return limits.tries_for_danger if question in rulebook.danger else limits.tries


def fires(rule: Rule, facts: Facts, levels: Levels) -> bool:
    """Whether the condition of a rule is met by what its `unless` does not take back."""
    counted = counting(rule, facts)
    return counted is not None and evaluate(rule.condition(facts), counted, stance_of(rule, levels)) is YES


def stance_of(rule: Rule, levels: Levels) -> Stance:
    """How a rule takes what could not be answered: only above routine must "not sure" count as much as "no"."""
    return Stance.CAUTIOUS if levels.rank(rule.level) > levels.rank("routine") else Stance.SAFER


def _people(case: Case) -> tuple[str, ...]:
    return tuple(person for person in PERSONS if person == case.subject or case.facts(person))


def _is_calm(facts: Facts, rulebook: Rulebook) -> bool:
    """Whether the messages surely sound like no emergency, and no sign of the list for danger was told."""
    return facts.present(CALM) and not any(map(facts.present, rulebook.listed_dangers))


def _fired(rules: Iterable[Rule], facts: Facts, person: str, levels: Levels, *, calm: bool = False) -> list[FiredRule]:
    """The rules that hold for a person, without those that another of them says more precisely."""
    fired = []
    for rule in rules:
        truth, counted = _judged(rule, facts, levels)
        if truth is YES and counted is not None:
            because = tuple(each for each in witnesses(rule.condition(facts), counted, stance_of(rule, levels)) if each.id not in OF_ALL)
            assumed = calm and rule.route is not None and evaluate(rule.unassumed, counted, stance_of(rule, levels)) is not YES
            fired.append(FiredRule(rule, person, because, _is_watched(rule, counted, because), assumed))
    return _without_weaker(fired)


def _without_assumed(fired: list[FiredRule], facts: Facts, rulebook: Rulebook) -> list[FiredRule]:
    """The fired rules without emergencies that rest on not knowing alone, where the messages surely sound like none; in their place
    stand the rules that look at that."""
    kept = [each for each in fired if not each.assumed]
    if len(kept) == len(fired):
        return fired
    seen = facts_of([*(each for some in facts.by_id.values() for each in some), Finding(ASSUMED)], facts.settled, facts.answered)
    of_all = [rule for rule in rulebook.active if ASSUMED in rule.findings]
    return kept + _fired(of_all, seen, fired[0].person, rulebook.levels)


def _with_undated(fired: list[FiredRule], facts: Facts, person: str, rulebook: Rulebook) -> list[FiredRule]:
    """The fired rules; where none is an emergency and the messages sound like one, with those that are while nobody knows since when."""
    if facts.present(CALM) or not facts.present(NOT_ASKED) or any(each.rule.route for each in fired):
        return fired
    signs = [each for some in facts.by_id.values() for each in some]
    new = (each for each in signs if each.status == "present" and each.duration_days is None)
    undated = {f"{each.id}.{name}" for each in new for name in BEGAN if getattr(each, name) is None}
    seen = facts_of(signs, facts.settled | undated, facts.answered)
    return fired + _fired(rulebook.near.may_fire(seen, emergencies=True), seen, person, rulebook.levels)


def _is_watched(rule: Rule, facts: Facts, because: tuple[Finding, ...]) -> bool:
    """Whether a rule says that watching is enough, of everything that it rests on."""
    return rule.watch is not None and evaluate(rule.watch, facts) is YES and set(because) <= set(witnesses(rule.watch, facts))


def _judged(rule: Rule, facts: Facts, levels: Levels) -> tuple[Truth, Facts | None]:
    """Whether a rule holds, and the facts that count for it; NO and none where its `unless` stops it."""
    stance, condition = stance_of(rule, levels), rule.condition(facts)
    truth = evaluate(condition, facts, stance)
    counted = None if truth is NO else counting(rule, facts)
    if counted is None:
        return NO, None
    return (truth if counted is facts else evaluate(condition, counted, stance)), counted


def _without_weaker(fired: list[FiredRule]) -> list[FiredRule]:
    """Those of one person's fired rules that no other of them says more precisely."""
    names = {each.rule.id for each in fired}
    kept = [each for each in fired if names.isdisjoint(each.rule.weaker_than)]
    # An emergency that rests on what the message sounds like gives way to any that rests on signs alone.
    by_signs = [each for each in kept if each.rule.route is None or OF_ALL.isdisjoint(each.rule.findings)]
    return by_signs if any(each.rule.route for each in by_signs) else kept


def _unseen(fired: list[FiredRule], case: Case, levels: Levels) -> list[FiredRule]:
    """The rules that fired without the emergencies that a clinician has looked at: nothing they rest on is new or worse since."""
    return [each for each in fired if each.rule.level != levels.ids[0] or not is_seen(each, case, levels)]


def _present(case: Case) -> list[Finding]:
    """What is there, of everybody the talk has not turned away from."""
    told = case.facts(case.subject) if case.aside else case.findings
    return [each for each in told if each.status == "present"]


def _strength(fired: FiredRule, levels: Levels) -> tuple[int, int]:
    """Sorts first what rests on the most findings besides those that many people have; last what rests on nothing but facts."""
    telling = {each.id for each in fired.because} - levels.lesser
    return -len(telling) if telling - levels.background else 0, len(fired.because) - len(telling)


def assessment_of(fired: Sequence[FiredRule], levels: Levels) -> Assessment:
    """What follows from the rules that fired."""
    if not fired:
        return Assessment(levels.ids[-1], "none")
    ordered = tuple(sorted(fired, key=lambda each: (-levels.rank(each.rule.level), each.watch, *_strength(each, levels))))
    if (level := ordered[0].rule.level) != levels.ids[0]:
        status = level if level == "information" else "assessed"
        return Assessment(level, status, ordered)
    decisive = [each.rule for each in ordered if each.rule.level == level]
    replies = list(levels.responses)
    route = min((str(each.route) for each in decisive), key=levels.routes.index)
    # Words that say "go" must not stand over a route that says "call".
    response = min((str(each.response) for each in decisive if each.route == route), key=replies.index)
    ordered = tuple(sorted(ordered, key=lambda each: str(each.rule.response) != response))
    return Assessment(level, levels.responses[response], ordered, route, response)
