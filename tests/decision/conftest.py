"""The rule book as it stands, and a small one of its own to try the machinery on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from signpost.decision.rules import Rulebook, load_rulebook, read_rulebook
from signpost.knowledge import knowledge_root

SMALL_RULES = Path(__file__).parent / "small_rules.yml"
SMALL_QUESTIONS = Path(__file__).parent / "small_questions.yml"


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The rule book of the project."""
    return load_rulebook()


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    """A knowledge folder with the project's schemas, levels and body parts, and with rules of the tests' own."""
    root = tmp_path / "knowledge"
    for name in ("schema", "levels.yml", "body_parts.yml"):
        source = knowledge_root() / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    (root / "sources").mkdir()
    (root / "sources" / "all.yml").write_text(
        "sources:\n  - {id: book, title: A book, publisher: Us, kind: guideline, at: page, seen: 2026-11-20}\n"
    )
    (root / "rules").mkdir()
    (root / "questions").mkdir()
    shutil.copy(SMALL_RULES, root / "rules" / "small.yml")
    shutil.copy(SMALL_QUESTIONS, root / "questions" / "small.yml")
    shutil.copy(knowledge_root() / "questions" / "likelihood.yml", root / "questions")
    return root


@pytest.fixture
def small(small_root: Path) -> Rulebook:
    """The small rule book."""
    found, wrong = read_rulebook(small_root)
    assert wrong == []
    return found


Edit = Callable[[Callable[[dict[str, Any]], None]], Path]


@pytest.fixture
def edited(small_root: Path) -> Edit:
    """Changes the first rule of the small rule book and returns its folder."""

    def edit(change: Callable[[dict[str, Any]], None]) -> Path:
        path = small_root / "rules" / "small.yml"
        data = yaml.safe_load(path.read_text())
        change(data["rules"][0])
        path.write_text(yaml.safe_dump(data, sort_keys=False).replace("!!timestamp ", ""))
        return small_root

    return edit
