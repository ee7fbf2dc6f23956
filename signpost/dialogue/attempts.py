"""Messages that lead an interview nowhere: nobody can read them, somebody is not sure, or only wants to learn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.decision import Case, load_rulebook, outlook
from signpost.decision.screens import SIGNS
from signpost.dialogue.turns import KINDS_OF_COMPLAINTS, SEEKS_ANSWER

# Messages of these intents tell and answer nothing.
_UNREADABLE = ("nlu_fallback", "say_nothing", "out_of_scope", "chat")
# After so many in a row the open question counts as asked in vain; where it hurts nobody can say in better words.
_UNREADABLE_AT_MOST, _PLACE = 2, "body_part"
# Nobody real is spoken of.
_LEARNS = frozenset({"to_learn", "of_nobody_real", "told_fiction"})


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
    return (before or not _LEARNS.isdisjoint(reading.get("acts", ()))) and not complains


def all_unsure(turn: dict[str, Any], case: Case, asked: str | None) -> dict[str, Any]:
    """The turn in which "not sure" is said of each sign of the list that is open; what may be a danger is asked about by itself."""
    unsure = (turn.get("reply") or {}).get("polarity") == "unsure" or "skip" in turn["acts"]
    if asked != SIGNS or turn.get("question_id") != SIGNS or not unsure or turn["findings"]:
        return turn
    book = load_rulebook()
    left = [each for each in outlook(case, book).together if not book.may_be_danger(each)]
    return {**turn, "findings": [{"id": each, "person": case.subject, "status": "unknown"} for each in left]}
