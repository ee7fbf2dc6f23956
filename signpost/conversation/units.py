"""A correction that names nothing but a unit: "I meant months" makes three months of the three weeks that were told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from signpost.decision import Case
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml

_WORD = re.compile(r"[a-z]+")
_DENIES, _SHORTEST = "not", 3
# In so few words nothing else is put right.
_FEW_WORDS, _ROUNDED = 8, 0.02


def in_unit_meant(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn that dates what was dated last by the unit that a correction names alone; as it is where it names a number or a sign."""
    words = _WORD.findall(text.casefold())
    alone = not turn["findings"] and (turn["reply"] or {}).get("duration_days") is None and len(words) <= _FEW_WORDS
    if "correction" not in turn["acts"] or not alone or any(map(str.isdigit, text)):
        return turn
    meant, denied = _named(words)
    dated = [each for each in case.facts(case.subject) if each.status in ("present", "past") and each.duration_days is not None]
    was = (denied or _told(dated[-1])) if dated else None
    if meant is None or was is None or was == meant:
        return turn
    days = round((dated[-1].duration_days or 0.0) / was * meant, 3)
    return {**turn, "reply": {"duration_days": days}, "question_id": None}


def _named(words: list[str]) -> tuple[float | None, float | None]:
    """The days of the one unit that is meant, and of the one that is denied; None where there is none, or two are meant."""
    units, uncounted = _units(), _uncounted()
    denied = [units[word] for before, word in pairwise(words) if before == _DENIES and word in units]
    meant = {units[word] for before, word in pairwise(["", *words]) if before not in uncounted and word in units} - set(denied)
    return (meant.pop() if len(meant) == 1 else None), (denied[0] if denied else None)


def _told(finding: Finding) -> float | None:
    """The days of the unit in which a finding was dated: the longest in its words of which its date is a whole number; None without one."""
    days = finding.duration_days or 0.0
    found = {_units()[word] for word in _WORD.findall(finding.said.casefold()) if word in _units()}
    whole = [each for each in found if days >= each and abs(days / each - round(days / each)) < _ROUNDED]
    return max(whole, default=None)


@lru_cache(maxsize=1)
def _units() -> Mapping[str, float]:
    """The days of each unit, by every word for it; see `knowledge/language/time.yml`."""
    data = read_yaml(knowledge_root() / "language" / "time.yml").data
    units = {str(name): float(days) for name, days in data["units"].items() if len(str(name)) >= _SHORTEST}
    plurals = {f"{name}s": days for name, days in units.items()}
    return {**plurals, **units, **{str(word): units[name] for word, name in data["unit_words"].items() if name in units}}


@lru_cache(maxsize=1)
def _uncounted() -> frozenset[str]:
    """The words behind which a unit counts nothing: "at night"."""
    return frozenset(read_yaml(knowledge_root() / "language" / "time.yml").data["no_unit_behind"])
