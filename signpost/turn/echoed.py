"""What somebody only repeats after the bot and denies: "an overdose?? what? no" tells of none; `knowledge/language/echoes.yml`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.conversation.unasked import only_echoes
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, whole_words


def without_echoes(reading: Any) -> Any:
    """The reading in which a danger that is only echoed is denied; one of a crisis is asked about, once.

    So is a life, or what was swallowed, that is denied with a word which leaves it open: "suicidal? no, not yet".
    """
    book = load_rulebook()
    asked_first = book.of_crisis | set(book.levels.looked_for)
    left_open = [each for each in reading.findings if each.status == "absent" and each.id in asked_first and _is_left_open(reading.text)]
    reading = _with_denied(reading, asked_first)
    echoed = [each for each in reading.findings if each.status == "present" and _is_echo(each.said or "")]
    counts = any(each.id in asked_first for each in echoed)
    if echoed and not _is_denied(reading.text, [each.said for each in echoed], counts=counts):
        echoed = []
    if not (echoed or left_open):
        return reading
    asked = [*left_open, *(each for each in echoed if each.id in book.of_crisis)]
    kept = [each for each in reading.findings if each not in asked]
    findings = tuple(each.with_(status="absent") if each in echoed else each for each in kept)
    # What the words alone sound like are those of the echo.
    named = {each.id for each in (*echoed, *left_open)}
    rest = tuple(each for each in reading.proposals if each.id not in named)
    proposals = (*(each.with_(status="present") for each in asked), *rest)
    return replace(reading, findings=findings, proposals=proposals, alarms=reading.alarms and not echoed)


def _is_left_open(text: str) -> bool:
    """Whether a text repeats something with a question mark, denies it, and yet affirms or counts."""
    first, mark, rest = text.partition("?")
    plain = _plain(rest)
    echo = bool(mark) and len(first.split()) <= _words()["longest"]
    return echo and bool(_words()["denies"].search(plain)) and bool(_words()["affirms"].search(plain) or re.search(r"\d", plain))


def _is_echo(said: str) -> bool:
    return said.rstrip().endswith("?") and len(said.split()) <= _words()["longest"]


def _with_denied(reading: Any, asked_first: Collection[str]) -> Any:
    """The reading with what is repeated after the bot and answered with "no" as not there: "Numb? No dear, I feel the pen"."""
    first, mark, rest = reading.text.partition("?")
    answers = bool(mark) and _words()["answers_no"].match(_plain(rest)) is not None
    # "Is stiff the same as weak? No, I'm strong" asks, and repeats nothing.
    if not (answers and only_echoes(reading.text)) or len(first.split()) > _words()["longest"] or _words()["affirms"].search(_plain(rest)):
        return reading
    known = {each.id for each in (*reading.findings, *reading.proposals) if each.status != "absent"} - _named(first)
    told = [each for each in language.read(first, by_rules=True).findings if each.status == "present" and each.id not in asked_first]
    denied = tuple(each.with_(status="absent") for each in told if each.id not in known)
    gone = {each.id for each in denied}
    kept = tuple(each for each in reading.findings if each.id not in gone)
    return replace(reading, findings=(*kept, *denied), proposals=tuple(each for each in reading.proposals if each.id not in gone))


def _named(words: str) -> set[str]:
    """What words alone name, for certain or by likeness."""
    return {each.id for each in language.read(words, by_rules=True).findings}


def _is_denied(text: str, echoed: list[str], *, counts: bool = True) -> bool:
    """Whether all that is said beside the echo denies it, and nothing affirms, counts or tells of a danger.

    An age or a date counts nothing of what cannot be swallowed: "Pregnant?? He is 76. No to all".
    """
    rest = text
    for each in echoed:
        rest = rest.replace(each, " ", 1)
    plain = _plain(rest)
    if not _words()["denies"].search(plain) or _words()["affirms"].search(plain) or counts and re.search(r"\d", plain):
        return False
    told = [each for each in language.read(plain, by_rules=True).findings if each.status == "present"]
    return not any(load_rulebook().may_be_danger(each.id) for each in told)


def _plain(text: str) -> str:
    """A text in small letters, without words that deny although one of them would affirm: "never had one"."""
    return str(_words()["denied_too"].sub(" no ", text.casefold().replace("’", "'")))


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    data = read_yaml(knowledge_root() / "language" / "echoes.yml").data
    patterns = {name: whole_words(data[name]) for name in ("denies", "affirms", "denied_too")}
    patterns["answers_no"] = re.compile(rf"[?!.,\s]*{any_of(data['answers_no'])}(?![\w'])")
    return {**patterns, "longest": int(data["longest"])}
