"""The pictures of the widget in the docs: all states at all sizes, small, and named where they are shown."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "widget"
LARGEST_BYTES = 60_000


def constants() -> dict[str, object]:
    """The sizes and states that `make screens` photographs, read without starting a browser."""
    tree = ast.parse((ROOT / "tests/browser/screens.py").read_text())
    plain = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Dict, ast.Tuple))]
    return {target.id: ast.literal_eval(node.value) for node in plain for target in node.targets if isinstance(target, ast.Name)}


def test_every_state_stands_in_the_docs_at_every_size_and_is_small() -> None:
    known = constants()
    wanted = {f"{size}-{state}.webp" for size in known["SIZES"] for state in known["STATES"]}  # type: ignore[attr-defined]
    assert len(wanted) == 30
    assert {path.name for path in PICTURES.glob("*.webp")} == wanted
    assert [path.name for path in PICTURES.glob("*.webp") if path.stat().st_size >= LARGEST_BYTES] == []
    shown = (PICTURES / "README.md").read_text()
    assert [name for name in sorted(wanted) if f"({name})" not in shown] == []
