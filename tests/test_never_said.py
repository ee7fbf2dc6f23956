"""No headline, reason, instruction, question or reply diagnoses, reassures without ground, gives a dose or names a method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from signpost.decision.rules import load_rulebook
from signpost.knowledge import knowledge_root, read_folder, read_yaml
from signpost.responses import read_responses

ROOT = knowledge_root()
BOOK = load_rulebook()
LEVELS = BOOK.levels
DATA = read_yaml(ROOT / "never_said.yml").data
ILLNESS = "|".join(DATA["illnesses"])
PATTERNS = [(kind, each) for kind in DATA["kinds"] for each in kind["patterns"]]
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
RULE_PARTS = ("title", "noticed", "matters", "do", "pattern")


@dataclass(frozen=True)
class Said:
    """One sentence, the file it stands in, and the level of the rule that says it, where it is one."""

    file: str
    text: str
    level: str = ""


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("(illness)", f"(?:{ILLNESS})").replace("illness)", f"{ILLNESS})"), re.IGNORECASE)


def sentences(file: str, text: str, level: str = "") -> Iterator[Said]:
    for each in SENTENCE.split(text):
        if each.strip():
            yield Said(file, each.strip(), level)


def strings(value: Any) -> Iterator[str]:
    """Every string inside a piece of YAML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from strings(each)


def everything() -> Iterator[Said]:
    for rule in BOOK.rules:
        for part in RULE_PARTS:
            yield from sentences(rule.path.name, rule.stated.get(part, ""), rule.level)
    for document in read_folder(ROOT / "questions"):
        for question in document.data.get("questions", ()):
            spoken = [question.get(part, "") for part in ("ask", "ask_other", "help", "because")]
            for text in (*spoken, *(option["label"] for option in question.get("options", ()))):
                yield from sentences(document.path.name, text)
    for name, variants in read_responses().items():
        for variant in variants:
            yield from sentences(name, variant["text"])
    for row in read_yaml(ROOT / "waiting.yml").data["waiting"]:
        yield from (said for step in row["steps"] for said in sentences("waiting.yml", step))
    yield from (said for text in strings(LEVELS.cannot_tell) for said in sentences("levels.yml", text, LEVELS.cannot_tell["level"]))


SAID = list(everything())


def caught(kind: Mapping[str, Any], each: Mapping[str, Any]) -> list[str]:
    pattern, but = compiled(each["pattern"]), compiled(each["but"]) if "but" in each else None
    return [
        f"{said.file}: {said.text}"
        for said in SAID
        if not ("above" in kind and (not said.level or LEVELS.rank(said.level) <= LEVELS.rank(kind["above"])))
        and pattern.search(said.text)
        and not (but and but.search(said.text))
    ]


def test_every_kind_of_text_is_read() -> None:
    files = {said.file for said in SAID}
    assert {"waiting.yml", "levels.yml", "crisis.yml", "stroke.yml", "movement.yml"} <= files
    assert {said.level for said in SAID} >= {"emergency", "urgent", "soon", "routine"}


def test_pattern_catches_what_it_is_for() -> None:
    for _, each in PATTERNS:
        assert compiled(each["pattern"]).search(each["such_as"]), each
        assert "but" not in each or not compiled(each["but"]).search(each["such_as"]), each


def test_nothing_that_is_said_is_caught() -> None:
    assert [(found, kind["because"]) for kind, each in PATTERNS if (found := caught(kind, each))] == []


@pytest.mark.parametrize("level", DATA["contradicts"])
def test_first_sentence_of_an_instruction_fits_its_level(level: str) -> None:
    wrong = [
        f"{rule.path.name}: {first}"
        for rule in BOOK.rules
        if rule.level == level and rule.status != "retired"
        for first in [SENTENCE.split(rule.do)[0]]
        for pattern in DATA["contradicts"][level]
        if re.search(pattern, first, re.IGNORECASE)
    ]
    assert wrong == []
