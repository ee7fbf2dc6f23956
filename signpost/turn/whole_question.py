"""A message that as a whole asks about a known illness: its mild, old and only resembled signs open no interview.

"he's on the mask 20 hours and can't talk now, how did they get his voice into it" asks; what it tells says why. Dangers in
certain words, and what is new, timed, worse or on one side stay signs, and so does whatever may be a wish to die.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from signpost import education
from signpost.conversation.turns import ASKS_AS_A_WHOLE, ILLNESSES, NAMES_SIGNS, SIGNS_LEFT_ASIDE
from signpost.decision import assess_emergency, case_of, load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.language.likely.heard import NOTHING_ASKED
from signpost.patterns import sentences, whole_words
from signpost.turn.beside import is_fact
from signpost.turn.clauses import asks_in_a_clause, is_asking, present_in, words_of_questions

_DIAGNOSED, _SELF, _PRESENT = "diagnosed_", "self", "present"
_SIDES, _SUDDEN, _WORSE, _SEVERE = ("left", "right"), "sudden", "progressive", "severe"
# Who asks whether it is the illness has the sign.
_WHETHER_IT_IS = frozenset({"seeks_diagnosis", "asks_which_it_is"})
# Who asks what to do about it, or whether it is bad, speaks of a sign.
_OF_A_SIGN = frozenset({"asks_if_bad", "asks_if_emergency", "asks_to_ring", "asks_if_it_waits", "wants_doctor", "tells_unwell"})
_ALARMING, _QUESTION, _SUSPECTS = "emergency", "question", "suspects"
_LISTS = ("at_work", "known_by", "guilt", "own", "taught", "again", "told_so", "rights", "since")


@dataclass(frozen=True)
class _Words:
    """The lists of `whole_question.yml`, the words of what is fresh and the signs that belong to each illness."""

    at_work: re.Pattern[str]
    known_by: re.Pattern[str]
    guilt: re.Pattern[str]
    own: re.Pattern[str]
    taught: re.Pattern[str]
    again: re.Pattern[str]
    told_so: re.Pattern[str]
    rights: re.Pattern[str]
    fresh: re.Pattern[str]
    since: re.Pattern[str]
    expected: frozenset[str]
    asking: float
    surely: float
    recent: float


@dataclass(frozen=True)
class _Asker:
    """Whether somebody asks for their work or studies, and of whom in the message an illness is known."""

    at_work: bool
    ill: frozenset[str]


def as_whole_question(reading: Any, base: education.EducationBase) -> Any:
    """The reading, as that of a question where the message as a whole asks one; what it tells beside it of no news is nobody's sign."""
    words, text = _words(), _plain(reading.text)
    if NAMES_SIGNS in reading.acts or reading.language != "en" or not asks_in_a_clause(reading.text):
        return reading
    crisis = load_rulebook().of_crisis - words_of_questions().moods
    if any(each.id in crisis for each in (*reading.findings, *reading.proposals)):
        # A wish to die, means for it, and what was swallowed come before any answer.
        return reading
    asker = _who_asks(reading, text, words, base)
    if not _asks(reading, text, words, asker) or assess_emergency(case_of(reading.findings), load_rulebook()).fired:
        return reading
    findings = tuple(_aside(each, asker, words) for each in reading.findings)
    if any(_is_sign(each) for each in findings):
        # Who tells of one sign that counts is asked about the others as well.
        return reading
    proposals = tuple(each for each in reading.proposals if _still_asked(each, text, words))
    left = findings != reading.findings or proposals != tuple(reading.proposals)
    acts = (*reading.acts, ASKS_AS_A_WHOLE, *((SIGNS_LEFT_ASIDE,) if left else ()))
    faint = tuple(each for each in reading.faint if each in {one.id for one in proposals})
    return replace(reading, findings=findings, proposals=proposals, faint=faint, kind=_QUESTION, alarms=False, acts=acts)


