"""The sets in `evaluation/sets`: what people may say, one row a line, with what must come of it and where the row comes from.

Every row has an `id`, `from` and `expect`; `held_out` rows were never looked at while building. `python -m evaluation.score` scores
them. What is in `expect` is told by `evaluation/expected.py`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

SETS = Path(__file__).resolve().parent / "sets"
Row = dict[str, Any]


@cache
def rows(kind: str) -> tuple[Row, ...]:
    """The rows of one set, in their order."""
    return tuple(json.loads(line) for line in (SETS / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines())


def kinds() -> list[str]:
    """The names of all sets."""
    return sorted(path.stem for path in SETS.glob("*.jsonl"))
