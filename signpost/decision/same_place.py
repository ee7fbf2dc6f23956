"""One date for one story: how and when a sign began holds for what was told with the same words of the same place.

"My right hand is clumsy and weak" is asked once how it began. What lies elsewhere, or was told in other words, is asked about itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from signpost.findings import BEGAN, Finding


def began_alike(findings: Sequence[Finding], person: str, about: str) -> tuple[Finding, ...]:
    """The findings, those of the same words and place with the beginning of the one that was asked about, where they have none."""
    own = [each for each in findings if (each.id, each.person, each.status) == (about, person, "present") and each.body_part]
    return tuple(each if each.id == about else _begun(each, own) for each in findings)


def _begun(finding: Finding, own: Sequence[Finding]) -> Finding:
    asked = next((each for each in own if finding.status == "present" and _is_beside(finding, each)), None)
    began = {name: getattr(asked, name) for name in BEGAN if asked is not None and getattr(finding, name) is None}
    return finding.with_(**{name: value for name, value in began.items() if value is not None})


def _is_beside(finding: Finding, asked: Finding) -> bool:
    """Whether two signs lie at the same place of the same person and stand in the same words."""
    same = (finding.person, finding.body_part, finding.side) == (asked.person, asked.body_part, asked.side)
    return same and not set(_words(finding)).isdisjoint(_words(asked))


def _words(finding: Finding) -> list[str]:
    return [each for each in (finding.said or "").split("; ") if each]
