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
from signpost.patterns import any_of, whole_words

_SUDDEN, _WORSE, _SEVERE = "sudden", "progressive", "severe"
_TEST = "test_result_"
_CAN_WAIT = frozenset({"none", "information", "routine", "soon"})
_ALARMING = frozenset({"emergency", "today"})


@dataclass(frozen=True)
class _Expected:
    """The signs that belong to each illness, the words of what is new, from how many days on a sign is not, and how an illness is added."""

    signs: Mapping[str, frozenset[str]]
    fresh: re.Pattern[str]
    old_from: int
    tags: Mapping[str, str]
    tag: re.Pattern[str]
    own: re.Pattern[str]
    theirs: re.Pattern[str]
    since: re.Pattern[str]
    whether: frozenset[str]


def is_as_expected(now: Situation) -> bool:
    """Whether all that is complained of belongs to an illness that is known, is told as no news, and nothing may be a danger."""
    expected = _expected()
    told = now.case.complaints(load_rulebook().levels.background)
    # What a test showed is known to those who did it.
    complaints = [each for each in told if not each.id.startswith(_TEST)]
    ill = now.case.known(now.case.subject, expected.signs) | _tagged(now, expected)
    known = frozenset().union(*(expected.signs[each] for each in ill)) if ill else frozenset[str]()
    if not told or not all(each.id in known and _is_old(each, expected) for each in complaints):
        return False
    # "Why does he talk funny now he's got MND" tells of no change.
    return not (_is_pressing(now) or expected.fresh.search(expected.since.sub(" ", now.words.lower())))


def _tagged(now: Situation, expected: _Expected) -> set[str]:
    """The illness that stands alone in what is surely a question, or that somebody of one's own is said to have.

    Not where it is asked whether it is that illness; "is it because of her MS" asks so of an illness that is known.
    """
    if now.said.latest_reading.get("kind") != "question":
        return set()
    text = now.words.lower()
    whose = expected.own if now.case.subject == "self" else expected.theirs
    found = (
        whose.search(text) or expected.since.search(text) or (expected.tag.search(text) if expected.whether.isdisjoint(now.acts) else None)
    )
    return {expected.tags[next(filter(None, found.groups()))]} if found else set()


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
    fresh = whole_words(data["fresh"])
    tags = any_of(data["tags"])
    of_ones_own = rf"(?<!\w)(?:my|our)\s+(?:[\w']+\s+)?[\w']+\s+(?:with|who has|who have)\s+({tags})(?!\w)"
    # "Why does my dad's voice sound funny with ALS": whoever asks why names what is known.
    why = rf"^\W*(?:{any_of(data['whys'])})\s.*\swith\s+(?:the\s+)?({tags})\s*[?.!]*$"
    # "Why is MS like that", "how come MND makes him so tired" ask about the illness that somebody has.
    does = rf"(?<!\w)(?:{any_of(data['whys'])})\s+(?:{any_of(data['does'])}\s+)?(?:the\s+)?({tags})\s+{any_of(data['deeds'])}(?!\w)"
    tag = re.compile(rf"[,.;:(–-]\s*(?:{any_of(data['leads'])}\s+)?({tags})\s*(?:[,.;:)?!]|$)|{of_ones_own}|{why}|{does}")
    own, theirs = (re.compile(rf"(?<![\w']){any_of(data[each])}\s+({tags})(?![\w'])") for each in ("own", "theirs"))
    since = re.compile(rf"(?<![\w'])now\s+(?:that\s+)?(?:[\w']+\s+)?{any_of(data['has'])}\s+(?:the\s+)?({tags})(?![\w'])")
    return _Expected(signs, fresh, int(data["old_from"]), data["tags"], tag, own, theirs, since, frozenset(data["whether"]))
