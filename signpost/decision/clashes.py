"""Tellings of one finding that cannot both be true, and how to ask which is: `knowledge/questions/clashes.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from signpost.decision.case import Case
from signpost.decision.merging import same_time
from signpost.decision.questions import CLASHES, Option, Question
from signpost.decision.reading import check_value
from signpost.decision.turns import Turn
from signpost.decision.vocabulary import Vocabulary, readable, schema
from signpost.findings import PLACE, Finding
from signpost.knowledge import Document, KnowledgeError, Place

Attributes = Mapping[str, str]


@dataclass(frozen=True)
class Clash:
    """One kind of contradiction: the pairs of tellings that are one, what is news instead, and the question about it."""

    attribute: str
    pairs: tuple[tuple[Attributes, Attributes], ...]
    news_words: tuple[str, ...]
    news_told: Attributes
    lead: str
    question: Question

    def asked_about(self, finding: str) -> Question:
        """The question about one finding."""
        asked = self.question
        return Question(f"{finding}.{self.attribute}", asked.kind, asked.ask, asked.ask_other, asked.help, options=asked.options)


@dataclass(frozen=True)
class Contradiction:
    """A telling that is held back until it is clear which of two is right, and the turn without it."""

    clash: Clash
    held: Finding
    turn: Turn


def contradiction_in(before: Case, after: Case, turn: Turn, text: str, clashes: Iterable[Clash]) -> Contradiction | None:
    """The first contradiction between what a turn tells and what was known before it; None when all of it can be true, or is news."""
    for clash in clashes:
        if _is_news(clash, turn, text) or _answers(clash, turn):
            continue
        for told in after.facts(after.subject):
            pair = _pair(clash, told, before)
            if pair is not None:
                held = Finding(told.id, person=told.person, body_part=told.body_part).with_(**_values(pair))
                return Contradiction(clash, held, _without(turn, told.id, pair))
    return None


def says_one_of(text: str, words: Iterable[str]) -> bool:
    """Whether one of some words stands in a text."""
    return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, words))})\b", text, re.IGNORECASE))


def without(text: str, words: Iterable[str]) -> str:
    """The text with these words left out."""
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, words))})\b", " ", text, flags=re.IGNORECASE)


def _answers(clash: Clash, turn: Turn) -> bool:
    """Whether a turn tells just what was asked; "it is there when I wake" tells nothing of how it began."""
    asked = (turn.question_id or "").partition(".")[2] == clash.attribute
    return asked and any(each.get(clash.attribute) is not None for each in (*(each.as_dict() for each in turn.findings), turn.reply))


def _is_news(clash: Clash, turn: Turn, text: str) -> bool:
    told = [*(each.as_dict() for each in turn.findings), turn.reply]
    return says_one_of(text, clash.news_words) or any(each.get(name) == value for each in told for name, value in clash.news_told.items())


def _pair(clash: Clash, told: Finding, before: Case) -> Attributes | None:
    """What a finding now says that cannot be true beside what was known of the same one."""
    known = [each for each in before.facts(told.person) if each.id == told.id and each.status == "present"]
    if told.status != "present" or told in known:
        return None
    for was, now in clash.pairs:
        if any(_is_same(each, told, clash.attribute) and _says(each, was) and not _says(each, now) for each in known) and _says(told, now):
            return now
    return None


def _is_same(known: Finding, told: Finding, contradicted: str) -> bool:
    """Whether a telling is of what was known: at the same place, and no later event with a time of its own."""
    for name in PLACE:
        was, now = getattr(known, name), getattr(told, name)
        if name != contradicted and was is not None and now is not None and was != now:
            return False
    return told.duration_days == known.duration_days or same_time(known, told)


def _says(finding: Finding, attributes: Attributes) -> bool:
    values = {name: getattr(finding, name) for name in attributes}
    return all(attributes[name] in value if isinstance(value, tuple) else value == attributes[name] for name, value in values.items())


def _values(told: Attributes) -> dict[str, Any]:
    return {name: (value,) if name == "triggers" else value for name, value in told.items()}


def _without(turn: Turn, finding: str, told: Attributes) -> Turn:
    """The turn without what contradicts, in its findings and in what it says as a reply."""
    findings = tuple(_cleared(each, told) if each.id == finding else each for each in turn.findings)
    reply = dict(turn.reply)
    for name, value in told.items():
        said = reply.get(name)
        if isinstance(said, (list, tuple)):
            reply[name] = [each for each in said if each != value]
        elif said == value:
            del reply[name]
    return replace(turn, findings=findings, reply=reply)


def _cleared(finding: Finding, told: Attributes) -> Finding:
    changes: dict[str, Any] = {}
    for name, value in told.items():
        if name == "triggers":
            changes[name] = tuple(each for each in finding.triggers if each != value)
        elif getattr(finding, name) == value:
            changes[name] = None
    return finding.with_(**changes)


def load_clashes(root: Path, vocabulary: Vocabulary, wrong: list[KnowledgeError]) -> tuple[Clash, ...]:
    """All kinds of contradiction; everything that is wrong with them is added to a list. None without the file."""
    try:
        found = [
            (each, row) for each in readable(root / "questions", wrong, schema(root, "clashes"), CLASHES) for row in each.data["clashes"]
        ]
        return tuple(_clash(row, document, ("clashes", index), vocabulary) for index, (document, row) in enumerate(found))
    except KnowledgeError as error:
        wrong.append(error)
        return ()


def _clash(data: Mapping[str, Any], document: Document, place: Place, vocabulary: Vocabulary) -> Clash:
    for index, pair in enumerate(data["pairs"]):
        for side in ("known", "told"):
            _check(pair[side], document, (*place, "pairs", index, side), vocabulary)
    _check(data["news"]["told"], document, (*place, "news", "told"), vocabulary)
    for index, option in enumerate(data["options"]):
        _check({data["attribute"]: option["value"]}, document, (*place, "options", index), vocabulary)
    options = tuple(Option(each["value"], each["label"]) for each in data["options"])
    return Clash(
        attribute=data["attribute"],
        pairs=tuple((each["known"], each["told"]) for each in data["pairs"]),
        news_words=tuple(data["news"]["words"]),
        news_told=data["news"]["told"],
        lead=data["lead"],
        question=Question("", "choice", data["ask"], data["ask_other"], data["help"], options=options),
    )


def _check(attributes: Attributes, document: Document, place: Place, vocabulary: Vocabulary) -> None:
    for name, value in attributes.items():
        if name not in vocabulary.attributes:
            raise document.error(place, f"unknown attribute {name!r}.")
        check_value(name, value, document, place, vocabulary)
