"""From words to findings: vocabulary, spelling, context, time and person, on a spaCy pipeline without a trained model.

spaCy is loaded at the first use, not at import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signpost.nlu.reader import Reader, answer, read, reader_version
    from signpost.nlu.reading import Reading, Reply

__all__ = ["Reader", "Reading", "Reply", "answer", "read", "reader_version"]


def __getattr__(name: str) -> Any:
    if name in ("Reading", "Reply"):
        from signpost.nlu import reading

        return getattr(reading, name)
    if name in ("Reader", "answer", "read", "reader_version"):
        from signpost.nlu import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
