"""What is offered below an answer: the next likeliest facts for this very question, each by a short question that leads straight to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import ILLNESSES
from signpost.education.heard import Heard
from signpost.education.leading import said_in, with_point
from signpost.education.plainly import is_plain
from signpost.education.points import Point
from signpost.education.questions import Asked
from signpost.education.shown import Answer, show
from signpost.education.speaker import speaks_as_a_child
from signpost.education.words import text_sentences, tokens
from signpost.region import regions_named_in

# So many facts are offered, of the likest in meaning. Not clinical.
MOST, MOST_BEFORE_ENTRIES, LOOKED_AT = 3, 2, 10
# Facts whose first sentence shares so many words with the answer, or with what is offered already, and titles that do, say the same.
_SAID, _SAME, _SAME_TITLE = 0.55, 0.45, 0.75
# A fact that is less like the question has to share its subject with it or with the answer.
_SUBJECT_BELOW = 0.9


def told_fact(name: str, before: Context, base: EducationBase) -> Answer:
    """The fact that a title leads to, with its yes or no where the title asks for one; the others offered with it stay on offer."""
    point, polarity = base.every_point[name], base.asking.polarity
    asks = polarity.asks_yes_or_no(tokens(base.fact_titles.of_point.get(name, "")))
    verdict = polarity.verdicts[point.verdict] if point.verdict and asks else ""
    found = with_point(show(base.entries[point.entry], base=base, before=before), point, base, verdict=verdict)
    left = tuple(each for each in before.beside if each != name)
    return _offering(replace(found, certain=True), left, base)


def with_offers(found: Answer, question: str, parts: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer with the facts that are likest to the question beside it; a child is offered none."""
    bare = found.certain or found.kind == "none" or found.part != "short" or bool(found.unknown)
    if bare or not heard.points or speaks_as_a_child(tokens(question), base):
        return found
    own = base.every_point.get(found.context.point or "")
    asked = frozenset().union(*(each.diseases for each in parts)) & ILLNESSES
    titles = [] if own is None else [own.asks[0]]
    told: list[str] = []
    chosen: list[str] = []
    most = MOST if found.kind == "entry" else MOST_BEFORE_ENTRIES
    for name in sorted(heard.points, key=lambda each: (-heard.points[each], each))[:LOOKED_AT]:
        if len(chosen) == most:
            break
        point, title = base.every_point.get(name), base.fact_titles.of_point.get(name)
        if (
            point is None
            or title is None
            or point is own
            or not is_plain(point, question)
            or not _fits(point, title, found, asked, heard.places, before, base)
        ):
            continue
        if heard.points[name] < _SUBJECT_BELOW and not (
            found.entry and found.entry.id == point.entry or _share_a_subject(title, (question, found.text), base)
        ):
            continue
        first = text_sentences(point.says)[0]
        said = said_in(first, found.text, least=_SAID) or any(said_in(first, each, least=_SAME) for each in told)
        if said or any(_alike(title, each, base) for each in titles):
            continue
        chosen.append(name)
        told.append(point.says)
        titles.append(title)
    return _offering(found, tuple(chosen), base)


def _offering(found: Answer, names: Sequence[str], base: EducationBase) -> Answer:
    offered = tuple((each, base.fact_titles.of_point[each]) for each in names if each in base.fact_titles.of_point)
    return replace(found, beside=offered, context=replace(found.context, beside=tuple(each for each, _ in offered)))


def _fits(
    point: Point, title: str, found: Answer, asked: frozenset[str], places: frozenset[str], before: Context, base: EducationBase
) -> bool:
    """Whether a fact is about an illness and a country that may be meant, and is nothing that nobody is told unasked."""
    entry = base.entries[point.entry]
    about = (frozenset({entry.disease}) | base.vocabulary.names.read(tokens(title))[0]) & ILLNESSES
    if asked and not about <= asked:
        return False
    shown = base.every_point.get(found.context.point or "")
    here = places or (shown.regions if shown else frozenset())
    if point.regions and not point.regions & here and not (not here and _is_named(point, title)):
        return False
    apart = base.asking.offering.apart
    return entry.topic not in apart or not before.undiagnosed and (found.topic == entry.topic or found.entry is None)


def _share_a_subject(title: str, texts: Sequence[str], base: EducationBase) -> bool:
    """Whether a title shares a word that says what it is about with one of these texts: no illness, and none of the words of asking."""
    empty = base.vocabulary.light | base.vocabulary.sets["asking_words"]
    spoken = {word for text in texts for word in base.vocabulary.lexicon.fold(base.vocabulary.names.read(tokens(text))[1])}
    about = set(base.vocabulary.lexicon.fold(base.vocabulary.names.read(tokens(title))[1])) - empty
    return not about.isdisjoint(spoken)


def _is_named(point: Point, title: str) -> bool:
    """Whether a title says by itself which country its fact is about."""
    return bool(point.regions & regions_named_in(title))


def _alike(one: str, other: str, base: EducationBase) -> bool:
    words = [set(base.vocabulary.lexicon.fold(base.vocabulary.repaired(each))) for each in (one, other)]
    return len(words[0] & words[1]) >= _SAME_TITLE * (len(words[0] | words[1]) or 1)
