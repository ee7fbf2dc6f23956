"""The answer to the last question, whether anything was missed, that leaves unsaid what it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.dialogue.turns import KINDS_OF_COMPLAINTS, MORE


def leaves_unsaid(question_id: str | None, reading: Mapping[str, Any]) -> bool:
    """Whether the answer to the last question names a part of the body and not what is wrong there: "and now my face"."""
    reply = reading.get("reply") or {}
    told = reading.get("findings") or reply.get("polarity") is not None
    return question_id == MORE and bool(reply.get("body_part")) and not told and reading.get("kind") in KINDS_OF_COMPLAINTS
