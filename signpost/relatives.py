"""Which relatives can be one person: "my mum" and "dad" cannot, "my son" and "the boy" can, "my son" and "my other son" cannot.

A relative is told by a name of `knowledge/language/relatives.yml`, with a dot and what tells one of several apart behind
it where that was said: `mother`, `son.other`. Nobody in particular is the empty name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from signpost.knowledge import data_of

_OTHER = "other"


@dataclass(frozen=True)
class Relatives:
    """The names, what speaks against each, and the words that stand for them."""

    named: frozenset[str]
    signs: Mapping[str, frozenset[str]]
    may_be: Mapping[str, frozenset[str]]
    words: Mapping[str, str]
    pronouns: Mapping[str, str]
    apart: Mapping[str, str]
    contrary: tuple[frozenset[str], ...]
    nameless: frozenset[str]
    called: str
    said: str


@lru_cache(maxsize=1)
def relatives() -> Relatives:
    """The relatives of the project's own knowledge folder."""
    data = data_of("language/relatives.yml")
    rows = {**data["named"], **data["unnamed"]}
    words = {str(word): name for name, row in rows.items() for word in row["words"]}
    several = {f"{word}s": name for word, name in words.items()}
    return Relatives(
        frozenset(data["named"]),
        {name: frozenset(row["is"]) for name, row in rows.items()},
        {name: frozenset(row.get("may_be", ())) for name, row in rows.items()},
        {**several, **words},
        {word: name for name, row in data["pronouns"].items() for word in row},
        data["apart"],
        tuple(frozenset(pair) for pair in data["contrary"]),
        frozenset(data["nameless"]),
        data["called"],
        data["said"],
    )


def alike(one: str, two: str) -> bool:
    """Whether two relatives may be the same person; nobody in particular may be anybody."""
    if not one or not two:
        return True
    known = relatives()
    (first, _, mark), (second, _, sign) = one.partition("."), two.partition(".")
    if mark != sign and ((mark and sign) or _OTHER in (mark, sign)):
        return False
    if first in known.named and second in known.named:
        return first == second or second in known.may_be[first] or first in known.may_be[second]
    both = known.signs[first] | known.signs[second]
    return not any(pair <= both for pair in known.contrary)


def same_as(relative: str, known: Mapping[str, str]) -> str | None:
    """Whose place among those known, each with a name, a relative has: that of the same name first; None where none fits."""
    exact = (place for place, name in known.items() if name == relative)
    return next(exact, next((place for place, name in known.items() if alike(relative, name)), None))


def clearer(one: str, two: str) -> str:
    """The name that says more of somebody who was told by both."""
    named = relatives().named
    more = (two.partition(".")[0] in named, "." in two) > (one.partition(".")[0] in named, "." in one)
    return two if not one or two and more else one


def called(relative: str) -> str:
    """How the bot names one of several people in a sentence: "your other son"; empty for who has no name."""
    return relatives().called.format(name=_plain(relative)) if relative.partition(".")[0] not in {"", *relatives().nameless} else ""


def said_of(relative: str) -> str:
    """How the writer would name them: "my other son"."""
    return relatives().said.format(name=_plain(relative))


def _plain(relative: str) -> str:
    name, _, mark = relative.partition(".")
    return f"{mark} {name}".strip()
