"""Whether a carer speaks for themselves: then nobody's signs are asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.decision import Case, load_rulebook

_ILLNESS = "diagnosed_"
# By these a carer speaks of how they fare, or of what they need.
_SPEAKS = frozenset({"expresses_burden", "wants_break"})


def _cares(told: Iterable[Mapping[str, Any]]) -> bool:
    """Whether somebody else has a known illness, and the one who writes has none."""
    ill = [each.get("person", "self") for each in told if each["id"].startswith(_ILLNESS) and each.get("status", "present") == "present"]
    return bool(ill) and "self" not in ill


def asks_for_themselves(case: Case, reading: Mapping[str, Any]) -> bool:
    """Whether a carer speaks of how they fare or asks for help, and nobody's signs are told: nothing has to be assessed then."""
    told = [each.as_dict() for each in case.findings]
    facts = load_rulebook().levels.background
    signs = any(each.status == "present" and each.id not in facts for each in case.findings)
    speaks = not _SPEAKS.isdisjoint(reading.get("acts", ())) or reading.get("kind") == "question"
    return speaks and not signs and _cares(told)
