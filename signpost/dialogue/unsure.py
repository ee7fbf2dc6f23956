"""Who is not sure of a list of signs is asked none of them again, but for what may be a danger."""

from __future__ import annotations

from typing import Any

from signpost.decision import Case, load_rulebook, outlook
from signpost.decision.screens import SIGNS


def all_unsure(turn: dict[str, Any], case: Case, asked: str | None) -> dict[str, Any]:
    """The turn in which "not sure" is said of each sign of the list that is open; what may be a danger is asked about by itself."""
    unsure = (turn.get("reply") or {}).get("polarity") == "unsure" or "skip" in turn["acts"]
    if asked != SIGNS or turn.get("question_id") != SIGNS or not unsure or turn["findings"]:
        return turn
    book = load_rulebook()
    left = [each for each in outlook(case, book).together if not book.may_be_danger(each)]
    return {**turn, "findings": [{"id": each, "person": case.subject, "status": "unknown"} for each in left]}
