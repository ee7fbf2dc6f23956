"""The rules read alone here; what the learned reader adds is measured over whole conversations."""

from __future__ import annotations

from datetime import date

from signpost import nlu
from signpost.nlu import Reading


def read(text: str, today: date | None = None) -> Reading:
    """What the rules alone understand."""
    return nlu.read(text, today, by_rules=True)
