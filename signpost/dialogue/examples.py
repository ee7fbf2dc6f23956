"""What Rasa's examples of intents say: who types one of them means its intent, and from all of them the classifier learns.

How it learns stands in `training/guesses.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from signpost.knowledge import fingerprint, read_folder
from signpost.patterns import bare
from signpost.places import place


def examples() -> list[tuple[str, str]]:
    """Every example in `data/nlu` and its intent, in their order."""
    rows = [row for document in read_folder(place("data/nlu")) for row in document.data["nlu"]]
    return [(line.strip().removeprefix("- "), row["intent"]) for row in rows for line in row["examples"].splitlines()]


def fingerprint_of_examples() -> str:
    """A hash of the files of examples."""
    return fingerprint(place("data/nlu").rglob("*.yml"))


def intent_of_example(text: str) -> str | None:
    """The intent of a message that is an example as it stands, but for capital letters and the marks around it."""
    return _intents().get(_plain(text))


@lru_cache(maxsize=1)
def _intents() -> Mapping[str, str]:
    # What has a key does whatever else its message does; no example of it is the whole of a message.
    return {_plain(text): intent for text, intent in examples() if "/" not in intent}


def _plain(text: str) -> str:
    # Of "?" and "..." nothing is left without the marks.
    return bare(text) or text.strip()