def _who_asks(reading: Any, text: str, words: _Words, base: education.EducationBase) -> _Asker:
    ill = {each.person for each in reading.findings if each.id.startswith(_DIAGNOSED) and each.status != "absent"}
    named = any(part.own_diseases for part in education.read_question(reading.text, base=base))
    if words.known_by.search(text) or named and not ill:
        # "I have numb legs. What is MS?" has numb legs.
        parts = {each: education.read_question(each, base=base) for each in sentences(text)}
        naming = [each for each, read in parts.items() if any(part.own_diseases for part in read)]
        ill |= {_SELF if any(map(words.told_so.search, naming)) else "other"}
    return _Asker(bool(words.at_work.search(text)), frozenset(ill))


def _asks(reading: Any, text: str, words: _Words, asker: _Asker) -> bool:
    """Whether the message as a whole asks about an illness that somebody is known to have."""
    if not (asker.at_work or asker.ill) or not _OF_A_SIGN.isdisjoint(reading.acts):
        return False
    if not asker.at_work and not _WHETHER_IT_IS.isdisjoint(reading.acts):
        return False
    entries = max((chance for name, chance in reading.asks_for if name != NOTHING_ASKED), default=0.0)
    if asker.at_work or words.guilt.search(text) or words.rights.search(text):
        return reading.kind != _ALARMING or not words.fresh.search(text)
    # "My legs have turned to candy floss since last week, might it be MS" names an illness that nobody has yet.
    named_only = _SUSPECTS in reading.acts or reading.kind != _QUESTION and bool(words.fresh.search(text))
    if reading.alarms or named_only:
        return False
    return reading.kind == _QUESTION or reading.kind in (None, "harmless") and (reading.asking >= words.asking or entries >= words.surely)


def _aside(finding: Any, asker: _Asker, words: _Words) -> Any:
    """The finding, hypothetical where it is no news of somebody whose illness is known, or stands in what only asks."""
    if not _is_sign(finding) or finding.id in load_rulebook().of_crisis or finding.id in words_of_questions().always:
        return finding
    said = _plain(finding.said or "")
    if asker.at_work and words.taught.search(said) and not _is_timed(finding, words):
        return finding.with_(status="hypothetical")
    # "Our policy warns at ten days" dates no sign: at work only the sign's own sentence does.
    here = not asker.at_work or any(each.id == finding.id and each.duration_days is not None for each in present_in(said))
    timed = here and _is_timed(finding, words) and not words.again.search(said)
    if words.fresh.search(said) or _is_news(finding) or timed:
        return finding
    if asker.at_work and is_asking(said.strip(" .?!,"), words_of_questions()):
        return finding.with_(status="hypothetical")
    belongs = finding.id in words.expected or asker.at_work and not load_rulebook().may_be_danger(finding.id)
    own = finding.person == _SELF and _SELF not in asker.ill and (not asker.at_work or bool(words.own.search(said)))
    return finding.with_(status="hypothetical") if belongs and not own and (asker.ill or asker.at_work) else finding


def _is_timed(finding: Any, words: _Words) -> bool:
    if finding.duration_days is None:
        return bool(words.since.search(_plain(finding.said or "")))
    return finding.duration_days < words.recent


def _is_news(finding: Any) -> bool:
    changed = finding.onset == _SUDDEN or finding.course == _WORSE or finding.spreading is True
    return changed or finding.severity == _SEVERE or finding.side in _SIDES


def _still_asked(proposal: Any, text: str, words: _Words) -> bool:
    """Whether what words only resemble is asked about all the same: a danger that may be fresh."""
    book = load_rulebook()
    if proposal.id in words_of_questions().moods:
        return False
    return bool(book.may_be_danger(proposal.id)) and any(words.fresh.search(each) for each in sentences(text))


def _is_sign(finding: Any) -> bool:
    return finding.status == _PRESENT and not is_fact(finding)


def _plain(text: str) -> str:
    return text.lower().replace("\u2019", "'")


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "whole_question.yml").data
    known = read_yaml(knowledge_root() / "language" / "expected.yml").data
    return _Words(
        **{name: whole_words(data[name]) for name in _LISTS},
        fresh=whole_words(known["fresh"]),
        expected=frozenset(str(each) for name in ILLNESSES for each in known["signs"][name]),
        asking=float(data["asking"]),
        surely=float(data["surely"]),
        recent=float(data["recent"]),
    )
