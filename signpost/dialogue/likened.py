"""Which of the findings that words merely resemble are to be asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.decision import load_rulebook
from signpost.dialogue.turns import HINTS, NO_ANSWERS, SEEKS_ANSWER

_HINTED = "suicidal_thoughts"


def likened_so_far(earlier: tuple[str, ...], question_id: str | None, reading: Mapping[str, Any], intent: str) -> tuple[str, ...]:
    """What words merely resembled before, and what those of this message do; a question about one's life is passed by with another."""
    kept = [each for each in earlier if not (reading.get("questions") and {each, question_id} <= load_rulebook().of_crisis)]
    return tuple(dict.fromkeys((*kept, *likened(question_id, reading, intent))))


def faint_so_far(earlier: tuple[str, ...], reading: Mapping[str, Any]) -> tuple[str, ...]:
    """What is heard only faintly: the ids of before that this message does not tell more plainly, and those of this one."""
    plain = {each["id"] for each in reading.get("proposals", ())} - set(faint := reading.get("faint", ()))
    return tuple(dict.fromkeys(each for each in (*earlier, *faint) if each not in plain))


def likened(question_id: str | None, reading: Mapping[str, Any], intent: str) -> list[str]:
    """What words merely resemble, where that is to be asked about.

    Of a question about somebody, and of what is told beside an answer to a question of the rule book, only what may be a danger:
    for the rest the interview has its own questions. What hints at the end of a life always is, unless it was told more plainly.
    """
    book, found = load_rulebook(), [each["id"] for each in reading.get("proposals", ())]
    hinted = [_HINTED] if HINTS in reading.get("acts", ()) and book.of_crisis.isdisjoint(found) else []
    if intent not in NO_ANSWERS:
        return hinted + ([each for each in found if book.may_be_danger(each)] if question_id in book.questions else found)
    beside = intent in SEEKS_ANSWER and not reading.get("in_general")
    # "How much morphine is too much" surely asks for a fact, and may mean the end all the same.
    ends = book.of_crisis if HINTS in reading.get("acts", ()) else frozenset()
    return hinted + [each for each in found if each in book.levels.looked_for or each in ends or beside and book.may_be_danger(each)]
