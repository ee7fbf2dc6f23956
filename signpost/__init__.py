"""Signpost: a rule-based, educational symptom-triage chatbot.

`from signpost import Conversation` is the one entry of the library (docs/library.md). It is loaded at its first use, so that the
rooms below can be imported one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signpost.library.conversation import Answer, Conversation

# The one place that has it: the package, the metrics and a release name it.
__version__ = "0.1.0"
__all__ = ["Answer", "Conversation"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from signpost.library import conversation

        return getattr(conversation, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
