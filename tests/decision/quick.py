"""The level of a case, judged no further than it takes: for tests that go through thousands of cases."""

from __future__ import annotations

from signpost.decision import Case, Rulebook
from signpost.decision.assess import facts_for, fires


def level_of_first(case: Case, book: Rulebook) -> str:
    """The level of the first rule that fires; they stand in the order of their level, so that the others need not be judged."""
    assert {each.person for each in case.findings} <= {case.subject}
    facts = facts_for(case, case.subject, book)
    return next((rule.level for rule in book.near.may_fire(facts) if fires(rule, facts, book.levels)), book.levels.ids[-1])
