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
ROWS = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("|") and not line.startswith("|--")]
PROMISES = [(what, how) for what, how in ROWS if how not in ("shown by", "conversations")]
PROOFS = sorted({(what, proof) for what, how in PROMISES for proof in re.findall(r"`([^`]+)`", how)})
_LEVELS = "emergency urgent soon routine information none".split()


@cache
def functions_of(path: str) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if isinstance(node, ast.FunctionDef))


@cache
def cases_of(path: str) -> tuple[dict[str, Any], ...]:
    return tuple(read_yaml(ROOT / path).data["cases"])


@pytest.mark.parametrize(("what", "how"), PROMISES, ids=lambda each: each[:50])
def test_each_promise_is_shown_by_something(what: str, how: str) -> None:
    assert "`" in how or "](crisis.md)" in how


@pytest.mark.parametrize(("what", "proof"), PROOFS, ids=lambda each: each[:80])
def test_what_shows_a_promise_exists(what: str, proof: str) -> None:
    if proof.startswith("python -m "):
        assert importlib.util.find_spec(proof.split()[2]) is not None
    elif "::" in proof:
        path, name = proof.split("::")
        assert name in functions_of(path)
    else:
        path, _, name = proof.partition(": ")
        assert cases_of(path)
        assert not name or name in [each["name"] for each in cases_of(path)]


def whole(case: dict[str, Any]) -> bool:
    """Whether a case has at least two messages and states the level, or the levels, at which it ends."""
    stated = case["steps"][-1].get("level", [])
    levels = {stated} if isinstance(stated, str) else set(stated)
    return len(case["steps"]) > 1 and bool(levels) and levels <= set(_LEVELS)


def test_there_are_as_many_whole_conversations_as_are_promised() -> None:
    said = re.search(r"There are (\d+) that retell .* at least (\d+) further", PAGE)
    assert said is not None
    first, further = map(int, said.groups())
    section = PAGE.partition("## Whole conversations")[2].partition("\n## ")[0]
    paths = list(dict.fromkeys(re.findall(r"`(tests/cases/[^`]+)`", section)))
    retold, *others = (sum(map(whole, cases_of(path))) for path in paths)
    assert retold >= first
    assert sum(others) >= further
