"""From words to findings: vocabulary, spelling, context, time and person, on a spaCy pipeline without a trained model.

spaCy is loaded at the first use, not at import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signpost.nlu.reader import Reader, answer, read, reader_version
    from signpost.nlu.reading import Reading, Reply

__all__ = ["Reader", "Reading", "Reply", "answer", "read", "reader_version"]
_FROM = {"Reading": "reading", "Reply": "reading", **dict.fromkeys(("Reader", "answer", "read", "reader_version"), "reader")}


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"signpost.nlu.{_FROM[name]}"), name)
