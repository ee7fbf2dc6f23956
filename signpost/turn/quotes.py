"""Which of somebody's own words are quoted as the reason of a warning: those that told the sign, no joke and no story beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signpost.decision import FiredRule, load_rulebook
from signpost.decision.own_words import own_words
from signpost.language import read
from signpost.wording import quoted

# From so many words on a quote is looked through for the parts that tell a sign.
_LONGEST, _PARTS_AT_MOST = 16, 12
_PART = re.compile(r"(?:(?<=[.!?])\s+|[;,\n]\s*|\s+(?=(?:and|but|because|cos)\s))(?:(?:and|but|then|because|cos)\s+)*")


def reason_of(fired: Iterable[FiredRule]) -> str:
    """The words that told what rules rest on, as one quote; only the parts that tell it where there are many words."""
    rules = tuple(fired)
    said = quoted(each for rule in rules for each in own_words(rule, load_rulebook()))
    if len(said.split()) < _LONGEST:
        return said
    signs = {each.id for rule in rules for each in rule.because} - set(load_rulebook().levels.background)
    return quoted(_telling(said, signs)) or said


def _telling(said: str, signs: set[str]) -> Iterator[str]:
    """The parts of a text by which one of the signs is told that no part before it told."""
    left = set(signs)
    for part in _PART.split(said)[:_PARTS_AT_MOST]:
        # A warning does not wait for the learned reader, here neither.
        told = {each.id for each in read(part, by_rules=True).findings if each.status != "absent"} & left
        if told:
            left -= told
            yield part
