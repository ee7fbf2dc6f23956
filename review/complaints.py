"""Under which complaints a rule stands: the folders of the vocabulary that hold what the rule needs."""

from __future__ import annotations

from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook

# Where a rule stands that is about no single complaint.
GENERAL = "general"


def complaints_of(rule: Rule, rulebook: Rulebook) -> tuple[str, ...]:
    """The complaints that a rule needs, the first one named first; circumstances count only where it needs nothing else."""
    needed = list(dict.fromkeys(each.finding for each in rule.affirmed))
    told = [each for each in needed if each not in rulebook.levels.background] or needed
    return tuple(dict.fromkeys(rulebook.vocabulary.areas.get(each, GENERAL) for each in told)) or (GENERAL,)
