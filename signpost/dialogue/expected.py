"""What is told beside a question by or about somebody with a known illness: what belongs to it, and is not new, opens no interview."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from signpost.decision import certain_level, load_rulebook
from signpost.dialogue.resembled import danger_to_ask, looked_for
from signpost.dialogue.situation import Situation
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import whole_words

_SUDDEN, _WORSE, _SEVERE = "sudden", "progressive", "severe"
_TEST = "test_result_"
_CAN_WAIT = frozenset({"none", "information", "routine", "soon"})
_ALARMING = frozenset({"emergency", "today"})


@dataclass(frozen=True)
class _Expected:
    """The signs that belong to each illness, the words of what is new, and from how many days on a sign is not."""

    signs: Mapping[str, frozenset[str]]
    fresh: re.Pattern[str]
    old_from: int


def is_as_expected(now: Situation) -> bool:
    """Whether all that is complained of belongs to an illness that is known, is told as no news, and nothing may be a danger."""
    expected = _expected()
    told = now.case.complaints(load_rulebook().levels.background)
    # What a test showed is known to those who did it.
    complaints = [each for each in told if not each.id.startswith(_TEST)]
    ill = now.case.known(now.case.subject, expected.signs)
    known = frozenset().union(*(expected.signs[each] for each in ill)) if ill else frozenset[str]()
    if not told or not all(each.id in known and _is_old(each, expected) for each in complaints):
        return False
    return not (_is_pressing(now) or expected.fresh.search(now.words.lower()))


def _is_old(sign: Finding, expected: _Expected) -> bool:
    """Whether a sign is told as nothing new; on one side alone it may be a stroke."""
    recent = sign.duration_days is not None and sign.duration_days < expected.old_from
    one_sided = sign.side in ("left", "right")
    return not (recent or one_sided or sign.onset == _SUDDEN or sign.course == _WORSE or sign.severity == _SEVERE)


def _is_pressing(now: Situation) -> bool:
    """Whether something is open, stands, or may be a danger."""
    open_or_warned = bool(now.said.question_id or now.said.stood.fired or now.said.held)
    alarming = now.said.latest_reading.get("kind") in _ALARMING or bool(now.said.latest_reading.get("alarms"))
    level = certain_level(now.assessment, load_rulebook())
    return open_or_warned or alarming or danger_to_ask(now) or looked_for(now) or level not in _CAN_WAIT


@lru_cache(maxsize=1)
def _expected() -> _Expected:
    """The file of knowledge/language, read once."""
    data = read_yaml(knowledge_root() / "language" / "expected.yml").data
    signs = {str(illness): frozenset(map(str, names)) for illness, names in data["signs"].items()}
    return _Expected(signs, whole_words(data["fresh"]), int(data["old_from"]))
