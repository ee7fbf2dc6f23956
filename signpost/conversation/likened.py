"""Which of the findings that words merely resemble are to be asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.conversation.turns import NO_ANSWERS
from signpost.decision import load_rulebook


def likened(question_id: str | None, reading: Mapping[str, Any], intent: str) -> list[str]:
    """What words merely resemble, where that is to be asked about.

    Of a question about somebody, and of what is told beside an answer to a question of the rule book, only what may be a danger:
    for the rest the interview has questions of its own.
    """
    found = [each["id"] for each in reading.get("proposals", ())]
    book = load_rulebook()
    if intent not in NO_ANSWERS:
        return [each for each in found if book.may_be_danger(each)] if question_id in book.questions else found
    beside = intent == "ask_about_condition" and not reading.get("in_general")
    return [each for each in found if each in book.levels.looked_for or beside and book.may_be_danger(each)]
