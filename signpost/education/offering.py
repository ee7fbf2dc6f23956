"""What is offered below an answer: the next likeliest facts for this very question, each by a short question that leads straight to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import ILLNESSES
from signpost.education.leading import said_in, with_point
from signpost.education.points import Point
from signpost.education.shown import Answer, show
from signpost.education.speaker import speaks_as_a_child
from signpost.education.words import stem, text_sentences, tokens
from signpost.region import regions_named_in

# So many facts are offered, of the likest in meaning. Not clinical.
MOST, MOST_BEFORE_ENTRIES, LOOKED_AT = 3, 2, 10
# Facts whose first sentence shares so many words with the answer, or with what is offered already, and titles that do, say the same.
_SAID, _SAME, _SAME_TITLE = 0.55, 0.45, 0.75


def told_fact(name: str, before: Context, base: EducationBase) -> Answer:
    """The fact that a title leads to, with its yes or no where the title asks for one; the others offered with it stay on offer."""
    point, polarity = base.every_point[name], base.asking.polarity
    asks = polarity.asks_yes_or_no(tokens(base.fact_titles.of_point.get(name, "")))
    verdict = polarity.verdicts[point.verdict] if point.verdict and asks else ""
    found = with_point(show(base.entries[point.entry], base=base, before=before), point, base, verdict=verdict)
    left = tuple(each for each in before.beside if each != name)
    return _offering(replace(found, certain=True), left, base)


def with_offers(
    found: Answer,
    question: str,
    likely: Iterable[str],
    illnesses: frozenset[str],
    places: frozenset[str],
    before: Context,
    base: EducationBase,
) -> Answer:
    """The answer with the facts that are likest to the question beside it; a child is offered none."""
    if found.certain or found.kind == "none" or found.part != "short" or speaks_as_a_child(tokens(question), base):
        return found
    own = base.every_point.get(found.context.point or "")
    here = places or (own.regions if own else frozenset())
    titles, told = [own.asks[0]] if own else [], [found.text]
    chosen: list[str] = []
    most = MOST if found.kind == "entry" else MOST_BEFORE_ENTRIES
    facts = [each for each in likely if each in base.every_point and each in base.fact_titles.of_point][:LOOKED_AT]
    for name in facts:
        point, title = base.every_point[name], base.fact_titles.of_point[name]
        if len(chosen) == most or point is own or not _fits(point, title, found, illnesses & ILLNESSES, here, before, base):
            continue
        first = text_sentences(point.says)[0]
        said = any(said_in(first, each, least=_SAME if number else _SAID) for number, each in enumerate(told))
        if not said and not any(_alike(title, each) for each in titles):
            chosen.append(name)
            told.append(point.says)
            titles.append(title)
    return _offering(found, tuple(chosen), base)


def _offering(found: Answer, names: Sequence[str], base: EducationBase) -> Answer:
    offered = tuple((each, base.fact_titles.of_point[each]) for each in names if each in base.fact_titles.of_point)
    return replace(found, beside=offered, context=replace(found.context, beside=tuple(each for each, _ in offered)))


def _fits(
    point: Point, title: str, found: Answer, asked: frozenset[str], here: frozenset[str], before: Context, base: EducationBase
) -> bool:
    """Whether a fact is about an illness and a country that may be meant, and is nothing that nobody is told unasked."""
    entry = base.entries[point.entry]
    about = (frozenset({entry.disease}) | base.vocabulary.names.read(tokens(title))[0]) & ILLNESSES
    if asked and not about <= asked:
        return False
    if point.regions and not point.regions & here and (here or not point.regions & regions_named_in(title)):
        return False
    apart = base.asking.offering.apart
    beside = entry.id not in apart or found.context.entry == entry.id
    return beside and (entry.topic not in apart or not before.undiagnosed and (found.topic == entry.topic or found.entry is None))


def _alike(one: str, other: str) -> bool:
    words = [set(map(stem, tokens(each))) for each in (one, other)]
    return len(words[0] & words[1]) >= _SAME_TITLE * (len(words[0] | words[1]) or 1)
