"""What happened a single time, or what everybody does, is no sign that is there: "I dropped my phone once, everyone drops phones"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.language.reading import Reading
from signpost.patterns import whole_words

# With more words than so many, a question at the start of a message may tell of something.
_FEW = 4


@dataclass(frozen=True)
class Once:
    """The words of `knowledge/language/once.yml`."""

    events: frozenset[str]
    once: re.Pattern[str]
    not_once: re.Pattern[str]
    all_do: re.Pattern[str]
    keeps: re.Pattern[str]
    of_all: re.Pattern[str]
    own: re.Pattern[str]

    def passed(self, reading: Reading) -> Reading:
        """The reading in which an event that happened a single time is no sign; just now, or suddenly, it may be the first of many."""
        reading = _without_asked_back(reading)
        there = [each for each in reading.findings if each.id in self.events and each.status == "present"]
        if not there:
            return reading
        text = self.not_once.sub(" ", reading.text.casefold().replace("\u2019", "'"))
        single, all_do = bool(self.once.search(text)), bool(self.all_do.search(text))
        findings = tuple(self._passed(each, single=single, all_do=all_do) if each in there else each for each in reading.findings)
        return replace(reading, findings=findings)

    def _passed(self, finding: Finding, *, single: bool, all_do: bool) -> Finding:
        said = (finding.said or "").casefold().replace("\u2019", "'")
        if self.of_all.search(said) and not self.own.search(said):
            # "Everyone drops phones" is said of nobody.
            return finding.with_(status="hypothetical")
        days = finding.duration_days
        just_now = finding.onset == "sudden" or days is not None and days < 1
        repeated = just_now or self.keeps.search(said) is not None
        told = single or all_do and days is not None
        return finding.with_(status="absent", duration_days=None) if told and not repeated else finding


def _without_asked_back(reading: Reading) -> Reading:
    """The reading without what is only asked back in a few words and then denied: "dropped things?? I don't drop things"."""
    denied = {(each.id, each.person) for each in reading.findings if each.status == "absent"}
    kept = tuple(
        each
        for each in reading.findings
        if each.status != "present" or (each.id, each.person) not in denied or not _asks_back(reading.text, each.said or "")
    )
    return reading if len(kept) == len(reading.findings) else replace(reading, findings=kept)


def _asks_back(text: str, said: str) -> bool:
    return said.endswith("?") and len(said.split()) <= _FEW and text.lstrip().startswith(said)


def load_once(root: Path) -> Once:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "once.yml").data
    either = {name: whole_words(data[name]) for name in ("once", "not_once", "all_do", "keeps", "of_all", "own")}
    return Once(events=frozenset(data["events"]), **either)
