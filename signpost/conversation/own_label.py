"""A place and words of its own label behind it are one tick: "8 metformin", where the eighth line names metformin among others."""

from __future__ import annotations

import re

from signpost.conversation.picks import tick_words
from signpost.decision import Question

# A number that leads its thought, and the words up to the end of the thought.
_NAMED = re.compile(r"(?<![\w.])(\d{1,2})[.):]?\s+([a-z' ]+?)(?=\s*(?:$|[,.;!?&+\n]|\band\b))", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9']+")


def without_own_label(question: Question, text: str) -> str:
    """The message, of a number and words that all stand in the label at that place the number alone."""
    if question.kind != "any_of":
        return text
    return _NAMED.sub(lambda found: found[1] if _names(question, int(found[1]), found[2]) else found[0], text)


def _names(question: Question, place: int, said: str) -> bool:
    """Whether words tell nothing but what stands at a place of the list."""
    if not 1 <= place <= len(question.options):
        return False
    told = telling(said)
    return bool(told) and told <= telling(question.options[place - 1].label)


def telling(words: str) -> frozenset[str]:
    """The words that tell something, of a label or of a message."""
    return frozenset(_WORD.findall(words.casefold())) - tick_words().small
