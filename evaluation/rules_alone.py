"""The rules read alone here; what the learned reader adds is measured over whole conversations."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from signpost.language import Reader, Reading


@lru_cache(maxsize=1)
def rules_reader() -> Reader:
    """One reader for the whole suite."""
    return Reader()


def read(text: str, today: date | None = None) -> Reading:
    """What the rules alone understand."""
    return rules_reader().read(text, today)
