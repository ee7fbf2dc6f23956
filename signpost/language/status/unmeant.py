"""What only sounds like a wish to die, as a limb or a thing is dead or near, is not asked about: `knowledge/language/unmeant.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.language.reading import Reading
from signpost.patterns import any_of


@dataclass(frozen=True)
class Unmeant:
    """The stretches that tell of a thing, the words that tell of a life all the same, and what they are taken for."""

    stretches: tuple[re.Pattern[str], ...]
    telling: re.Pattern[str]
    about: frozenset[str]

    def is_of_a_thing(self, text: str) -> bool:
        """Whether a message has such a stretch, and none of the telling words outside it."""
        rest = text
        for each in self.stretches:
            rest = each.sub(" ", rest)
        return rest != text and not self.telling.search(rest)

    def freed(self, before: Reading, judged: Reading) -> Reading:
        """The reading without what the learned reader alone took for a wish to die; `before` is what the rules read."""
        known = {each.id for each in (*before.findings, *before.proposals)}
        heard = {each.id for each in judged.proposals if each.id in self.about} - known
        if not heard or not self.is_of_a_thing(judged.text):
            return judged
        return replace(judged, proposals=tuple(each for each in judged.proposals if each.id not in heard))


def load_unmeant(root: Path) -> Unmeant:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "unmeant.yml").data
    stretches = tuple(pattern for each in data["pairs"] for pattern in _either_way(each["words"], each["things"], each["gap"]))
    return Unmeant(stretches, re.compile(rf"\b{any_of(data['telling'])}\b", re.IGNORECASE), frozenset(data["about"]))


def _either_way(words: Iterable[str], things: Iterable[str], gap: int) -> Iterable[re.Pattern[str]]:
    between = rf"\W+(?:[\w']+\W+){{0,{gap}}}?"
    one, other = any_of(words), any_of(things)
    for first, last in ((one, other), (other, one)):
        yield re.compile(rf"\b{first}\b{between}{last}\b", re.IGNORECASE)
