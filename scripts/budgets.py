"""Holds every room to its budget and prints the table: what budgets.toml allows beside what there is. `make check` ends with it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

ROOT = Path(__file__).resolve().parent.parent
BUDGETS = ROOT / "budgets.toml"
# Files whose length and functions are bounded one by one.
SOURCES = ("signpost", "actions", "review", "scripts", "site", "widget/src")
LEARNED = ("models/reader", "models/encoder")
ARTEFACTS = (".db", ".sqlite", ".gz")
_PATTERN_METHODS = frozenset({"search", "match", "fullmatch", "findall", "finditer", "sub", "subn"})

Budgets = Mapping[str, Mapping[str, int]]


def main() -> None:
    """Prints the table; ends with 1, and says what is over, when something is."""
    budgets = read(BUDGETS.read_text(encoding="utf-8"))
    for kind, name, most, now in table(budgets):
        print(f"  {name:26} {now:>7,} of {most:>7,} {kind}")
    faults = [*over(budgets), *raised(budgets), *too_long(budgets["each"]), *too_large(budgets["each"])]
    for fault in faults:
        print(f"signpost: {fault}", file=sys.stderr)
    sys.exit(bool(faults))


def read(text: str) -> dict[str, dict[str, int]]:
    """Every budget by its kind and name."""
    return tomli.loads(text)


def table(budgets: Budgets) -> Iterator[tuple[str, str, int, int]]:
    """Kind, room, budget and what there is now."""
    for kind, measure in MEASURES.items():
        for room, most in budgets[kind].items():
            yield kind.replace("_", " "), room, most, measure(ROOT / room)


def over(budgets: Budgets) -> list[str]:
    """What is above its budget."""
    return [f"{room} has {now:,} {kind}, {most:,} are allowed (budgets.toml)" for kind, room, most, now in table(budgets) if now > most]


def raised(budgets: Budgets) -> list[str]:
    """Budgets that are higher than the repository ever had them; nothing where there is no history to look at."""
    faults = []
    for commit in _git("log", "--format=%H", "--", BUDGETS.name).split():
        for kind, rooms in read(_git("show", f"{commit}:{BUDGETS.name}")).items():
            for room, most in rooms.items():
                if budgets.get(kind, {}).get(room, most) > most:
                    faults.append(f"the budget of {room} was {most:,} {kind} and is raised: budgets only go down")
    return sorted(set(faults))


def too_long(most: Mapping[str, int]) -> Iterator[str]:
    """Files and functions with too many lines."""
    for name in _tracked(*SOURCES):
        if name.suffix not in (".py", ".ts"):
            continue
        text = name.read_text(encoding="utf-8")
        if len(text.splitlines()) > most["lines of a file"]:
            yield f"{name.relative_to(ROOT)} has {len(text.splitlines())} lines"
        for node in ast.walk(ast.parse(text)) if name.suffix == ".py" else ():
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > most["lines of a function"]:
                    yield f"{name.relative_to(ROOT)}: {node.name} has {length} lines"


def too_large(most: Mapping[str, int]) -> Iterator[str]:
    """Files that do not belong in a repository: large ones, and what a program leaves behind."""
    learned = [ROOT / name for name in LEARNED]
    for path in _tracked():
        if path.parent not in learned and path.stat().st_size > most["kilobytes of a file in git"] * 1024:
            yield f"{path.relative_to(ROOT)} is larger than {most['kilobytes of a file in git']} KiB"
        if path.suffix in ARTEFACTS or "node_modules" in path.parts:
            yield f"{path.relative_to(ROOT)} is an artefact"
    for folder, name in zip(learned, LEARNED, strict=True):
        if sum(path.stat().st_size for path in folder.iterdir()) > most[f"megabytes of {name}"] * 1024**2:
            yield f"{name} is larger than {most[f'megabytes of {name}']} MiB"


def _lines(room: Path) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in room.rglob("*.py"))


def _kilobytes(room: Path) -> int:
    return -(-sum(path.stat().st_size for path in room.rglob("*.yml")) // 1000)


def _text_matches(room: Path) -> int:
    nodes = (node for path in room.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return sum(isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _PATTERN_METHODS for node in nodes)


def _tracked(*folders: str) -> list[Path]:
    paths = [ROOT / name for name in _git("ls-files", "-z", "--", *folders).split("\0") if name]
    return [path for path in paths if path.exists()]


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


MEASURES: Mapping[str, Any] = {"lines": _lines, "kilobytes": _kilobytes, "text_matches": _text_matches}

if __name__ == "__main__":
    main()
