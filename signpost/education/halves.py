"""A double question: each half that asks by itself is asked for itself, with the subject of the first half carried into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from signpost.education.as_answer import shown_as
from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.heard import Heard, heard_in
from signpost.education.joining import MOST_APART, together
from signpost.education.leading import said_in
from signpost.education.points import Point
from signpost.education.questions import Asked, read_question
from signpost.education.ranking import Ranked, ranked
from signpost.education.shown import Answer, nothing
from signpost.education.splitting import named_in
from signpost.education.words import text_sentences, tokens

# The fact that answers a half has so much of the chance there and is so like it, and so much liker than what is told already. Chosen on
# questions of outsiders that were judged before; not clinical.
_SURE, _BETTER = ((0.2, 1.0), (0.25, 0.89), (0.5, 0.8)), 0.03
# It holds so much of what the half says beside its subject, unless it asks for the very same.
_COVERS, _THE_SAME = 0.5, 1.0
# Where nothing was found for the whole, a half is answered from so much on.
_SURELY, _SURELY_LIKE = 0.55, 0.9
# What was found for a whole message gives way to what its one question asks for where that is so much liker.
_CLEARLY_BETTER = 0.1
# What is so surely meant answers in whatever words it was asked for.
_BEYOND_WORDS, _RATHER, _LIKELY_HERE = (0.85, 0.9), (0.4, 0.9), 0.2
# A half less like than this to all that is known, of whose words neither the answer nor what is likeliest for it holds more than this
# share, was not answered.
_UNLIKE, _HARDLY_HELD = 0.8, 0.34
_MOST, _ROOT, _STORY = 2, 5, 2
_GAPS = ("no_first", "no_second")


def with_halves(found: Answer, parts: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer, or the facts that each question of a message gets by itself where they are surely meant, at most two of them."""
    if not heard.halves:
        return found
    likeliest = [_likeliest(half, parts, heard, base) for half in heard.halves]
    bests = [_best(half, first, heard, base) for half, first in zip(heard.halves, likeliest, strict=True)]
    if len(bests) == 1:
        return _instead(found, bests[0], parts, heard, before, base)
    # A whole entry is no half of an answer.
    bests = [each if each is not None and each.point is not None else None for each in bests]
    sure = list({each.id: each for each in bests if each is not None}.values())[:_MOST]
    if len(sure) == _MOST:
        return _one_under_the_other(sure, found, parts, before, base)
    at = next((number for number, each in enumerate(bests) if each is not None), 0)
    told = _with_one(found, sure[0], at, parts, heard, before, base) if sure else found
    # Beside a story nobody knows what its halves leave out.
    asked_alone = len(tokens(heard.parts[0])) <= sum(len(tokens(half["text"])) for half in heard.halves) + _STORY if heard.parts else False
    gaps = [
        asked_alone and best is None and _is_left_out(number, likeliest[number], told, heard, base) for number, best in enumerate(bests)
    ]
    return _with_gap(told, gaps, base)


def _with_gap(found: Answer, gaps: Sequence[bool], base: EducationBase) -> Answer:
    """The answer to one of two questions, with a word that there is none to the other where nothing known here says what it asks."""
    if found.kind != "entry" or found.entry is None or len(gaps) != _MOST or sum(gaps) != 1 or found.offers_numbers:
        return found
    note = base.asking.phrases[_GAPS[gaps.index(True)]]
    return replace(found, entry=replace(found.entry, short=f"{found.entry.short}\n\n{note}"), composed=True)


def _is_left_out(number: int, likeliest: Ranked | None, found: Answer, heard: Heard, base: EducationBase) -> bool:
    """Whether neither the answer nor what is likeliest for a half says more than a little of what that asks."""
    if likeliest is not None and (likeliest.id == _shown(found) or likeliest.like >= _UNLIKE):
        return False
    text = heard.halves[number]["text"]
    focus = {word for word in _focus(text, text, base) if not base.asking.facets.asked([word])}
    known = base.points.words_of(found.context.point) if found.context.point else frozenset()
    held = {*base.vocabulary.lexicon.fold(tokens(found.text)), *known}
    if likeliest is not None:
        known = base.points.words_of(likeliest.id) if likeliest.point is not None else frozenset()
        held |= {*known, *base.vocabulary.lexicon.fold(tokens(_says(likeliest, base)))}
    roots, whole = {word[:_ROOT] for word in held}, base.index.total(focus)
    return bool(whole) and base.index.total(word for word in focus if word[:_ROOT] in roots) <= _HARDLY_HELD * whole


