"""Signs that a question names in passing, of nobody: "tingly toes, sore tongue, so tired. Is there a blood test?".

They may be the writer's own or those of a lesson, so they neither count nor are passed over: they are asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signpost import education
from signpost.conversation.turns import ILLNESSES, NAMES_SIGNS
from signpost.decision import assess, case_of, load_rulebook
from signpost.findings import Finding
from signpost.patterns import sentences
from signpost.turn.clauses import asks_in_a_clause, named_in_passing

# One sign that a question names is mostly its subject: "spasms and baclofen", "foot drop in MS".
_FEWEST = 2
# From this chance of an everyday request on its words mean something else.
_EVERYDAY = 0.6
_LEARNS, _PRESENT, _TODAY = "to_learn", "present", "urgent"


def with_named_signs(reading: Any, base: education.EducationBase) -> Any:
    """The reading, with the signs that it names in passing among its proposals, where nobody's sign is told for sure.

    Two signs stand in a sentence of their own, or could not wait in who has the illness that is named; else they are what is
    asked about.
    """
    facts = load_rulebook().levels.background
    told = any(each.status == _PRESENT and each.id not in facts for each in reading.findings)
    if told or reading.proposals or _LEARNS in reading.acts or reading.elsewhere >= _EVERYDAY:
        return reading
    apart = sentences(reading.text)
    for text in apart if len(apart) > 1 else [reading.text]:
        named = named_in_passing(text)
        signs = tuple(each for name, each in named.items() if name not in facts)
        if len(signs) >= _FEWEST and (len(apart) > 1 or _may_not_wait(reading.text, named, base)):
            rest = tuple(each for each in reading.findings if each.id not in named)
            return replace(reading, findings=rest, proposals=signs, acts=(*reading.acts, NAMES_SIGNS))
    return reading


def _may_not_wait(text: str, named: Mapping[str, Finding], base: education.EducationBase) -> bool:
    """Whether words that ask nothing in their form name what could not wait in who has the illness that they name."""
    if asks_in_a_clause(text):
        return False
    known = (Finding(name) for name, disease in ILLNESSES.items() if disease in _diseases(text, base))
    ranks = load_rulebook().levels
    return ranks.rank(assess(case_of((*named.values(), *known)), load_rulebook()).level) >= ranks.rank(_TODAY)


def _diseases(text: str, base: education.EducationBase) -> frozenset[str]:
    return frozenset().union(*(part.own_diseases for part in education.read_question(text, base=base)))
