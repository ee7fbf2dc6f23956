"""While a question is open, words that ask nothing are meant as its answer, whatever subject or country they sound like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost import education
from signpost.conversation.turns import CONTRADICTION, WITHDRAWAL
from signpost.decision import load_rulebook
from signpost.region import region_named_in

# What people ask of their own case, and what asks for something in so many words.
_ASKS, _QUESTION = (
    "asks_",
    frozenset({"question", "seeks_diagnosis", "seeks_certainty", "suspects", "wants_reason", "wants_plainer", "to_learn"}),
)
_REGION, _NOT_READ = "change_region", "unclear"
# More words than these tell a story, of which nobody knows what it answers.
_LONGEST = 10
# What words that answer a question may sound like.
SOUNDS_LIKE = frozenset({"ask_about_condition", "seek_diagnosis", _REGION})


def unasked(question_id: str | None, intent: str, reading: Mapping[str, Any], text: str) -> str:
    """The intent of a message: nothing that was understood yet, where it only sounds like a question or a country and asks nothing.

    What begins with a yes or a no has answered already, and may ask behind it.
    """
    # What may have been swallowed or done is asked about until it is answered for certain.
    if question_id in (None, WITHDRAWAL, CONTRADICTION, *load_rulebook().levels.looked_for):
        return intent
    if intent == _REGION:
        return intent if region_named_in(text) else _NOT_READ
    if (
        intent not in SOUNDS_LIKE
        or len(text.split()) > _LONGEST
        or "?" in text
        or (reading.get("reply") or {}).get("polarity") is not None
        or any(each in _QUESTION or each.startswith(_ASKS) for each in reading.get("acts", ()))
    ):
        return intent
    base = education.load_base()
    return intent if education.names_known(text, base=base) or education.asks(text, base=base) else _NOT_READ
