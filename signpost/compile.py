"""Reads the clinical content once and keeps it ready for the servers' starts: `python -m signpost.compile` (`signpost/compiled.py`)."""

from __future__ import annotations

from signpost import education
from signpost.compiled import is_current, renewed
from signpost.decision import load_rulebook
from signpost.knowledge import KnowledgeError


def main() -> None:
    """Writes what is missing or out of date; ends with a message when a file of the content is wrong, and then keeps nothing new."""
    if is_current():
        return
    try:
        with renewed():
            load_rulebook()
            education.load_base()
    except KnowledgeError as error:
        raise SystemExit(f"signpost: the content is not kept ready: {error}") from error


if __name__ == "__main__":
    main()
