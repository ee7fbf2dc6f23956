"""What came of a glass that was pressed on a rash: "did it with a pint glass and they don't go away", "they fade under the tumbler"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.language.reading import Reading
from signpost.patterns import any_of

_LONGEST_QUOTE = 160


@dataclass(frozen=True)
class GlassTest:
    """The words of `knowledge/language/glass_test.yml`."""

    finding: str
    beside: tuple[str, ...]
    stays: re.Pattern[str]
    fades: re.Pattern[str]
    unless: re.Pattern[str]
    not_meant: frozenset[str]

    def read(self, reading: Reading) -> Reading:
        """The reading with the rash that stays or fades as the test says, where one was made; else as it is."""
        text = reading.text.casefold().replace("\u2019", "'")
        stays = self.stays.search(text)
        if self.unless.search(text) or not (stays or self.fades.search(text)):
            return reading
        rest = tuple(each for each in reading.findings if each.id != self.finding)
        told = Finding(self.finding, "present" if stays else "absent", self._whose(reading), said=reading.text.strip()[:_LONGEST_QUOTE])
        return replace(
            reading,
            findings=(*rest, told),
            proposals=tuple(each for each in reading.proposals if each.id != self.finding),
            doubts=tuple(each for each in reading.doubts if each != self.finding),
            acts=tuple(each for each in reading.acts if each not in self.not_meant or each == "question" and "?" in text),
        )

    def _whose(self, reading: Reading) -> str:
        there = (*reading.findings, *reading.proposals)
        known = [each.person for name in self.beside for each in there if each.id == name]
        return next(iter([*known, *(str(place) for place, _ in reading.relatives), *(each.person for each in there)]), "self")


def load_glass_test(root: Path) -> GlassTest:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "glass_test.yml").data
    glass = rf"(?:(?:a|an|the|my|our|his|her|some|one)\s+)?(?:{any_of(data['kinds'])}\s+)*{any_of(data['glass'])}(?!\w|\s+of\b)"
    on, what = any_of(data["onto"]), any_of(data["what"])
    tests = [
        any_of(data["named"]),
        rf"{any_of(data['presses'])}\s+(?:(?:it|them|that|on it|on them)\s+)?(?:(?:down|with)\s+)?{glass}",
        rf"{any_of(data['puts'])}\s+{glass}\s+{on}(?:\s+{what})?",
        rf"{any_of(data['did'])}\s+{any_of(data['under'])}\s+{glass}",
    ]
    denied = rf"{any_of(data['denied'])}\s+(?:{any_of(data['light'])}\s+)*{any_of(data['goes'])}"
    under = rf"(?:\s+{any_of(data['still'])})*\s+{any_of(data['under'])}\s+{glass}"
    colour = rf"{any_of(data['colours'])}\s+{any_of(data['pressed'])}"
    pale = {"stays": rf"{any_of(data['denied'])}\s+(?:{any_of(data['light'])}\s+)*{colour}", "fades": colour}
    results = {"stays": rf"(?:{denied}|{any_of(data['stays'])})", "fades": any_of(data["fades"])}
    found = {name: _near(tests, rf"(?<![\w']){each}(?!\w)", (under, pale[name]), data["between"]) for name, each in results.items()}
    unless = re.compile(rf"(?<![\w']){any_of(data['unless'])}(?!\w)")
    beside, not_meant = tuple(map(str, data["beside"])), frozenset(map(str, data["not_meant"]))
    return GlassTest(str(data["finding"]), beside, found["stays"], found["fades"], unless, not_meant)


def _near(tests: list[str], result: str, at_once: tuple[str, str], between: int) -> re.Pattern[str]:
    """A test and a result near each other, in either order, or a result that names the glass or the pressing itself."""
    under, pale = at_once
    test = rf"(?<![\w'])(?:{'|'.join(tests)})(?!\w)"
    gap = rf"[^?]{{0,{between}}}?"
    return re.compile(rf"{test}{gap}{result}|{result}{gap}{test}|{result}{under}|(?<![\w']){pale}(?!\w)", re.DOTALL)
