"""What may be there now beside or inside a question, and cannot wait: "he's chesty, he has MND. can I give him cough mixture"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from signpost.decision import assess, case_of, load_rulebook
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import whole_words

# A danger that began within so many days may be there now, in whatever words it is asked about.
_FRESH = 14
_ASKED, _THERE, _SUDDEN = "hypothetical", "present", "sudden"


def needed_today(findings: Iterable[Finding], told: Mapping[str, Finding]) -> frozenset[str]:
    """The ids of what clauses of their own tell of somebody, where that and what is known fires a rule of today or now; empty else.

    A medicine that the question names is known too: "how long does hair loss last on Aubagio? I'm pregnant".
    """
    book, medicines = load_rulebook(), _named_facts()
    known = [each for each in findings if each.id in book.levels.background and each.id not in told]
    facts = [each for each in known if each.status == _THERE or each.status == _ASKED and each.id in medicines]
    found = assess(case_of((*(each.with_(status=_THERE) for each in facts), *told.values())), book)
    today = bool(told) and book.levels.rank(found.level) >= book.levels.rank(book.levels.ids[1])
    return frozenset((*told, *(each.id for each in facts))) if today else frozenset()


def asked_of_now(reading: Any) -> Any:
    """The reading, each danger that is only asked about resembled where its time, or a word of now, says that it may be there."""
    reading = _with_named_facts(reading)
    book, known = load_rulebook(), {each.id for each in reading.proposals}
    now = bool(_now().search(reading.text.lower().replace("’", "'")))
    asked = [each for each in reading.findings if each.status == _ASKED and book.may_be_danger(each.id) and each.id not in known]
    likely = tuple(each.with_(status=_THERE) for each in asked if now or _is_fresh(each))
    return replace(reading, proposals=(*reading.proposals, *likely)) if likely and not _is_settled(reading) else reading


def _with_named_facts(reading: Any) -> Any:
    """The reading, medicines taken that a question only names, where beside what is told they fire a rule of today or now."""
    told = {each.id: each for each in reading.findings if each.status == _THERE}
    named = {each.id for each in reading.findings if each.status == _ASKED and each.id in _named_facts()}
    if not named or not told or not needed_today(reading.findings, told) or needed_today(told.values(), told):
        return reading
    findings = tuple(each.with_(status=_THERE) if each.id in named else each for each in reading.findings)
    return replace(reading, findings=findings)


def _is_fresh(finding: Finding) -> bool:
    return finding.onset == _SUDDEN or finding.duration_days is not None and finding.duration_days < _FRESH


def _is_settled(reading: Any) -> bool:
    """Whether something that is there was told besides: the interview goes on from that."""
    background = load_rulebook().levels.background
    return any(each.status == _THERE and each.id not in background for each in reading.findings)


@lru_cache(maxsize=1)
def _named_facts() -> frozenset[str]:
    return frozenset(map(str, read_yaml(knowledge_root() / "language" / "beside.yml").data["named_facts"]))


@lru_cache(maxsize=1)
def _now() -> re.Pattern[str]:
    words = read_yaml(knowledge_root() / "language" / "beside.yml").data["now"]
    return whole_words(words)
