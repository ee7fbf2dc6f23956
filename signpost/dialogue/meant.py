"""What was taken for a quotation or a what-if, and is said to be so now: "say 'I'm choking'", and then "no really, it is so"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_QUOTES, _MEANS = "quotes", "means_it"
# An act of a turn: what was quoted before is told by it.
_TELLS = "tells_what_was_quoted"


def meant_now(turn: dict[str, Any], latest: Mapping[str, Any]) -> dict[str, Any]:
    """The turn in which what the message before it only quoted is told as there; as it is where nothing was quoted, or nothing meant."""
    meant = _MEANS in turn["acts"] or turn["reply"].get("polarity") == "yes" and turn["question_id"] is None
    told = [{**each, "status": "present"} for each in latest.get("findings", ()) if each.get("status") == "hypothetical"]
    if not (meant and told) or _QUOTES not in latest.get("acts", ()):
        return turn
    return {**turn, "findings": [*turn["findings"], *told], "acts": [*turn["acts"], _TELLS]}


def has_meant(turn: Mapping[str, Any]) -> bool:
    """Whether a turn told what was only quoted before."""
    return _TELLS in turn.get("acts", ())


def as_choice(reading: Mapping[str, Any]) -> Mapping[str, Any]:
    """The reading without illnesses: "multiple sclerosis" after "did you mean …?" says which answer, not who has what."""
    return {**reading, "findings": [each for each in reading.get("findings", ()) if not each["id"].startswith("diagnosed_")]}
