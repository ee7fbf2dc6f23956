"""The time with which a message opens before it tells of something else: "since September, when school began. Only when I panic"."""

from __future__ import annotations

import re
from typing import Any

from signpost import language

_CLAUSE = re.compile(r"[^.,;!?\n]+")


def opening_days(reading: Any) -> float | None:
    """How many days ago the first clause alone says that something began; None where it names a sign, or no time."""
    if reading.reply.duration_days is None:
        return None
    first = _CLAUSE.match(reading.text.strip())
    alone = language.read(first[0], by_rules=True) if first else None
    return alone.reply.duration_days if alone is not None and not alone.findings else None
