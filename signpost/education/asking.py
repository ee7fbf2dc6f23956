"""How people ask: facets, yes and no, comparisons and reports; all words come from knowledge/education/asking.yml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.education.facets import Facets, facets_from
from signpost.education.polarity import Polarity, polarity_from
from signpost.education.words import Lexicon, by_first_word, phrase_at, stem, tokens
from signpost.knowledge import read_yaml


class PhraseSet:
    """A set of phrases that may stand anywhere among the words of a message."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word = by_first_word(tuple(tokens(str(each))) for each in phrases)

    def among(self, words: Sequence[str]) -> bool:
        """Whether one of the phrases stands among the words."""
        return any(phrase_at(words, place, self._by_word) for place in range(len(words)))


@dataclass(frozen=True)
class Reporting:
    """What makes a clause a report: somebody, a part of the body, what happens to it, since when."""

    who: PhraseSet
    body: PhraseSet
    happens: PhraseSet
    since: PhraseSet
    asks_for: PhraseSet
    owners: PhraseSet
    unable: PhraseSet


@dataclass(frozen=True)
class Asking:
    """The words about asking. `rows`: the stems that ask for a row of a comparison, by the row's name."""

    facets: Facets
    polarity: Polarity
    comparing: PhraseSet
    perhaps_both: PhraseSet
    wants_numbers: PhraseSet
    cautions: PhraseSet
    turning: frozenset[str]
    leaning: frozenset[str]
    empty_verbs: frozenset[str]
    pointing: frozenset[str]
    phrases: Mapping[str, str]
    rows: Mapping[str, frozenset[str]]
    report: Reporting


def read_asking(root: Path, lexicon: Lexicon, leading: frozenset[str]) -> Asking:
    """The Asking of a knowledge folder."""
    data: Mapping[str, Any] = read_yaml(root / "education" / "asking.yml").data
    return Asking(
        facets=facets_from(data["facets"]),
        polarity=polarity_from(data, leading),
        comparing=PhraseSet(data["comparing"]),
        perhaps_both=PhraseSet(data["perhaps_both"]),
        wants_numbers=PhraseSet(data["wants_numbers"]),
        cautions=PhraseSet(data["cautions"]),
        turning=frozenset(data["turning_words"]),
        leaning=frozenset(data["leaning_words"]),
        pointing=frozenset(data["pointing_words"]),
        empty_verbs=frozenset(lexicon.fold(data["empty_verbs"])),
        phrases=data["phrases"],
        rows={axis: frozenset(stem(word) for each in words for word in tokens(str(each))) for axis, words in data["rows"].items()},
        report=Reporting(**{name: PhraseSet(words) for name, words in data["report"].items()}),
    )
