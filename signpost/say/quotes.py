"""Which of somebody's own words are quoted as the reason of advice: those that told the sign, no joke, no story and no denial beside it.

A sign that no words of theirs show (it was ticked, or is known from an answer) is named instead, where another one is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from signpost.decision import FiredRule, load_rulebook
from signpost.decision.own_words import own_words, signs_to_quote
from signpost.dialogue.read_back import label_of
from signpost.dialogue.reasons import SIGNS, UNSAID, cut
from signpost.dialogue.reply import Parts, inline
from signpost.nlu import read
from signpost.wording import quoted

# From so many words on a quote is looked through for the parts that tell a sign.
_LONGEST, _PARTS_AT_MOST = 8, 16
_PART = re.compile(r"(?:(?<=[.!?])\s+|[;,\n]\s*|\s+(?=(?:and|but|because|cos)\s))(?:(?:and|but|then|because|cos)\s+)*")
_NAMED_AT_MOST = 2
# Fewer words than these are no thought of their own.
_FEWEST = 3
# What parts the words of several messages, and what is worse than any thought.
_MESSAGES, _NONE = "; ", (-1, 0, 0, 0)
_NOT_THERE = ("absent", "hypothetical")
# Of several thoughts that tell a sign the one is quoted that tells of now, of these the one that says most of how grave it is, then that
# of the last message.
_GRAVE = ("severity", "onset", "course", "at_rest")


@dataclass(frozen=True)
class Reason:
    """What advice rests on: the words of one quote, and the plain names of signs that it does not show."""

    said: str
    unsaid: tuple[str, ...] = ()


def reason_of(fired: Iterable[FiredRule]) -> Reason:
    """The words that told what rules rest on, as one quote; only the parts that tell it where there are many words."""
    rules, book = tuple(fired), load_rulebook()
    said = quoted(each for rule in rules for each in own_words(rule, book))
    return _reason(said, signs_to_quote(rules, book))


def _reason(said: str, signs: list[str]) -> Reason:
    parts = list(_telling(said, signs)) if said else []
    if not parts:
        # Words of which nothing is read by themselves may have been understood beside a question; many of them tell something else.
        return Reason(said if len(said.split()) < _LONGEST else "")
    shown = {name for _, names in parts for name in names}
    parts.sort(key=lambda part: min(map(signs.index, part[1])))
    unsaid = [label_of(name) for name in signs if name not in shown]
    return Reason(quoted(words for words, _ in parts), tuple(unsaid[:_NAMED_AT_MOST]))


def in_short(parts: Parts) -> Parts:
    """Parts of an answer, each quote in it (`dialogue/reasons.py`) as the words that tell it, once, or as what is said without any."""
    shown = set[str]()
    return [short for part in parts for short in (_short(shown, *part) if SIGNS in part[1] else [part])]


def _short(shown: set[str], response: str, values: Mapping[str, Any]) -> Parts:
    reason = _reason(values["all"], values[SIGNS])
    said = "" if reason.said in shown else cut(reason.said, values["words"])
    shown.add(reason.said)
    names, room = [], values["words"] - len(said.split())
    for name in reason.unsaid:
        room -= len(name.split())
        names += [name] if room >= 0 else []
    return [[name, {**values, **more}] for name, more in reason_parts(Reason(said, tuple(names)), response)] or values[UNSAID]


def reason_parts(reason: Reason, response: str) -> Parts:
    """A reason as parts of an answer: the quote by a response, and behind it what the quote does not show; nothing without words."""
    if not reason.said:
        return []
    unsaid: Parts = [["utter_read_back", {"understood": inline([["utter_label", {"label": each}] for each in reason.unsaid])}]]
    return [[response, {"said": reason.said}], *(unsaid if reason.unsaid else [])]


def _telling(said: str, signs: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The parts of a text by which the signs are told, one for each, with what they tell."""
    wanted, best, thoughts = frozenset(signs), dict[str, tuple[int, int, int, int]](), list[tuple[str, frozenset[str]]]()
    for message, words in enumerate(said.split(_MESSAGES)):
        before = ""
        for part in filter(None, _PART.split(words)[:_PARTS_AT_MOST]):
            # A warning does not wait for the learned reader, here neither.
            told = [each for each in read(part, by_rules=True).findings if each.status not in _NOT_THERE and each.id in wanted]
            # What is said in a word or two belongs to the thought before.
            short = len(part.split()) < _FEWEST and before and not before.endswith((".", "!", "?"))
            for each in told:
                how_grave = sum(getattr(each, name) is not None for name in _GRAVE)
                best[each.id] = max(best.get(each.id, _NONE), (each.status == "present", how_grave, message, -len(thoughts)))
            thoughts.append((f"{before}, {part}" if short else part, frozenset(each.id for each in told)))
            before = part
    chosen = {-number for *_, number in best.values()}
    yield from (thought for number, thought in enumerate(thoughts) if number in chosen)
