"""Every promise of docs/safety/net.md names tests, conversations and commands that exist, and there are as many talks as it promises."""

from __future__ import annotations

import ast
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "safety" / "net.md").read_text(encoding="utf-8")
SECTIONS = {title: text for title, _, text in (each.partition("\n") for each in PAGE.split("\n## ")[1:])}
ROWS = [
    (title, *line.strip("| ").split(" | "))
    for title, text in SECTIONS.items()
    for line in text.splitlines()
    if line.startswith("|") and not line.startswith("|--")
]
PROMISES = [row for row in ROWS if row[2] not in ("shown by", "conversations")]
PROOFS = sorted({(title, what, proof) for title, what, how in PROMISES for proof in re.findall(r"`([^`]+)`", how)})
WHOLE = "Whole conversations"
_LEVELS = "emergency urgent soon routine information none".split()


@cache
def functions_of(path: str) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if isinstance(node, ast.FunctionDef))


@cache
def cases_of(path: str) -> tuple[dict[str, Any], ...]:
    return tuple(read_yaml(ROOT / path).data["cases"])


def test_each_promise_is_shown_by_something() -> None:
    assert [(section, what) for section, what, how in PROMISES if "`" not in how and "](crisis.md)" not in how] == []


def is_shown(section: str, proof: str) -> bool:
    if proof.startswith("python -m "):
        return importlib.util.find_spec(proof.split()[2]) is not None
    if "::" in proof:
        path, name = proof.split("::")
        return name in functions_of(path)
    path, _, name = proof.partition(": ")
    meant = [each for each in cases_of(path) if name in ("", each["name"])] if path.startswith("tests/danger/") else []
    return bool(meant) and (section == WHOLE or any(section in each["proves"] for each in meant))


def test_what_shows_a_promise_exists_and_says_that_it_does() -> None:
    assert [each for each in PROOFS if not is_shown(each[0], each[2])] == []


def whole(case: dict[str, Any]) -> bool:
    """Whether a case has at least two messages and states the level, or the levels, at which it ends."""
    stated = case["steps"][-1].get("level", [])
    levels = {stated} if isinstance(stated, str) else set(stated)
    return len(case["steps"]) > 1 and bool(levels) and levels <= set(_LEVELS)


def test_there_are_as_many_whole_conversations_as_are_promised() -> None:
    said = re.search(r"There are (\d+) that retell .* at least (\d+) further", PAGE)
    assert said is not None
    first, further = map(int, said.groups())
    paths = list(dict.fromkeys(re.findall(r"`(tests/danger/[^`]+)`", SECTIONS[WHOLE])))
    retold, *others = (sum(map(whole, cases_of(path))) for path in paths)
    assert retold >= first
    assert sum(others) >= further
