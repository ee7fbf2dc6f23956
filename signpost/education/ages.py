"""How old the facts are: every entry and every source with the day it was last checked, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signpost.education.base import EducationBase

YEAR_DAYS = 365


def ages(base: EducationBase, today: date, *, older_than: int = 0) -> Iterator[str]:
    """One line for each entry that was last checked more than so many days ago, with its sources that are as old."""
    order = sorted(base.entries.values(), key=lambda entry: (entry.as_of, entry.id))
    for entry in order:
        days = (today - date.fromisoformat(entry.as_of)).days
        old = [cited.source for cited in entry.citations if _days(cited.source.seen, today) > older_than]
        if days > older_than or old:
            names = ", ".join(f"{source.id} ({source.seen or 'never'})" for source in old)
            yield f"{entry.as_of}  {entry.id}  {names}".rstrip()


def _days(seen: str, today: date) -> int:
    return (today - date.fromisoformat(seen)).days if seen else today.toordinal()
