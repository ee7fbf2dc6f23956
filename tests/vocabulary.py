"""The vocabulary as it is written, read once for all tests."""

from __future__ import annotations

from functools import cache

from signpost.knowledge import Document, knowledge_root, read_folder


@cache
def written() -> tuple[Document, ...]:
    """Every file below knowledge/vocabulary."""
    return tuple(read_folder(knowledge_root() / "vocabulary"))
