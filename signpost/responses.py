"""Every sentence the bot says, as it is written in `data/responses/`.

Rasa reads what stands under `responses`: what a rule or a policy names. What only a custom action sends stands under
`sent_by_actions`, and the server adds it (`components/responses.py`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from signpost.knowledge import read_folder
from signpost.places import place

FOLDER = place("data/responses")

_VERSION = "version"
_KEYS = (_VERSION, "responses", "sent_by_actions")

Responses = dict[str, list[dict[str, Any]]]


def read_responses(folder: Path = FOLDER) -> Responses:
    """The variants of every response by its name; raises KnowledgeError for a name that stands in two places.

    Rasa would let the later file win without a word.
    """
    found: Responses = {}
    for document in read_folder(folder):
        for key, responses in document.data.items():
            if key not in _KEYS:
                raise document.error((key,), f"{key!r} is none of {', '.join(_KEYS)}.")
            for name, variants in responses.items() if key != _VERSION else ():
                if name in found:
                    raise document.error((key, name), f"the response {name!r} stands in another place too.")
                found[name] = variants
    return found


@lru_cache(maxsize=1)
def load_responses() -> Responses:
    """The project's own responses, read once."""
    return read_responses()
