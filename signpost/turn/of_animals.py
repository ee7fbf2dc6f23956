"""Whether a message asks about an animal's body: "my cat is dragging her back legs, do cats get MS" is for a vet."""

from __future__ import annotations

import re
from functools import lru_cache

from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of

# So many words may stand between the animal and what is wrong with it.
_GAP = 4


def asks_of_animals(text: str) -> bool:
    """Whether a text tells what is wrong with an animal, or asks whether animals have an illness."""
    return bool(_pattern().search(text.lower()))


def names_an_animal(text: str) -> bool:
    """Whether a text names an animal that a vet would see."""
    return bool(_animals().search(text.lower()))


@lru_cache(maxsize=1)
def _animals() -> re.Pattern[str]:
    data = read_yaml(knowledge_root() / "language" / "of_animals.yml").data
    return re.compile(rf"(?<![\w']){any_of(data['animals'])}(?![\w])")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    data = read_yaml(knowledge_root() / "language" / "of_animals.yml").data
    animal, sign, asking, having = (any_of(data[name]) for name in ("animals", "signs", "asking", "having"))
    told = rf"{animal}(?:'s)?\s+(?:[\w']+\s+){{0,{_GAP}}}?{sign}"
    asked = rf"{asking}\s+(?:[\w']+\s+)?{animal}\s+{having}"
    return re.compile(rf"(?<![\w'])(?:{told}|{asked})(?![\w'])")
