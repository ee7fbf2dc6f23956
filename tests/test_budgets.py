"""Rooms stay small enough to live in."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE, LONGEST_FUNCTION, LARGEST_FILE_KIB = 300, 40, 800
# What was learned is large: it is quantised, hashed, and changes with its training data alone.
LEARNED = ROOT / "models" / "reader"
LARGEST_LEARNED_KIB = 25 * 1024
MODULES = [path for folder in ("signpost", "actions", "review", "scripts", "site") for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_to_its_budget(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", sorted((ROOT / "widget" / "src").glob("*.ts")), ids=lambda path: path.name)
def test_file_of_the_widget_keeps_to_its_budget(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_repository_holds_no_large_file_and_no_artefact() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name and (ROOT / name).exists()]
    assert files
    assert [path for path in files if LEARNED not in path.parents and path.stat().st_size > LARGEST_FILE_KIB * 1024] == []
    assert sum(path.stat().st_size for path in LEARNED.iterdir()) <= LARGEST_LEARNED_KIB * 1024
    assert [path for path in files if path.suffix in (".db", ".sqlite", ".gz") or "node_modules" in path.parts] == []
