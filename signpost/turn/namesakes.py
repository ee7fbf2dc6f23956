"""What is called ALS or MS and is no illness: "ALS course on Thursday, which dose at the third shock", "a page break in MS Word"."""

from __future__ import annotations

import re
from functools import lru_cache

from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import whole_words

# The names, what says for sure that another thing is meant, and the two lists of which a word each says so as well.
_Namesake = tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]]


def names_another_thing(text: str) -> bool:
    """Whether the name of an illness in a text surely means another thing."""
    said = text.lower()
    return any(name.search(said) and _means(said, surely, both) for name, surely, both in _namesakes()[0])


def is_anothers_business(text: str) -> bool:
    """Whether a text is about what others know, such as an eviction; that counts only where it names no illness."""
    return bool(_namesakes()[1].search(text.lower()))


def _means(said: str, surely: re.Pattern[str], both: tuple[re.Pattern[str], ...]) -> bool:
    return bool(surely.search(said)) or bool(both) and _differ(said, both)


def _differ(said: str, both: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a text has a word of each list, and not the same word for both."""
    found = [{each.group() for each in pattern.finditer(said)} for pattern in both]
    return all(found) and len(set.union(*found)) > 1


@lru_cache(maxsize=1)
def _namesakes() -> tuple[tuple[_Namesake, ...], re.Pattern[str]]:
    data = read_yaml(knowledge_root() / "language" / "namesakes.yml").data
    rows = tuple(
        (whole_words(row["names"]), whole_words(row["surely"]), tuple(map(whole_words, row.get("both", ())))) for row in data["namesakes"]
    )
    return rows, whole_words(data["others"])
