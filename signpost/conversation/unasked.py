"""While a question is open, words that ask nothing are meant as its answer, whatever subject or country they sound like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from signpost import education
from signpost.conversation.turns import CONTRADICTION, WITHDRAWAL
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of
from signpost.region import region_named_in

# What people ask of their own case, and what asks for something in so many words.
_ASKS, _QUESTION = (
    "asks_",
    frozenset({"question", "seeks_diagnosis", "seeks_certainty", "suspects", "wants_reason", "wants_plainer", "to_learn"}),
)
_REGION, _NOT_READ, _TELLS = "change_region", "unclear", "give_detail"
_MARKED = re.compile(r"([^.!?;,\n]*)\?+")
# More words than these tell a story, of which nobody knows what it answers.
_LONGEST = 10
# What words that answer a question may sound like.
SOUNDS_LIKE = frozenset({"ask_about_condition", "seek_diagnosis", _REGION})


def unasked(question_id: str | None, intent: str, reading: Mapping[str, Any], text: str) -> str:
    """The intent of a message: nothing that was understood yet, where it only sounds like a question or a country and asks nothing.

    What begins with a yes or a no has answered already, and may ask behind it. "Slurred? Nay, plain as day" only echoes what was asked.
    """
    # What may have been swallowed or done is asked about until it is answered for certain.
    if question_id in (None, WITHDRAWAL, CONTRADICTION, *load_rulebook().levels.looked_for):
        return intent
    if intent == _REGION:
        return intent if region_named_in(text) else _NOT_READ
    if intent in SOUNDS_LIKE and only_echoes(text):
        told = reading.get("findings") or (reading.get("reply") or {}).get("polarity") is not None
        return _TELLS if told else _NOT_READ
    if (
        intent not in SOUNDS_LIKE
        or len(text.split()) > _LONGEST
        or "?" in text
        or (reading.get("reply") or {}).get("polarity") is not None
        or any(each in _QUESTION or each.startswith(_ASKS) for each in reading.get("acts", ()))
    ):
        return intent
    if (reading.get("reply") or {}).get("course") is not None:
        # "A bit worse than last week" tells, whatever it sounds like.
        return _TELLS
    base = education.load_base()
    return intent if education.names_known(text, base=base) or education.asks(text, base=base) else _NOT_READ


def only_echoes(text: str) -> bool:
    """Whether each question in a message is nothing but a few words of what was asked, and something is told behind it."""
    longest, asks = _echo()
    marked = [each[1].casefold().replace("’", "'") for each in _MARKED.finditer(text)]
    behind = text.rpartition("?")[2]
    short = all(0 < len(each.split()) <= longest and not asks.search(each) for each in marked)
    return bool(marked) and short and any(map(str.isalnum, behind))


@lru_cache(maxsize=1)
def _echo() -> tuple[int, re.Pattern[str]]:
    """How long an echo may be, and the words that make it a question; see `answering` in `knowledge/language/replies.yml`."""
    said = read_yaml(knowledge_root() / "language" / "replies.yml").data["answering"]
    return int(said["longest_echo"]), re.compile(rf"(?<![\w']){any_of(said['no_echo'])}(?![\w])")
