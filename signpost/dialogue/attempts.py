"""Messages that lead an interview nowhere: nobody can read them, or somebody only wants to learn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.dialogue.turns import KINDS_OF_COMPLAINTS, SEEKS_ANSWER

# Messages of these intents tell and answer nothing.
_UNREADABLE = ("unclear", "say_nothing", "out_of_scope", "chat")
# After so many in a row the open question counts as asked in vain; where it hurts nobody can say in better words.
_UNREADABLE_AT_MOST, _PLACE = 2, "body_part"


def is_unreadable(intent: str, reading: Mapping[str, Any], question_id: str | None, text: str) -> bool:
    """Whether a message leaves the open question as it was: nobody can read it, it is a mere "ok", or it asks without a question mark.

    "I don't know none of these" may sound like a question; who means one asks it in so many words.
    """
    acts = reading.get("acts", ())
    sounds_like_asking = intent in SEEKS_ANSWER and "?" not in text and "question" not in acts
    return intent in _UNREADABLE or question_id is not None and ("acknowledges" in acts or sounds_like_asking)


def unreadable_at_most(question_id: str | None) -> int:
    """After how many messages in a row that nobody can read a question counts as asked in vain."""
    return 1 if (question_id or "").partition(".")[2] == _PLACE else _UNREADABLE_AT_MOST


def only_learns(reading: Mapping[str, Any], *, before: bool) -> bool:
    """Whether somebody wants to read about an illness and complains of nothing, as they said now or `before`."""
    complains = reading.get("kind") in KINDS_OF_COMPLAINTS or any(each.get("status") == "present" for each in reading.get("findings", ()))
    return (before or "to_learn" in reading.get("acts", ())) and not complains
