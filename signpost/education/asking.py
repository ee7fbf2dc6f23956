"""How people ask: yes and no, follow-ups, offers; all words come from knowledge/education/asking.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.education.polarity import Polarity, polarity_from
from signpost.education.words import by_first_word, phrase_at, tokens
from signpost.knowledge import read_yaml
from signpost.patterns import any_of


class PhraseSet:
    """A set of phrases that may stand anywhere among the words of a message."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word = by_first_word(tuple(tokens(str(each))) for each in phrases)

    def among(self, words: Sequence[str]) -> bool:
        """Whether one of the phrases stands among the words."""
        return any(phrase_at(words, place, self._by_word) for place in range(len(words)))


@dataclass(frozen=True)
class Relatives:
    """The words for relatives by what they mean, and the pattern of a text that speaks to somebody of "your" one."""

    groups: Mapping[str, str]
    own: re.Pattern[str]


@dataclass(frozen=True)
class Offering:
    """How facts are offered: `openers` of a title, `shunned` words, `plain` ones that are no abbreviation, names of `places`.

    An illness that ends a title stands behind one of the words `before_illness`. Topics and entries `apart` are offered only beside their
    like, some topics `never`.
    """

    openers: frozenset[str]
    shunned: frozenset[str]
    plain: frozenset[str]
    places: frozenset[str]
    before_illness: frozenset[str]
    apart: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True)
class Asking:
    """The words about asking."""

    polarity: Polarity
    wants_numbers: PhraseSet
    child: PhraseSet
    grown_up: PhraseSet
    for_children: frozenset[str]
    phrases: Mapping[str, str]
    offering: Offering
    relatives: Relatives
    # Topics and entries that nobody is told of in a crisis.
    not_in_a_crisis: frozenset[str]


def read_asking(root: Path, leading: frozenset[str]) -> Asking:
    """The Asking of a knowledge folder."""
    data: Mapping[str, Any] = read_yaml(root / "education" / "asking.yml").data
    return Asking(
        polarity=polarity_from(data, leading),
        wants_numbers=PhraseSet(data["wants_numbers"]),
        child=PhraseSet(data["child"]),
        grown_up=PhraseSet(data["grown_up"]),
        for_children=frozenset(data["for_children"]),
        phrases=data["phrases"],
        offering=Offering(**{name: frozenset(map(str, words)) for name, words in data["offering"].items()}),
        relatives=_relatives(data["relatives"]),
        not_in_a_crisis=frozenset(data["not_in_a_crisis"]),
    )


def _relatives(rows: Iterable[list[str]]) -> Relatives:
    groups = {str(word): str(row[0]) for row in rows for word in row}
    return Relatives(groups, re.compile(rf"\byour (?:own )?({any_of(groups)})\b"))
