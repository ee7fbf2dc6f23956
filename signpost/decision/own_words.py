"""The person's own words that a rule which fired rests on: of its signs, never an age, nor the words of a button."""

from __future__ import annotations

from collections.abc import Iterable

from signpost.decision.assess import FiredRule
from signpost.decision.rules import Rulebook
from signpost.findings import Finding
from signpost.wording import cut, quoted

_PREGNANCY = "pregnancy"


def own_words(fired: FiredRule, rulebook: Rulebook) -> tuple[str, ...]:
    """What the person said of the signs that made a rule fire, each once; of facts about them only where it rests on nothing else."""
    return tuple(filter(None, dict.fromkeys(words_of(each, rulebook) for each in signs_that_tell([fired], rulebook))))


def signs_that_tell(fired: Iterable[FiredRule], rulebook: Rulebook) -> list[Finding]:
    """The signs that made rules fire, of each rule the facts where it has no signs; those that may be a danger, and are there, first."""
    told: list[Finding] = []
    for rule in fired:
        facts = [each for each in rule.because if each.status != "absent" and each.value is None]
        # What is told beside an illness ("mum has MND and I have twitches") may be about something else altogether.
        told += [each for each in facts if each.id not in rulebook.levels.background] or facts
    return sorted(dict.fromkeys(told), key=lambda each: (not rulebook.may_be_danger(each.id), each.status != "present"))


def rests_on_facts(fired: FiredRule) -> bool:
    """Whether an age or a pregnancy made a rule fire beside the signs, which are no words of a sign."""
    return any(each.status != "absent" and (each.value is not None or each.id == _PREGNANCY) for each in fired.because)


def words_of(finding: Finding, rulebook: Rulebook) -> str:
    """What was said of a finding, without what was only picked."""
    return "; ".join(each for each in finding.said.split("; ") if each not in rulebook.labels)


def quote_of(signs: Iterable[Finding], rulebook: Rulebook, words: int) -> str:
    """The words that told signs, as one quote of so many words; empty where none did."""
    return cut(quoted(words_of(each, rulebook) for each in signs), words)
