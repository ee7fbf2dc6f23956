"""A bare number at a question that wants yes or no: its buttons stand in the order yes, no, not sure, and people type a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from signpost.decision import load_rulebook

_BARE = re.compile(r"\s*(?:number|option|no\.)?\s*([12])\s*[.)!]?\s*", re.IGNORECASE)
_YES, _NO = ("1", "affirm", "yes"), ("2", "deny", "no")


def as_numbered(question_id: str | None, intent: str, reading: Mapping[str, Any], text: str) -> tuple[str, Mapping[str, Any]]:
    """The intent and the reading in which a bare "1" is a yes, and "2" a no; a "2" that would deny a danger is left to be asked again."""
    book, found, asked = load_rulebook(), _BARE.fullmatch(text), str(question_id)
    wanted = asked in book.vocabulary.findings and (asked not in book.questions or book.questions[asked].kind == "yes_no")
    if found is None or not wanted or asked in (*book.levels.looked_for, *book.of_crisis):
        return intent, reading
    place, meant, polarity = _YES if found[1] == _YES[0] else _NO
    if place == _NO[0] and book.may_be_danger(asked):
        return "unclear", {**reading, "reply": {}}
    return meant, {**reading, "reply": {**(reading.get("reply") or {}), "polarity": polarity}}
