"""The bot's question, said over as a statement before it is answered: "Is it loss of sight. No no, I see fine."; `echoes.yml`.

What is said over is nobody's finding. Where it is denied it is not there; only what stands behind it tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from signpost import language
from signpost.decision import load_rulebook
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, whole_words
from signpost.turn.denied_alarms import without_denied_alarm
from signpost.turn.echoed import without_echoes

_SENTENCE = re.compile(r"\s*([^.!?:;\n]+)[.:;\n]+\s*(?=\S)")


class Parted(NamedTuple):
    """A message without the question that it says over, and the ids which are denied so."""

    text: str
    denied: tuple[str, ...] = ()


def parted(text: str) -> Parted:
    """The message as it is told, without the bot's own words before it; as it stands where it says nothing over."""
    first = _SENTENCE.match(text)
    words = _words()
    if first is None or len(first[1].split()) > words["longest"]:
        return Parted(text)
    said, rest = _plain(first[1]), text[first.end() :]
    if words["asked_how"].match(said):
        # "How did the weakness begin. Overnight": the bot's words tell nothing, whatever is said behind them.
        return Parted(rest if words["began"].search(said) or _read(first[1]) else text)
    asks = words["asked_whether"].match(said) is not None
    if not (words["no"].match(_plain(rest)) if asks else _is_bare(said, words) and _denies_just_that(_plain(rest), words)):
        return Parted(text)
    named = {each.id for each in _read(first[1])}
    asked_first = load_rulebook().of_crisis | set(load_rulebook().levels.looked_for)
    # What may have been swallowed, or is thought of, is asked about plainly; a bare word that names nothing is no question.
    if named & asked_first or not (asks or named):
        return Parted(text)
    told = {each.id for each in _read(rest) if each.status != "absent"}
    return Parted(rest, tuple(sorted(named - told)))


def without_echoes_of_the_bot(text: str, read: Callable[[str], Any]) -> tuple[str, Any]:
    """The message without the question that it says over, and its reading, in which what was said over and denied is not there."""
    text, denied = parted(text)
    reading = _with_exception(text, without_echoes(without_denied_alarm(read(text))), read)
    if not denied:
        return text, reading
    known = {each.id for each in reading.findings}
    absent = tuple(Finding(id=each, status="absent") for each in denied if each not in known)
    likely = tuple(each for each in reading.proposals if each.id not in denied)
    return text, replace(reading, findings=(*reading.findings, *absent), proposals=likely)


def _with_exception(text: str, reading: Any, read: Callable[[str], Any]) -> Any:
    """The reading of a "no" with what it excepts, which the "no" drowned: "not in the least, although my hand cramps"."""
    excepted = _words()["excepted"].match(text)
    if excepted is None or any(each.status != "absent" for each in reading.findings):
        return reading
    told = tuple(each for each in read(text[excepted.end() :]).findings if each.status == "present")
    denied = {each.id for each in told}
    return replace(reading, findings=(*(each for each in reading.findings if each.id not in denied), *told)) if told else reading


def _is_bare(said: str, words: Mapping[str, Any]) -> bool:
    """Whether words only name something: nobody is spoken of, and nothing is said to be or to happen."""
    return len(said.split()) <= words["longest_name"] and not words["tells"].search(said)


def _denies_just_that(rest: str, words: Mapping[str, Any]) -> bool:
    """Whether what is behind a bare name denies it: "No.", "I haven't got any"; "No, it won't stop" does not."""
    if words["goes_on"].search(rest):
        return False
    return words["no_alone"].match(rest) is not None or words["no_first"].match(rest) is not None and words["well"].search(rest) is not None


def _read(words: str) -> tuple[Any, ...]:
    """What words name, for certain or by likeness."""
    read = language.read(words, by_rules=True)
    return (*read.findings, *read.proposals)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").strip()


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    data = read_yaml(knowledge_root() / "language" / "echoes.yml").data["restated"]
    begins = {name: re.compile(rf"{any_of(data[name])}(?![\w'])") for name in ("asked_how", "asked_whether", "no")}
    alone = re.compile(rf"{any_of(data['no_alone'])}\s*(?:[.;!]|$)")
    begins["no_first"] = re.compile(rf"{any_of(data['no_alone'])}\s*,")
    begins["excepted"] = re.compile(rf"\s*{any_of(data['denied'])}\s*[,;.:-]*\s*{any_of(data['excepted'])}(?![\w'])\s*", re.IGNORECASE)
    found = {name: whole_words(data[name]) for name in ("tells", "began", "goes_on", "well")}
    return {**begins, **found, "no_alone": alone, "longest": int(data["longest"]), "longest_name": int(data["longest_name"])}
