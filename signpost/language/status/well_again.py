"""What was there and is denied of now is over: "I was short of breath yesterday, my breathing is fine now"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.findings import Finding
from signpost.language.words.marks import Marks, Mention

# So many words behind the denial may still say that it is of now: "breathing is fine again today".
_NEAR = 3


def well_again(pairs: list[tuple[Mention, Finding]], marks: Marks, words: Mapping[str, Any]) -> list[tuple[Mention, Finding]]:
    """The findings; one with a date is past where the same is denied behind it, of now.

    What comes and goes, or comes with something, is not over because it is not there at this moment.
    """
    denied = [(mention, finding) for mention, finding in pairs if finding.status == "absent" and _is_of_now(mention, marks, words)]
    return [(mention, _over(mention, finding, denied)) for mention, finding in pairs]


def _over(mention: Mention, finding: Finding, denied: list[tuple[Mention, Finding]]) -> Finding:
    if finding.status != "present" or finding.duration_days is None or finding.triggers or finding.fluctuating or finding.course:
        return finding
    behind = (each for other, each in denied if mention.end <= other.start)
    return finding.with_(status="past") if any(_is_the_same(each, finding) for each in behind) else finding


def _is_the_same(denied: Finding, told: Finding) -> bool:
    whole = denied.body_part in (None, told.body_part) and denied.side in (None, told.side)
    return whole and (denied.id, denied.person) == (told.id, told.person)


def _is_of_now(mention: Mention, marks: Marks, words: Mapping[str, Any]) -> bool:
    return not words["denied_of_now"].isdisjoint(marks.norms[mention.start : mention.end + _NEAR])
