"""Further questions that people ask about an entry: training/wordings/, read and checked. They are not clinical content."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from signpost.knowledge import check_schema, nearest, read_folder, read_yaml

FOLDER = Path("training", "wordings")


def wordings_folder(root: Path) -> Path:
    """Where the further wordings of a knowledge folder are: beside it."""
    return root.parent / FOLDER


def read_wordings(root: Path, entries: Collection[str], *, strict: bool = False) -> dict[str, tuple[str, ...]]:
    """The further wordings by entry id; raises KnowledgeError for a mistake in a file.

    Wordings of an entry that does not exist are left out, so that a removed entry does not silence the room;
    `strict` makes them an error.
    """
    schema = read_yaml(root / "schema" / "wordings.yml").data
    found: dict[str, tuple[str, ...]] = {}
    for document in read_folder(wordings_folder(root)):
        check_schema(document, schema)
        for entry_id, texts in document.data["wordings"].items():
            if entry_id in entries:
                found[entry_id] = (*found.get(entry_id, ()), *map(str, texts))
            elif strict:
                raise document.error(["wordings", entry_id], f"there is no entry {entry_id!r}.", nearest(entry_id, entries))
    return found
