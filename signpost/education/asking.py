"""How people ask: facets, yes and no, comparisons and reports; all words come from knowledge/education/asking.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.education.facets import Facets, facets_from
from signpost.education.polarity import Polarity, polarity_from
from signpost.education.words import Lexicon, by_first_word, phrase_at, stem, tokens
from signpost.knowledge import read_yaml
from signpost.patterns import any_of, whole_words


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
class Halving:
    """What parts a double question: `breaks` before a half, `opens` it, asks `anywhere` in it, is `pointing` back to the first.

    A half of nothing but `bare` words leaves out what the first one says. What begins as a question may be one that `tells` ("was told"),
    or ask nothing of its own (`empty`: "is that right?").
    """

    breaks: re.Pattern[str]
    opens: re.Pattern[str]
    tells: re.Pattern[str]
    empty: re.Pattern[str]
    anywhere: re.Pattern[str]
    pointing: re.Pattern[str]
    bare: frozenset[str]


@dataclass(frozen=True)
class Relatives:
    """The words for relatives by what they mean, and the pattern of a text that speaks to somebody of "your" one."""

    groups: Mapping[str, str]
    own: re.Pattern[str]


@dataclass(frozen=True)
class Offering:
    """How facts are offered: `openers` of a title, `shunned` words, `plain` ones that are no abbreviation.

    Topics `apart` are offered only beside their like, some `never`.
    """

    openers: frozenset[str]
    shunned: frozenset[str]
    plain: frozenset[str]
    apart: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True)
class Asking:
    """The words about asking. `rows`: the stems that ask for a row of a comparison, by the row's name."""

    facets: Facets
    polarity: Polarity
    comparing: PhraseSet
    perhaps_both: PhraseSet
    wants_numbers: PhraseSet
    child: PhraseSet
    grown_up: PhraseSet
    for_children: frozenset[str]
    cautions: PhraseSet
    turning: frozenset[str]
    leaning: frozenset[str]
    empty_verbs: frozenset[str]
    pointing: frozenset[str]
    phrases: Mapping[str, str]
    rows: Mapping[str, frozenset[str]]
    report: Reporting
    halves: Halving
    offering: Offering
    relatives: Relatives
    # Kinds of which a fact about one answers nobody who asks about another, each with the words for its members.
    apart: tuple[tuple[re.Pattern[str], ...], ...]
    # Medicines by their folded name, and how each is called: an answer without the one that is named says so.
    decisive: Mapping[str, str]
    # Who asks, and tests and papers, by the first word for each: an answer turns on them.
    askers: Mapping[str, re.Pattern[str]]
    turns_on: Mapping[str, re.Pattern[str]]
    # Stems that say of no source what it is about.
    common: frozenset[str]
    # Topics and entries that nobody is told of in a crisis.
    not_in_a_crisis: frozenset[str]


def read_asking(root: Path, lexicon: Lexicon, leading: frozenset[str]) -> Asking:
    """The Asking of a knowledge folder."""
    data: Mapping[str, Any] = read_yaml(root / "education" / "asking.yml").data
    return Asking(
        facets=facets_from(data["facets"]),
        polarity=polarity_from(data, leading),
        comparing=PhraseSet(data["comparing"]),
        perhaps_both=PhraseSet(data["perhaps_both"]),
        wants_numbers=PhraseSet(data["wants_numbers"]),
        child=PhraseSet(data["child"]),
        grown_up=PhraseSet(data["grown_up"]),
        for_children=frozenset(data["for_children"]),
        cautions=PhraseSet(data["cautions"]),
        turning=frozenset(data["turning_words"]),
        leaning=frozenset(data["leaning_words"]),
        pointing=frozenset(data["pointing_words"]),
        empty_verbs=frozenset(lexicon.fold(data["empty_verbs"])),
        phrases=data["phrases"],
        rows={axis: frozenset(stem(word) for each in words for word in tokens(str(each))) for axis, words in data["rows"].items()},
        halves=_halving(data["halves"]),
        offering=Offering(**{name: frozenset(map(str, words)) for name, words in data["offering"].items()}),
        relatives=_relatives(data["relatives"]),
        apart=tuple(tuple(re.compile(rf"(?<![\w'-]){any_of(words)}(?![\w'])", re.IGNORECASE) for words in kind) for kind in data["apart"]),
        decisive={lexicon.fold(tokens(str(each)))[0]: str(each) for each in data["decisive"]},
        askers=_named(data["askers"]),
        turns_on=_named(data["turns_on"]),
        common=frozenset(stem(str(each)) for each in data["common"]),
        not_in_a_crisis=frozenset(data["not_in_a_crisis"]),
        report=Reporting(**{name: PhraseSet(words) for name, words in data["report"].items()}),
    )


def _named(rows: Iterable[list[str]]) -> Mapping[str, re.Pattern[str]]:
    """A pattern for the words of each row, by the first of them."""
    return {str(row[0]): re.compile(rf"(?<![\w'-]){any_of(row)}(?![\w'])", re.IGNORECASE) for row in rows}


def _relatives(rows: Iterable[list[str]]) -> Relatives:
    groups = {str(word): str(row[0]) for row in rows for word in row}
    return Relatives(groups, re.compile(rf"\byour (?:own )?({any_of(groups)})\b"))


def _halving(rows: Mapping[str, list[str]]) -> Halving:
    opens, joints = any_of(rows["openers"]), any_of(rows["joints"])
    leading = rf"\W*(?:{any_of(rows['leading'])}\W+)*"
    return Halving(
        breaks=re.compile(rf"(?:[,;:]|\s[-–]|\s{joints})\s+(?:{joints}\s+)?(?={opens}(?![\w']))", re.IGNORECASE),
        opens=re.compile(rf"{leading}{opens}(?![\w'])", re.IGNORECASE),
        tells=re.compile(rf"{leading}{any_of(rows['helping'])}\s+{any_of(rows['told_by'])}(?![\w'])", re.IGNORECASE),
        empty=re.compile(rf"{leading}{any_of(rows['empty'])}", re.IGNORECASE),
        anywhere=whole_words(rows["anywhere"], re.IGNORECASE),
        pointing=whole_words(rows["pointing"], re.IGNORECASE),
        bare=frozenset(map(str, rows["bare"])),
    )
