"""Whether what words merely resemble fits what is talked about: a breathing machine that nobody named is not asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from signpost.decision import Case
from signpost.knowledge import knowledge_root, read_yaml

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# What is quoted of a longer message leaves words out.
_CUT_AT = 160
_Fit = tuple[frozenset[str], frozenset[str]]


def fits(proposal: Mapping[str, Any], case: Case) -> bool:
    """Whether the words of a proposal name what it is about, or something known does; what needs no name always fits."""
    said = str(proposal.get("said") or "")
    words, known = _fitting().get(proposal["id"], (None, frozenset[str]()))
    if words is None or not 0 < len(said) < _CUT_AT:
        return True
    named = not words.isdisjoint(_WORD.findall(said.casefold()))
    return named or any(each.id in known and each.status == "present" for each in case.findings)


@lru_cache(maxsize=1)
def _fitting() -> Mapping[str, _Fit]:
    """The words and the findings that name each thing; see `knowledge/language/fitting.yml`."""
    rows = read_yaml(knowledge_root() / "language" / "fitting.yml").data["fitting"]
    return {name: (frozenset(map(str, row["words"])), frozenset(row["known"])) for row in rows for name in row["findings"]}


def is_implied(name: str, case: Case) -> bool:
    """Whether what is there already says what words merely resemble: a foot that drops is weak."""
    by = _implied().get(name, frozenset[str]())
    return any(each.id in by and each.status == "present" for each in case.findings)


@lru_cache(maxsize=1)
def _implied() -> Mapping[str, frozenset[str]]:
    """What says each sign already; see `knowledge/language/fitting.yml`."""
    rows = read_yaml(knowledge_root() / "language" / "fitting.yml").data["implied"]
    return {str(name): frozenset(by) for name, by in rows.items()}
