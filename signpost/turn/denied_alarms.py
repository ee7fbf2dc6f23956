"""What sounds like an emergency only because it is denied: "it never happened, my arm was not weak at all"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from signpost import language

_NEVER_WAS = frozenset({"puts_right", "told_others"})
_CLAUSE_ENDS = re.compile(r"[,.;:!?\n]+|\b(?:but|and)\b", re.IGNORECASE)


def without_denied_alarm(reading: Any) -> Any:
    """The reading of what is put right, no alarm where nothing but its denials makes it one; what else it tells stays."""
    denied = reading.findings and all(each.status == "absent" for each in reading.findings)
    if not reading.alarms or not denied or _NEVER_WAS.isdisjoint(reading.acts):
        return reading
    return reading if _alarms_besides(reading.text) else replace(reading, alarms=False)


def _alarms_besides(text: str) -> bool:
    """Whether a text is heard as an emergency without the clauses that only deny."""
    clauses = [each.strip() for each in _CLAUSE_ENDS.split(text) if each.strip()]
    rest = [each for each in clauses if not _only_denies(each)]
    return bool(rest) and language.read(". ".join(rest)).alarms


def _only_denies(clause: str) -> bool:
    told = language.read(clause, by_rules=True).findings
    return bool(told) and all(each.status == "absent" for each in told)
