"""Whether a carer speaks for themselves: then nobody's signs are asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.decision import Case, load_rulebook

_ILLNESS = "diagnosed_"
# By these a carer speaks of how they fare, or of what they need.
_SPEAKS = frozenset({"expresses_burden", "wants_break"})


def asks_for_themselves(case: Case, reading: Mapping[str, Any]) -> bool:
    """Whether a carer, ill themselves of nothing, speaks of how they fare or asks for help, and nobody's signs are told.

    Nothing has to be assessed then.
    """
    there = [each for each in case.findings if each.status == "present"]
    ill = {each.person for each in there if each.id.startswith(_ILLNESS)}
    facts = load_rulebook().levels.background.issuperset(each.id for each in there)
    speaks = not _SPEAKS.isdisjoint(reading.get("acts", ())) or reading.get("kind") == "question"
    return speaks and facts and bool(ill) and "self" not in ill
