"""A sign of a stroke that is over by now was there all the same, and lately: "now it is normal" makes nothing less urgent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.decision import Case
from signpost.decision.turns import AS_TOLD
from signpost.findings import PERSONS
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import whole_words


class _Words(NamedTuple):
    signs: frozenset[str]
    lately: re.Pattern[str]
    over: re.Pattern[str]
    unless: re.Pattern[str]
    days: float


def over_today(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn in which a sign of a stroke that is told as over, without a date, has the date of what was told to be there just before.

    Nor is what words of now call normal told as any longer ago than they say: "in the small hours".
    """
    words, said = _words(), text.casefold().replace("\u2019", "'")
    if "correction" in turn["acts"] or words.unless.search(said):
        return turn
    lately = bool(words.over.search(said) and words.lately.search(said))
    over = [each for each in turn["findings"] if _is_undated(each)]
    known = [each for each in over if _was_there(each, case)]
    dated = [{**each, "duration_days": words.days} if lately and each in over and each not in known else each for each in turn["findings"]]
    if not known:
        return turn if dated == turn["findings"] else {**turn, "findings": dated}
    # What was there gets its date first, and is over then.
    there = [{**each, "status": "present", "duration_days": words.days} for each in known]
    return {**turn, "findings": [*there, *dated], "acts": [*turn["acts"], AS_TOLD]}


def _is_undated(finding: Mapping[str, Any]) -> bool:
    return finding["id"] in _words().signs and finding.get("status") == "past" and finding.get("duration_days") is None


def _was_there(finding: Mapping[str, Any], case: Case) -> bool:
    """Whether the sign was told to be there, and not for long."""
    there = (each for each in case.facts(str(finding.get("person", PERSONS[0]))) if each.id == finding["id"])
    return any(each.status == "present" and each.duration_days is None and each.onset != "gradual" for each in there)


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "over_today.yml").data
    lately, over, unless = (whole_words(data[name]) for name in ("lately", "over", "unless"))
    return _Words(frozenset(data["signs"]), lately, over, unless, float(data["days"]))
