"""A spell that is over takes its signs along: "I had a panic attack, couldn't breathe, I'm fine again"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.findings import Finding
from signpost.language.words.marks import Marks, Mention

# Words by which a sign is told to be over, behind it.
_OVER = ("past_behind", "backward")


def passed_with_spell(pairs: list[tuple[Mention, Finding]], marks: Marks, words: Mapping[str, Any]) -> list[tuple[Mention, Finding]]:
    """The findings; the signs of a spell are past where the spell is, or where the last words of the message say that all is over.

    A sign that is told as there now, or still, stays.
    """
    spells = [(mention, finding) for mention, finding in pairs if finding.id in words["spells"] and finding.status in ("present", "past")]
    if not spells or not (_all_over(pairs, marks) or any(finding.status == "past" for _, finding in spells)):
        return pairs
    return [(mention, _passed(mention, finding, marks, words)) for mention, finding in pairs]


def _all_over(pairs: list[tuple[Mention, Finding]], marks: Marks) -> bool:
    last = max(mention.end for mention, _ in pairs)
    return any((cue.family, cue.name) == _OVER and cue.start >= last for cue in marks.cues)


def _passed(mention: Mention, finding: Finding, marks: Marks, words: Mapping[str, Any]) -> Finding:
    """The finding as past, where it is a sign of the spell."""
    clause = marks.clause[mention.anchor_start]
    said = {norm for norm, number in zip(marks.norms, marks.clause, strict=True) if number == clause}
    stays = finding.status != "present" or finding.id not in words["of_spells"] or not said.isdisjoint(words["spell_goes_on"])
    return finding if stays else finding.with_(status="past")
