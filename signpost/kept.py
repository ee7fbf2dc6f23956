"""What takes long to work out at the start is kept in a file for the next start."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent.parent / ".cache"


def kept(name: str, key: str, make: Callable[[], Any], *, folder: Path = _FOLDER) -> Any:
    """What `make` gives, plain data; from an earlier start when that was made of the same things, which `key` stands for.

    A folder that cannot be written and a file that cannot be read cost time, nothing else.
    """
    path = folder / f"{name}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["key"] == key:
            return found["value"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    value = make()
    try:
        _replace(path, json.dumps({"key": key, "value": value}))
    except OSError:
        pass
    return value


def _replace(path: Path, text: str) -> None:
    """Writes the file in one step: two servers may start at the same time."""
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    os.replace(file.name, path)