def _instead(found: Answer, best: Ranked | None, parts: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer, or what the one question of a message surely asks for where all that is told around it led to another."""
    if best is None or best.chance < _SURELY or best.id == _shown(found):
        return found
    told = _likeness(_shown(found), heard.halves[0])
    # A whole entry is told only where the question names it and was not like what was found at all.
    named = base.index.named(base.vocabulary.repaired(heard.halves[0]["text"]))
    if best.point is None and (told or best.entry not in named):
        return found
    if found.kind == "entry" and (best.like < told + _CLEARLY_BETTER or _is_told(best, found)):
        return found
    return replace(shown_as(best, parts, before, base), likely=found.likely)


def _with_one(found: Answer, best: Ranked, at: int, parts: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer with the one fact that surely answers one of its questions: alone where nothing else was found, else beside it."""
    if found.kind != "entry":
        subject = _folded_subject(heard.halves[0]["text"], base)
        about = best.chance >= _SURELY and best.like >= _SURELY_LIKE and subject and subject <= _asked_words(best, base)
        return shown_as(best, parts, before, base) if about else found
    told = max(_likeness(_shown(found), half) for half in heard.halves)
    if best.point is None or best.id == _shown(found) or _is_told(best, found) or best.like < told + _BETTER:
        return found
    likest = max(range(len(heard.halves)), key=lambda number: _likeness(_shown(found), heard.halves[number]))
    own = base.every_point.get(_shown(found))
    if at < likest and own is not None:
        found_too = Ranked(own.entry, own, found.chance, told)
        return _one_under_the_other([best, found_too], found, parts, before, base)
    return together(found, [best.point], base, most=MOST_APART, apart=True)


def _one_under_the_other(sure: Sequence[Ranked], found: Answer, parts: Sequence[Asked], before: Context, base: EducationBase) -> Answer:
    """Two facts in the order in which they were asked for."""
    first, second = sure
    shown = replace(shown_as(first, parts, before, base), likely=found.likely, chance=found.chance)
    both = together(shown, [second.point], base, most=MOST_APART, apart=True) if second.point is not None else shown
    # One that finds no room beside the other was found before, or says the same.
    return found if both is shown and found.kind == "entry" else both


def _shown(found: Answer) -> str:
    return found.context.point or (found.entry.id if found.entry else "")


def _likeness(name: str, half: Mapping[str, Any]) -> float:
    """How like one half is in meaning to a fact or an entry."""
    return heard_in(half).points.get(name, 0.0)


def _is_told(best: Ranked, found: Answer) -> bool:
    """Whether an answer tells a fact already."""
    return best.id == _shown(found) or best.point is not None and said_in(text_sentences(best.point.says)[0], found.text)


def _likeliest(half: Mapping[str, Any], parts: Sequence[Asked], heard: Heard, base: EducationBase) -> Ranked | None:
    """What one half by itself is likeliest to ask for."""
    alone = replace(heard_in(half), places=heard.places)
    order = ranked(_carried(half["text"], parts, base), alone, nothing(Context(), None), base)
    here = next((each for each in order if each.point is None or is_here(each.point, heard)), None)
    # What holds in one country only is told where nothing that holds here is likely.
    elsewhere = order and _is_surely(order[0], _RATHER) and (here is None or here.chance < _LIKELY_HERE)
    return order[0] if elsewhere else here


def _best(half: Mapping[str, Any], likeliest: Ranked | None, heard: Heard, base: EducationBase) -> Ranked | None:
    """What surely answers one half by itself; None where nothing does."""
    if likeliest is None or not any(likeliest.chance >= chance and likeliest.like >= like for chance, like in _SURE):
        return None
    # What was carried into a later half proves nothing.
    surely = half is heard.halves[0] and _is_surely(likeliest, _BEYOND_WORDS)
    return likeliest if surely or _says_it(likeliest, half["text"], heard.halves[0]["text"], base) else None


def _is_surely(best: Ranked, least: tuple[float, float]) -> bool:
    """Whether a fact is so surely meant that it answers in whatever words, and from wherever, it was asked for: an "SR1" is British."""
    return best.chance >= least[0] and best.like >= least[1]


def _says_it(best: Ranked, text: str, first: str, base: EducationBase) -> bool:
    """Whether a fact is about the side that a half asks for, and holds the words with which it asks."""
    asked, known = base.asking.facets.asked(base.vocabulary.repaired(text)), base.points.facets_of(best.id)
    if asked and known and not asked & known:
        return False
    focus = _focus(text, first, base)
    if not focus and text != first:
        # "How long does it take" leans on all that the first one asks.
        focus = set(base.vocabulary.lexicon.fold(base.vocabulary.repaired(first))) - base.vocabulary.light
    held = _asked_words(best, base) | set(base.vocabulary.lexicon.fold(tokens(_says(best, base))))
    whole = base.index.total(focus)
    return text == first and best.like >= _THE_SAME or not whole or base.index.total(focus & held) >= _COVERS * whole


def _focus(text: str, first: str, base: EducationBase) -> set[str]:
    """What a half asks beside the subject of the first one."""
    beside = _folded_subject(first, base) | base.vocabulary.light | base.vocabulary.sets["asking_words"]
    return set(base.vocabulary.lexicon.fold(base.vocabulary.repaired(text))) - beside


def _asked_words(best: Ranked, base: EducationBase) -> frozenset[str]:
    return base.points.words_of(best.id) if best.point is not None else frozenset(base.index.words_of(best.entry))


def _says(best: Ranked, base: EducationBase) -> str:
    return best.point.says if best.point is not None else base.entries[best.entry].short


def _folded_subject(text: str, base: EducationBase) -> set[str]:
    rest = base.vocabulary.names.read(base.vocabulary.repaired(" ".join(named_in(text, base))))[1]
    return set(base.vocabulary.lexicon.fold(rest))


def is_here(point: Point, heard: Heard) -> bool:
    """Whether a fact holds where somebody asks from: one of a single country that nobody named is no half of an answer."""
    several = len(point.regions) > 1 and not heard.places
    return not point.regions or several or bool(point.regions & heard.places)


def _carried(text: str, parts: Sequence[Asked], base: EducationBase) -> list[Asked]:
    """A half as the room reads it, with the illness that the whole message names."""
    diseases = frozenset().union(*(each.diseases for each in parts))
    return [replace(each, diseases=each.own_diseases or diseases) for each in read_question(text, base=base)]
