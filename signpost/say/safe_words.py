"""What is said when nothing else can be: filled without a model, a tracker or a rule book."""

from __future__ import annotations

import re
from pathlib import Path

from signpost.knowledge import KnowledgeError
from signpost.region import words_for
from signpost.responses import load_responses

SAFE_REPLY = "utter_safe_reply"
TOO_MANY = "utter_too_many_messages"
UNSAVED, SUMMARY_UNSAVED = "utter_unsaved", "utter_summary_unsaved"

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def safe_words(response: str, region: str | None) -> str:
    """A response with the region's numbers; words that need no file of clinical content when that cannot be read."""
    try:
        template = load_responses()[response][0]["text"]
        words = words_for(region, "self")
    except (KnowledgeError, KeyError, TypeError, AttributeError):
        return (Path(__file__).parent / "last_words.txt").read_text(encoding="utf-8").strip()
    return _PLACEHOLDER.sub(lambda match: words.get(match[1], ""), template)
