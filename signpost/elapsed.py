"""A span of time in the unit in which people speak of it."""

from __future__ import annotations

# Days from which the next larger unit reads better than the smaller one.
_UNITS = (("weeks", 7.0, 14.0), ("months", 30.4, 59.0), ("years", 365.0, 730.0))


def elapsed(days: float) -> tuple[str, str]:
    """The unit (`today`, `day`, `days`, `weeks`, `months`, `years`) and how many of it; the number is empty where none is said."""
    if days < 1:
        return "today", ""
    if round(days) == 1:
        return "day", ""
    unit, size = "days", 1.0
    for name, length, begins in _UNITS:
        if days >= begins:
            unit, size = name, length
    return unit, f"{days / size:.0f}"
