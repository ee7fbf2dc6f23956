"""Whether a message names an animal: "my cat is dragging her back legs" is for a vet."""

from __future__ import annotations

import re
from functools import lru_cache

from signpost.knowledge import data_of
from signpost.patterns import any_of


def names_an_animal(text: str) -> bool:
    """Whether a text names an animal that a vet would see."""
    return bool(_animals().search(text.lower()))


@lru_cache(maxsize=1)
def _animals() -> re.Pattern[str]:
    data = data_of("language/of_animals.yml")
    return re.compile(rf"(?<![\w']){any_of(data['animals'])}(?![\w])")
