"""Who mourns and still hears or dreams of the one who died tells of nothing that is there: `knowledge/language/grief.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.nlu.reading import Reading
from signpost.patterns import any_of

ACT = "grieves"
_SELF = "self"


@dataclass(frozen=True)
class Grief:
    """The words that tell that somebody died, that they are heard or seen again, and that something happens now."""

    patterns: Mapping[str, re.Pattern[str]]
    people: re.Pattern[str]
    devices: frozenset[str]
    always: frozenset[str]

    def is_told(self, text: str) -> bool:
        """Whether a message tells of somebody who has died and is still heard or seen, and of nobody else."""
        died = self.patterns["died"].search(text)
        told = died is not None and self.patterns["again"].search(text) is not None and self.patterns["now"].search(text) is None
        # "Mum died last year, and I hear my son choking": whoever is named besides is there.
        return told and len(set(map(str.lower, self.people.findall(text)))) <= 1

    def mourned(self, reading: Reading) -> Reading:
        """The reading in which what the one who died had is nobody's; what the writer has stays, and so does a wish to die."""
        if not self.is_told(reading.text):
            return reading
        found = tuple(each.with_(status="hypothetical") if self._is_theirs(each) else each for each in reading.findings)
        asked = tuple(each for each in reading.proposals if each.id in self.always)
        acts = reading.acts if ACT in reading.acts else (*reading.acts, ACT)
        return replace(reading, findings=found, proposals=asked, acts=acts)

    def _is_theirs(self, finding: Finding) -> bool:
        if finding.id in self.always:
            return False
        heard = self.patterns["heard"].search(finding.said or "") is not None
        return finding.status == "present" and (finding.person != _SELF or finding.id in self.devices or heard)


def load_grief(root: Path) -> Grief:
    """The words below a knowledge folder."""
    data, persons = (read_yaml(root / "language" / name).data for name in ("grief.yml", "persons.yml"))
    patterns = {name: re.compile(rf"\b{any_of(data[name])}\b", re.IGNORECASE) for name in ("died", "again", "heard", "now")}
    named = re.compile(rf"\b{any_of([*persons['blood'], *persons['others']])}\b", re.IGNORECASE)
    return Grief(patterns, named, frozenset(data["devices"]), frozenset(data["always"]))
