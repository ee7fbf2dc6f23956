"""Every promise of docs/safety/net.md names tests, conversations and commands that exist, and there are as many talks as it promises."""

from __future__ import annotations

import ast
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

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


@pytest.mark.parametrize(("section", "what", "how"), PROMISES, ids=lambda each: each[:50])
def test_each_promise_is_shown_by_something(section: str, what: str, how: str) -> None:
    assert "`" in how or "](crisis.md)" in how


@pytest.mark.parametrize(("section", "what", "proof"), PROOFS, ids=lambda each: each[:80])
def test_what_shows_a_promise_exists_and_says_that_it_does(section: str, what: str, proof: str) -> None:
    if proof.startswith("python -m "):
        assert importlib.util.find_spec(proof.split()[2]) is not None
    elif "::" in proof:
        path, name = proof.split("::")
        assert name in functions_of(path)
    else:
        path, _, name = proof.partition(": ")
        assert path.startswith("tests/danger/")
        meant = [each for each in cases_of(path) if name in ("", each["name"])]
        assert meant
        assert section == WHOLE or any(section in each["proves"] for each in meant)


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
