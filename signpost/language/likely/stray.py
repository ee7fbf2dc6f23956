"""Signs that rules read and the learned reader does not hear: words with many senses, and body words in what is surely small talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from signpost.findings import Finding
from signpost.language.likely.heard import Likely

_SMALL_TALK = "other"


class Parted(NamedTuple):
    """The findings that stand, the soft ones that nobody hears, and dangers of which small talk seems to tell."""

    standing: tuple[Finding, ...]
    unheard: tuple[Finding, ...] = ()
    dangers: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Stray:
    """From which chances on a finding is believed to be heard; see `knowledge/language/likely.yml`.

    `soft` are the signs whose words have many senses, `always` what is somebody's however it is told, `learned` what the learned
    reader knows and whose words are not plain: that it does not hear what it hardly knows means nothing. `rows` are told
    with the same words.
    """

    chances: Mapping[str, float]
    rows: tuple[frozenset[str], ...] = ()
    soft: frozenset[str] = frozenset()
    danger: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    learned: frozenset[str] = frozenset()

    def near(self, known: set[str]) -> frozenset[str]:
        """The findings that are told with the same words as one of these, these among them where there are others."""
        return frozenset(name for row in self.rows if not known.isdisjoint(row) for name in row)

    def hears(self, likely: Likely, finding: str, least: str = "silent") -> bool:
        """Whether the learned reader hears a finding in any status, or one that is told with the same words."""
        alike = {finding, *self.near({finding})}
        return any(max(likely.findings.get(each, {}).values(), default=0.0) >= self.chances[least] for each in alike)

    def parted(self, findings: tuple[Finding, ...], likely: Likely, words: int) -> Parted:
        """The findings of a message of so many words, told apart; a few words tell too little to doubt what rules read in them."""
        if words <= self.chances["few_words"]:
            return Parted(findings)
        stray = self.strays(tuple(each for each in findings if each.status == "present"), likely)
        soft = [each for each in findings if each not in stray and self._is_soft(each, likely)]
        standing = tuple(each for each in findings if each not in (*stray, *soft))
        return Parted(standing, tuple(soft), tuple(each for each in stray if each.id in self.danger))

    def strays(self, findings: tuple[Finding, ...], likely: Likely) -> list[Finding]:
        """The signs that stand in small talk of which nothing is heard: "chocolate is my weakness", "a blind spot on the van"."""
        if likely.kinds.get(_SMALL_TALK, 0.0) < self.chances["sure_small_talk"]:
            return []
        known = (each for each in findings if each.id in self.learned and each.id not in self.always)
        return [each for each in known if not self.hears(likely, each.id, "stray")]

    def _is_soft(self, finding: Finding, likely: Likely) -> bool:
        return finding.id in self.soft and finding.status == "present" and not is_timed(finding) and not self.hears(likely, finding.id)


def is_timed(finding: Finding) -> bool:
    """Whether it is told since when something is there, or how it began."""
    return finding.duration_days is not None or finding.onset is not None
