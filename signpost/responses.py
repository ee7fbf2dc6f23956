"""Every sentence the bot says, as it is written in `data/responses/`; Rasa reads the same files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from signpost.knowledge import read_folder
from signpost.places import place

FOLDER = place("data/responses")

Responses = dict[str, list[dict[str, Any]]]


def read_responses(folder: Path = FOLDER) -> Responses:
    """The variants of every response by its name; raises KnowledgeError for a name that stands in two files.

    Rasa would let the later file win without a word.
    """
    found: Responses = {}
    for document in read_folder(folder):
        for name, variants in document.data["responses"].items():
            if name in found:
                raise document.error(("responses", name), f"the response {name!r} stands in another file too.")
            found[name] = variants
    return found


@lru_cache(maxsize=1)
def load_responses() -> Responses:
    """The project's own responses, read once."""
    return read_responses()
