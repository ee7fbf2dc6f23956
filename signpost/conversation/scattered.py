"""Numbers that stand for lines of an open list wherever they stand in a message: "I'm tired too. 2 and 3, 4 a little at night".

A number counts unless it plainly is an amount, an age, a time or a dose: one that leads its thought, or stands behind words that lead
up to a tick, is ticked; of any other that may be one the person is asked. Words: `scattered` and `ticking` in
`knowledge/language/replies.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.conversation.picks import Picks, tick_words
from signpost.decision import Question
from signpost.decision.screens import NONE, Screen
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, whole_words

_ANY_OF, _TELLS = "any_of", "tell_symptoms"
_NUMBER = r"(?<![\w'.,:/£$€+-])\d{1,2}(?![\w%°]|[.,:/-]\d)"
_GROUP = re.compile(rf"{_NUMBER}(?:\s*(?:,|;|&|/|\band\b|\balso\b|\s)\s*(?:and\s+)?(?:maybe\s+|also\s+)?{_NUMBER})*")
_THOUGHT_ENDS = re.compile(r"[.!?;,:()\n]|\s[-–—]\s|\bbut\b")
_DIGITS = re.compile(r"\d+")
_WORDS_OF_A_LEAD = 4


class Scattered(NamedTuple):
    """The values that numbers among words tick, and those that they may tick."""

    ticked: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Words:
    """What stands before and behind a tick among words; `amounts` before a number make it none, and `denies` take it back."""

    leads: re.Pattern[str]
    named: re.Pattern[str]
    amounts: re.Pattern[str]
    denies: re.Pattern[str]
    denied: re.Pattern[str]
    behind: re.Pattern[str]
    others: re.Pattern[str]


def scattered(question: Question, text: str) -> Scattered:
    """What numbers among the words of a message tick of a list of which several may be ticked."""
    if question.kind != _ANY_OF:
        return Scattered()
    words, said = _words(), text.casefold()
    values = [option.value for option in question.options]
    ticked: list[str] = []
    likely: list[str] = []
    counted = False
    for group in _GROUP.finditer(said):
        places = [int(each) for each in _DIGITS.findall(group[0])]
        before = _THOUGHT_ENDS.split(said[: group.start()])[-1].strip()
        behind = said[group.end() :]
        if not all(1 <= each <= len(values) for each in places) or not words.behind.match(behind):
            # "2 a day, 1 at night": what goes on counting is asked about at most.
            counted = behind.lstrip()[:1].isalpha()
            continue
        named = words.named.search(before) and len(before.split()) <= _WORDS_OF_A_LEAD and not words.others.search(before)
        sure = bool(named or words.leads.fullmatch(before)) and not counted
        counts = not named and not words.leads.fullmatch(before) and words.amounts.search(before)
        if counts or words.denies.search(before) or words.denied.match(behind):
            continue
        (ticked if sure else likely).extend(values[each - 1] for each in places)
    there = set(ticked) - {NONE} or set(ticked)
    return Scattered(
        tuple(value for value in values if value in there),
        tuple(value for value in values if value in likely and value not in {NONE, *ticked}),
    )


def with_scattered(question: Question, text: str, found: Picks | None) -> Picks | None:
    """What a message picks, with what numbers among its other words tick; as it was found where nothing else is told."""
    more = () if found is not None and not found.rest else scattered(question, text).ticked
    if not more:
        return found
    there = {*more, *(found.values if found else ())}
    there = there - {NONE} or there
    told = found.rest if found else _told_besides(text)
    return Picks(tuple(option.value for option in question.options if option.value in there), told)


def _told_besides(text: str) -> tuple[str, ...]:
    """The words before the ticks, where these tell something, and those behind: a date before a tick is of something else."""
    before, _, behind = _GROUP.sub("\n", text, count=1).partition("\n")
    led_up = _words().leads.fullmatch(before.strip(" ,.;:!-").casefold())
    return (_GROUP.sub("", behind).strip(),) if led_up else (before.strip(), _GROUP.sub("", behind).strip())


def may_be_ticked(screen: Screen, person: str, text: str, intent: str, reading: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The intent and the reading of a message, with what its numbers may tick as proposals, so that it is asked about."""
    likely = [each for value in scattered(screen.question, text).likely for each in screen.tells.get(value, ())]
    known = {each["id"] for each in (*reading.get("findings", ()), *reading.get("proposals", ()))}
    more = [each.with_(person=person, said=text).as_dict() for each in likely if each.id not in known]
    return (_TELLS, {**reading, "proposals": [*reading.get("proposals", ()), *more]}) if more else (intent, reading)


@lru_cache(maxsize=1)
def _words() -> _Words:
    """The words of the knowledge folder, read once."""
    data = read_yaml(knowledge_root() / "language" / "replies.yml").data
    said, ticks = data["scattered"], data["ticking"]
    lead = any_of([*said["leads"], *ticks["opening"], *ticks["hedges"], *ticks["joining"], *ticks["filler"]])
    tail = any_of([*said["behind"], *ticks["tail"], *ticks["hedges"], *ticks["filler"]])
    return _Words(
        leads=re.compile(rf"(?:{lead}(?![\w'])\s*)*"),
        named=re.compile(rf"(?<![\w']){any_of(said['named'])}$"),
        amounts=re.compile(rf"(?<![\w']){any_of(said['amounts'])}$"),
        denies=re.compile(rf"(?<![\w']){any_of(said['denies'])}(?:\s+(?:the|number|numbers))?$"),
        denied=re.compile(rf"\s*[?,:-]*\s*(?:{any_of(said['denied'])}\s*(?:$|[.,;!?\d\n])|{tick_words().denies.pattern})"),
        behind=re.compile(rf"\s*(?:$|[.,;:!?)(]|[-–—]\s|{tail}(?![\w']))"),
        others=whole_words(said["others"]),
    )
