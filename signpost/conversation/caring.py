"""A carer who tells of nothing of their own but being tired is worn out by caring: no sign of an illness to be asked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.decision import Case, load_rulebook
from signpost.knowledge import knowledge_root, read_yaml

_BURDEN = "expresses_burden"
# By these a carer speaks of how they fare, or of what they need.
_SPEAKS = frozenset({_BURDEN, "wants_break"})


class _Words(NamedTuple):
    signs: frozenset[str]
    illness: str


def of_carer(reading: Mapping[str, Any], case: Case) -> Mapping[str, Any]:
    """The reading in which a carer's own tiredness is a burden and no complaint; as it is where they tell of anything else of their own."""
    told = list(reading.get("findings", ()))
    own = [each for each in told if _is_own_sign(each)]
    signs = _words().signs
    known = {each.id for each in case.facts("self") if each.status == "present"} - load_rulebook().levels.background - signs
    if not own or known or not all(each["id"] in signs for each in own) or not _cares([*told, *(each.as_dict() for each in case.findings)]):
        return reading
    acts = list(reading.get("acts", ()))
    kept = [each for each in told if each not in own]
    return {**reading, "findings": kept, "acts": acts if _BURDEN in acts else [*acts, _BURDEN]}


def _is_own_sign(told: Mapping[str, Any]) -> bool:
    here = told.get("status", "present") == "present" and told.get("person", "self") == "self"
    return here and told["id"] not in load_rulebook().levels.background


def _cares(told: Iterable[Mapping[str, Any]]) -> bool:
    """Whether somebody else has a known illness, and the one who writes has none."""
    ill = [
        each.get("person", "self")
        for each in told
        if each["id"].startswith(_words().illness) and each.get("status", "present") == "present"
    ]
    return bool(ill) and "self" not in ill


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "caring.yml").data
    return _Words(frozenset(data["signs"]), str(data["illness"]))


def asks_for_themselves(case: Case, reading: Mapping[str, Any]) -> bool:
    """Whether a carer speaks of how they fare or asks for help, and nobody's signs are told: nothing has to be assessed then."""
    told = [each.as_dict() for each in case.findings]
    facts = load_rulebook().levels.background
    signs = any(each.status == "present" and each.id not in facts for each in case.findings)
    speaks = not _SPEAKS.isdisjoint(reading.get("acts", ())) or reading.get("kind") == "question"
    return speaks and not signs and _cares(told)
