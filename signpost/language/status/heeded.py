"""Advice that was followed is over: "111 told me to go to A&E, I went and they sent me home"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.findings import Finding
from signpost.language.words.marks import Marks, Mention

_FAMILY = "past_went"
# So many words before it take it back that somebody went: "I have not been", "before I went".
_NEAR = 3


def followed(pairs: list[tuple[Mention, Finding]], marks: Marks, words: Mapping[str, Any]) -> list[tuple[Mention, Finding]]:
    """The findings; advice to go somewhere is past where it is told behind it that somebody went.

    Who went before and is sent again has not gone yet.
    """
    return [(mention, _followed(mention, finding, marks, words)) for mention, finding in pairs]


def _followed(mention: Mention, finding: Finding, marks: Marks, words: Mapping[str, Any]) -> Finding:
    if finding.id not in words["heeded"] or finding.status != "present":
        return finding
    cues = marks.cues_near(_FAMILY, "went", mention.end, len(marks.norms))
    went = any(words["unheeded"].isdisjoint(marks.norms[max(mention.end, cue.start - _NEAR) : cue.start]) for cue in cues)
    return finding.with_(status="past") if went else finding
