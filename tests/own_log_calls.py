"""Finds what this project's own logging calls pass."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def calls() -> Iterator[tuple[str, int, str]]:
    """File, line and name of each bare name that is passed to a logging call of ours, f-strings included; "" when none is."""
    for folder in ("signpost", "actions"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("logger."):
                    yield str(path.relative_to(ROOT)), node.lineno, ""
                    for argument in node.args:
                        for each in [argument] if isinstance(argument, ast.Name) else _filled(argument):
                            yield str(path.relative_to(ROOT)), node.lineno, each.id


def _filled(node: ast.expr) -> list[ast.Name]:
    return [each.value for each in ast.walk(node) if isinstance(each, ast.FormattedValue) and isinstance(each.value, ast.Name)]
