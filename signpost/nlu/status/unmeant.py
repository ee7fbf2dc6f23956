"""What only sounds like a wish to die or an overdose is not asked about: a limb that is dead, tablets that do not help (`unmeant.yml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.nlu.reading import Reading
from signpost.patterns import any_of


@dataclass(frozen=True)
class Kind:
    """The stretches that tell of a thing, the words that tell what is feared all the same, and what they are taken for.

    `by_rules`: what the rules read in such words is left out as well.
    """

    stretches: tuple[re.Pattern[str], ...]
    telling: re.Pattern[str]
    about: frozenset[str]
    by_rules: bool = False

    def is_of_a_thing(self, text: str) -> bool:
        """Whether a message has such a stretch, and none of the telling words outside it."""
        rest = text
        for each in self.stretches:
            rest = each.sub(" ", rest)
        return rest != text and not self.telling.search(rest)


@dataclass(frozen=True)
class Unmeant:
    """All kinds of such words."""

    kinds: tuple[Kind, ...]

    def freed(self, before: Reading, judged: Reading) -> Reading:
        """The reading without what sounds like danger and is none; `before` is what the rules read, which mostly stays."""
        for kind in self.kinds:
            if kind.by_rules and kind.is_of_a_thing(judged.text):
                judged = _without(judged, kind.about)
        known = {each.id for each in (*before.findings, *before.proposals)}
        heard = {each.id for each in judged.proposals} - known
        left = {name for each in self.kinds if each.about & heard and each.is_of_a_thing(judged.text) for name in each.about & heard}
        return replace(judged, proposals=tuple(each for each in judged.proposals if each.id not in left)) if left else judged


def _without(reading: Reading, about: frozenset[str]) -> Reading:
    """The reading without these findings where they are told or resembled."""
    findings = tuple(each for each in reading.findings if each.id not in about)
    return replace(reading, findings=findings, proposals=tuple(each for each in reading.proposals if each.id not in about))


def load_unmeant(root: Path) -> Unmeant:
    """The words below a knowledge folder."""
    kinds = []
    for data in read_yaml(root / "language" / "unmeant.yml").data["kinds"]:
        stretches = tuple(pattern for each in data["pairs"] for pattern in _either_way(each["words"], each["things"], each["gap"]))
        telling = re.compile(rf"\b{any_of(data['telling'])}\b", re.IGNORECASE)
        kinds.append(Kind(stretches, telling, frozenset(data["about"]), data.get("by_rules", False)))
    return Unmeant(tuple(kinds))


def _either_way(words: Iterable[str], things: Iterable[str], gap: int) -> Iterable[re.Pattern[str]]:
    between = rf"\W+(?:[\w']+\W+){{0,{gap}}}?"
    one, other = any_of(words), any_of(things)
    for first, last in ((one, other), (other, one)):
        yield re.compile(rf"\b{first}\b{between}{last}\b", re.IGNORECASE)
