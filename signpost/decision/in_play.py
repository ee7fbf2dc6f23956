"""Which rules an interview may still decide by asking: those that something told already speaks for and nothing known rules out."""

from __future__ import annotations

from signpost.decision.assess import Assessment, OpenRule, facts_for, open_rules
from signpost.decision.case import Case
from signpost.decision.conditions import NO, Facts, evaluate
from signpost.decision.rules import Rulebook
from signpost.decision.vocabulary import Levels


def rules_in_play(case: Case, assessment: Assessment, rulebook: Rulebook) -> list[OpenRule]:
    """The open rules that would raise the level and that something told already speaks for."""
    told = [each.rule for each in assessment.fired if each.rule is not rulebook.cannot_tell]
    levels, facts = rulebook.levels, facts_for(case, case.subject, rulebook)
    floor = max((levels.rank(rule.level) for rule in told), default=levels.rank("information"))
    complains = _complains(facts, levels)
    # To look whether something speaks for a rule takes less time than to judge it.
    above = (
        rule
        for rule in rulebook.near.spoken_for(facts)
        if levels.rank(rule.level) > floor and _touched(OpenRule(rule, facts), rulebook, complains=complains)
    )
    found = open_rules(above, facts, levels)
    return [each for each in found if each.facts is facts or _touched(each, rulebook, complains=_complains(each.facts, levels))]


def _complains(facts: Facts, levels: Levels) -> bool:
    """Whether a complaint is there, not only something about the person."""
    return any(map(facts.present, facts.told.difference(levels.background)))


def _touched(open_rule: OpenRule, rulebook: Rulebook, *, complains: bool) -> bool:
    """Whether some positive statement of a rule is about a complaint that was told, and is not false.

    A fact about the person, like a pregnancy, speaks for a rule that is also about a complaint that was told; "something is
    worse" may be a complaint of any rule about a known disease. Whatever was told, a known illness speaks for the rules about
    what everybody who has it is asked.
    """
    rule, facts = open_rule
    if rule.affirmed_findings.isdisjoint(facts.possible):
        return False
    levels, order = rulebook.levels, rulebook.order
    complaint = person = False
    for atom in rule.affirmed:
        told = facts.by_id.get(atom.finding, ())
        if not told or not any(each.status in atom.statuses and each.status in ("present", "past") for each in told):
            continue
        is_true = evaluate(atom, facts) is not NO
        if atom.finding in levels.background:
            person = person or is_true
            complaint = complaint or complains and any(order.asked_with(atom.finding, each) for each in rule.affirmed_findings)
        elif is_true:
            return True
        else:
            complaint = True
    return person and (complaint or any(facts.present(name) for name in levels.vague))
