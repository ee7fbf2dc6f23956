"""The person's own words that a rule which fired rests on: of its signs, never an age, nor the words of a button."""

from __future__ import annotations

from collections.abc import Iterable

from signpost.decision.assess import FiredRule
from signpost.decision.rules import Rulebook
from signpost.findings import Finding

_AND = "; "
_PREGNANCY = "pregnancy"


def own_words(fired: FiredRule, rulebook: Rulebook) -> tuple[str, ...]:
    """What the person said of the signs that made a rule fire, each once; of facts about them only where it rests on nothing else.

    What somebody tells beside an illness or an age ("mum has MND and I have twitches") may be about something else altogether.
    """
    told = [each for each in fired.because if each.status != "absent" and each.value is None]
    signs = signs_behind(fired, rulebook)
    return tuple(filter(None, dict.fromkeys(words_of(each, rulebook) for each in signs or told)))


def signs_behind(fired: FiredRule, rulebook: Rulebook) -> tuple[Finding, ...]:
    """The signs that made a rule fire, without the facts about the person such as an illness that they have long known."""
    told = (each for each in fired.because if each.status != "absent" and each.value is None)
    return tuple(each for each in told if each.id not in rulebook.levels.background)


def signs_to_quote(fired: Iterable[FiredRule], rulebook: Rulebook) -> list[str]:
    """The signs that rules rest on, each once; what may be a danger is what the advice is about and comes first."""
    signs = dict.fromkeys(each.id for rule in fired for each in signs_behind(rule, rulebook))
    return sorted(signs, key=lambda name: not rulebook.may_be_danger(name))


def rests_on_facts(fired: FiredRule) -> bool:
    """Whether an age or a pregnancy made a rule fire beside the signs, which are no words of a sign."""
    return any(each.status != "absent" and (each.value is not None or each.id == _PREGNANCY) for each in fired.because)


def words_of(finding: Finding, rulebook: Rulebook) -> str:
    """What was said of a finding, without what was only picked."""
    return _AND.join(each for each in finding.said.split(_AND) if each not in rulebook.labels)
