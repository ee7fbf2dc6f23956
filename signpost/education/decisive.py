"""The word on which an answer turns: who asks about one medicine by its name gets the fact that holds it, or is told that none does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from signpost.education.apart import is_of_another_kind
from signpost.education.base import EducationBase
from signpost.education.halves import is_here
from signpost.education.heard import Heard
from signpost.education.points import Point
from signpost.education.questions import Asked, is_question
from signpost.education.ranking import Ranked
from signpost.education.words import stem, tokens

# A fact is as like a question as both hold each other's words. From this likeness on it is told instead of a likeliest one that lacks
# the name. Chosen on questions of outsiders that were judged; not clinical.
_LIKE = 0.7
# Of more medicines somebody asks which to choose.
_MOST_NAMED = 2


@dataclass(frozen=True)
class _Question:
    """The names that decide, the words of each sentence beside them, and all words."""

    names: frozenset[str]
    each: tuple[frozenset[str], ...]
    whole: frozenset[str]


def names_in(parts: Iterable[Asked], base: EducationBase) -> frozenset[str]:
    """The decisive words of a question, folded: the medicines that it names."""
    return frozenset(word for part in parts for word in part.folded if word in base.asking.decisive)


def by_name(order: list[Ranked], parts: Sequence[Asked], heard: Heard, chance: float, base: EducationBase) -> list[Ranked]:
    """The candidates, first of all the fact that holds the medicine which is named and what is asked of it, whatever was likeliest."""
    point = _likest_by_name(order[0].id, parts, heard, base)
    if point is None:
        return order
    return [Ranked(point.entry, point, chance, 1.0), *(each for each in order if each.id != point.id)]


def _likest_by_name(best: str, parts: Sequence[Asked], heard: Heard, base: EducationBase) -> Point | None:
    """The fact that holds the medicine in a message and most of what it asks, where the likeliest answer lacks it; else None."""
    text = heard.parts[0] if heard.parts else ""
    question = _question(parts, text, base)
    if not 0 < len(question.names) <= _MOST_NAMED:
        return None
    holds = {name: question.names & held for name, held in base.holding.names.items()}
    # Of two medicines a fact may as well hold one, where none holds both.
    most = max(map(len, holds.values()), default=0)
    if len(question.names & base.holding.words(best)) >= most:
        return None
    likes = {name: (_alike(name, question, base), _worded(name, text, base)) for name, each in holds.items() if len(each) == most}
    order = sorted((each for each in likes if likes[each][0] >= _LIKE), key=lambda each: (*likes[each], each), reverse=True)
    fitting = (each for each in order if is_here(base.every_point[each], heard) and not is_of_another_kind(each, text, base))
    return next((base.every_point[each] for each in fitting), None)


def names_lacking(text: str, name: str, parts: Sequence[Asked], base: EducationBase) -> list[str]:
    """How the medicines are called that a question names, where an answer speaks of none, neither in its text nor in its questions."""
    named, said = names_in(parts, base), base.holding.words(name).union(base.vocabulary.lexicon.fold(tokens(text)))
    return [] if named & said else [base.asking.decisive[each] for each in sorted(named)]


def _question(parts: Sequence[Asked], text: str, base: EducationBase) -> _Question:
    plain = base.vocabulary.light | base.vocabulary.sets["asking_words"] | base.asking.empty_verbs
    # The medicine may stand in another sentence than the question.
    said = frozenset(base.vocabulary.lexicon.fold(base.vocabulary.repaired(text))).union(*(part.folded for part in parts))
    names = said & base.asking.decisive.keys()
    asking = [part for part in parts if is_question(part.text, part.words, base)] or parts
    each = tuple(frozenset(part.folded) - plain - names for part in asking if set(part.folded) - plain - names)
    return _Question(names, each, said - plain)


def _alike(name: str, question: _Question, base: EducationBase) -> float:
    """How like a fact is beside the name: the share of one sentence that it holds, and of one of its questions that is said, together."""
    if name not in base.every_point:
        return 0.0
    plain = base.vocabulary.light | base.vocabulary.sets["asking_words"] | base.asking.empty_verbs | question.names
    best = 0.0
    for known in (asked - plain for asked in base.points.questions_of(name)):
        said = base.index.total(known & question.whole) / (base.index.total(known) or 1.0)
        held = max((base.index.total(each & known) / (base.index.total(each) or 1.0) for each in question.each), default=0.0)
        best = max(best, 2 * said * held / (said + held) if said + held else 0.0)
    return best


def _worded(name: str, text: str, base: EducationBase) -> float:
    """The share of a message that a fact has in the very words, of which groups make one: "trying" and "pregnant"."""
    said, point = set(map(stem, tokens(text))), base.every_point[name]
    return len(said & {stem(word) for word in tokens(" ".join((*point.asks, point.says)))}) / (len(said) or 1)
