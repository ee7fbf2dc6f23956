"""What somebody had who has died is nobody's sign today, whatever runs in the family: `knowledge/language/the_dead.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.language.reading import Reading
from signpost.patterns import any_of
from signpost.relatives import alike, relatives

_SELF, _OF_OTHER, _FAMILY = "self", "speaks_of_other", "family_history_"
# What only resembles an illness that somebody is known to have is that of the dead.
_ILL = "diagnosed_"
_KIN, _BETWEEN = r"\b(?P<kin>{people})\b", r"(?:[\w-]+\s+){0,2}?"
_NEAR = r"(?!'s\s)(?P<near>(?:(?!\b{people}\b)[^.!?;\n]){{0,70}}?)"
_BEFORE, _FAR_BEFORE = 12, 24


@dataclass(frozen=True)
class TheDead:
    """The patterns that name somebody who has died, and the words that speak against it."""

    dead: tuple[re.Pattern[str], ...]
    people: re.Pattern[str]
    pronouns: Mapping[str, re.Pattern[str]]
    words: Mapping[str, re.Pattern[str]]
    spouses: frozenset[str]
    always: frozenset[str]
    no_names: frozenset[str]

    def parted(self, reading: Reading) -> Reading:
        """The reading in which what the dead had is nobody's; whoever else is named keeps what is told of them."""
        text = reading.text.replace("’", "'")
        if self.words["now"].search(text):
            return reading
        named = {_name(each) for each in self.people.findall(text)}
        dead = self._dead(text.lower())
        places = dict(reading.relatives)
        if dead:
            told = tuple(_nobodys(each) if self._is_theirs(each, places, dead, named - dead) else each for each in reading.findings)
            asked = (each for each in reading.proposals if not each.id.startswith(_ILL))
            heard = tuple(each for each in asked if not self._is_theirs(each, places, dead, named - dead))
        else:
            told, heard = reading.findings, reading.proposals
        told = tuple(_nobodys(each) if self._is_long_gone(each) else each for each in told)
        if told == reading.findings and heard == reading.proposals:
            return reading
        others = any(each.person != _SELF and each.status != "hypothetical" for each in (*told, *heard))
        acts = tuple(each for each in reading.acts if each != _OF_OTHER or others)
        return replace(reading, findings=told, proposals=heard, acts=acts)

    def _dead(self, text: str) -> set[str]:
        """The names of those of whom a text tells that they have died."""
        found = set[str]()
        for pattern in self.dead:
            for hit in pattern.finditer(text):
                before = text[max(0, hit.start() - _BEFORE) : hit.start()] + (hit.groupdict().get("near") or "")
                sought = self.words["sought"].search(text[max(0, hit.start() - _FAR_BEFORE) : hit.start()])
                if not sought and not self.words["not_dead"].search(before):
                    found.add(_name(hit["kin"]))
        for name, pattern in self.pronouns.items():
            for hit in pattern.finditer(text):
                if not self.words["not_dead"].search(text[max(0, hit.start() - _BEFORE) : hit.end()]):
                    earlier = [_name(each) for each in self.people.findall(text[: hit.start()])]
                    found.add(next((each for each in reversed(earlier) if _alike(each, name)), name))
        return found | (self.spouses if self.words["widowed"].search(text) else set())

    def _is_theirs(self, finding: Finding, places: Mapping[str, str], dead: set[str], alive: set[str]) -> bool:
        if finding.person == _SELF or finding.id in self.always:
            return False
        name = places.get(finding.person, "").partition(".")[0]
        if name in dead or name in alive:
            return name in dead
        return any(_alike(name, each) for each in dead) and not any(_alike(name, each) for each in alive)

    def _is_long_gone(self, finding: Finding) -> bool:
        """Whether a sign is told of somebody by a name, or of somebody else, at a year long ago, and not as lasting."""
        said = (finding.said or "").replace("’", "'")
        if finding.id in self.always or not self.words["long_ago"].search(said) or self.words["goes_on"].search(said):
            return False
        called = self.words["by_name"].search(said)
        return finding.person != _SELF or called is not None and called[1] not in self.no_names


def _nobodys(finding: Finding) -> Finding:
    return finding if finding.id.startswith(_FAMILY) else finding.with_(status="hypothetical")


def _alike(name: str, other: str) -> bool:
    """Whether two names may be the same person; a word that is no name of its own may be any "he" or "she"."""
    known = relatives()
    if all(each in known.signs or not each for each in (name, other)):
        return alike(name, other)
    return name == other or not {name, other}.isdisjoint({"", *known.pronouns.values()})


def _name(word: str) -> str:
    """The name under which a relative is known, or the word itself."""
    return relatives().words.get(word.lower(), word.lower())


def load_the_dead(root: Path) -> TheDead:
    """The words below a knowledge folder."""
    data: Mapping[str, Any] = read_yaml(root / "language" / "the_dead.yml").data
    persons, grief = (read_yaml(root / "language" / name).data for name in ("persons.yml", "grief.yml"))
    people = any_of([*persons["blood"], *persons["others"]])
    died, near = any_of(data["died"]) + r"\b", _NEAR.format(people=people)
    parts = {"{kin}": _KIN.format(people=people), "{a}": _BETWEEN, "{near}": near, "{died}": died}
    rows = []
    for row in data["dead"]:
        for name, part in parts.items():
            row = row.replace(name, part)
        rows.append(re.compile(row, re.IGNORECASE))
    words = {
        name: re.compile(rf"(?<![\w])(?:{any_of(data[name])})(?!\w)", re.IGNORECASE) for name in ("not_dead", "sought", "now", "widowed")
    }
    words |= {name: re.compile(data[name], re.IGNORECASE) for name in ("long_ago", "goes_on")}
    words["by_name"] = re.compile(data["by_name"])
    pronouns = {name: re.compile(rf"\b{word}\s+(?:\w+\s+){{0,2}}?{died}") for name, word in data["pronouns"].items()}
    known = re.compile(rf"\b{people}\b", re.IGNORECASE)
    return TheDead(tuple(rows), known, pronouns, words, frozenset(data["spouses"]), frozenset(grief["always"]), frozenset(data["no_names"]))
