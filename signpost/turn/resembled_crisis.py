"""A question of nursing or of somebody else's illness is no wish to die, however its words resemble one to the learned reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.language.likely.heard import NOTHING_ASKED
from signpost.patterns import sentences, whole_words
from signpost.turn.clauses import asks_in_a_clause

# From this chance of one entry on a question surely asks for it, and from this likeness on it is one that has an answer.
_SURELY_ASKED, _KNOWN = 0.9, 0.95
# From this chance on a question of money or building work asks for one.
_PRACTICALLY_ASKED = 0.8


@dataclass(frozen=True)
class _Words:
    """The lists of `knowledge/language/resembled_crisis.yml` as patterns."""

    grave: re.Pattern[str]
    aids: re.Pattern[str]
    others: re.Pattern[str]
    selves: re.Pattern[str]
    practical: re.Pattern[str]


def without_resembled_crisis(reading: Any) -> Any:
    """The reading without a wish to die that words only resemble, where what asks is about an aid or somebody else and the rest tells none.

    Rules, means, amounts and words of ending are asked about as before.
    """
    crisis = load_rulebook().of_crisis
    left = tuple(each for each in reading.proposals if each.id not in crisis)
    if len(left) == len(reading.proposals) or reading.kind != "question" or any(each.id in crisis for each in reading.findings):
        return reading
    text, words = reading.text.lower().replace("’", "'"), _words()
    asked = max((chance for name, chance in reading.asks_for if name != NOTHING_ASKED), default=0.0)
    practical = asked >= _PRACTICALLY_ASKED and bool(words.practical.search(text))
    if asked < _SURELY_ASKED and not practical or words.grave.search(text):
        return reading
    parts = [each for each in sentences(text) if not (practical and words.practical.search(each))]
    if practical and not _tells_of_it(parts, crisis):
        return replace(reading, proposals=left)
    asking = [each for each in parts if each.endswith("?") or asks_in_a_clause(each)]
    known = max((like for _, like in reading.points), default=0.0) >= _KNOWN
    whose = bool(asking) and all(_of_an_aid(each, words) or known and words.others.search(each) for each in asking)
    told = [each for each in parts if each not in asking]
    return replace(reading, proposals=left) if whose and not _tells_of_it(told, crisis) else reading


def _of_an_aid(sentence: str, words: _Words) -> bool:
    """Whether a sentence asks about an aid of nobody who writes: "can citalopram go through a PEG"."""
    return bool(words.aids.search(sentence)) and not words.selves.search(sentence)


def _tells_of_it(told: Sequence[str], crisis: frozenset[str]) -> bool:
    """Whether the sentences that ask nothing sound like a wish to die by themselves."""
    alone = language.read(" ".join(told)) if told else None
    return alone is not None and any(each.id in crisis for each in (*alone.findings, *alone.proposals))


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "resembled_crisis.yml").data
    return _Words(**{name: whole_words(rows) for name, rows in data.items()})
