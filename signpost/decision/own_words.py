"""The person's own words that a rule which fired rests on: of its signs, never an age, nor the words of a button."""

from __future__ import annotations

from collections.abc import Iterable

from signpost.decision.assess import FiredRule
from signpost.decision.rules import Rulebook
from signpost.findings import Finding

_AND = "; "


def own_words(fired: FiredRule, rulebook: Rulebook) -> tuple[str, ...]:
    """What the person said of the signs that made a rule fire, each once; of facts about them only where it rests on nothing else.

    What somebody tells beside an illness or an age ("mum has MND and I have twitches") may be about something else altogether.
    """
    told = [each for each in fired.because if each.status != "absent" and each.value is None]
    signs = [each for each in told if each.id not in rulebook.levels.background]
    return tuple(dict.fromkeys(words for each in signs or told for words in _said(each, rulebook.labels)))


def _said(finding: Finding, buttons: frozenset[str]) -> Iterable[str]:
    """What was said of a finding, without what was only picked."""
    words = _AND.join(each for each in finding.said.split(_AND) if each not in buttons)
    return [words] if words else []
