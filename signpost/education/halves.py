"""A double question: each half that asks by itself is asked for itself, with the subject of the first half carried into it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.heard import Heard, heard_in
from signpost.education.points import Point
from signpost.education.questions import Asked, read_question
from signpost.education.ranking import Ranked, ranked
from signpost.education.shown import Answer, nothing
from signpost.education.words import sentences, stem, tokens

# The fact that answers a half has so much of the chance there, is so like it, and so much liker than what is told already. Chosen on
# questions of outsiders that were judged before; not clinical.
_CHANCE, _LIKE, _BETTER = 0.25, 0.89, 0.03
# It holds so much of what the half says beside its subject, unless it asks for the very same.
_COVERS, _THE_SAME = 0.5, 1.0
# Where nothing was found for the whole, a half is answered from so much on.
_SURELY, _SURELY_LIKE = 0.6, 0.9
_MOST_FURTHER, _TWO, _MOST_HALVES = 2, 2, 3
# A subject is named in so many words at most.
_LONGEST_SUBJECT = 4
_WORD = re.compile(r"[\w'’+-]+")


def halves_of(text: str, *, base: EducationBase) -> tuple[str, ...]:
    """The halves of a message that asks two things or three, each with the subject in it; empty where it asks one."""
    asking = base.asking.halves
    pieces = [piece.strip(" ,;:-–") for each in sentences(text) for piece in asking.breaks.split(each) if piece.strip(" ,;:-–")]
    asked = [piece for piece in pieces if asking.opens.match(piece) or asking.anywhere.search(piece) or piece.endswith("?")]
    if not _TWO <= len(asked) <= _MOST_HALVES:
        return ()
    title = " ".join(pieces[: pieces.index(asked[0])][-1:])
    subject = _subject(f"{title} {asked[0]}", base)
    first = asked[0] if not _subject(title, base) else f"{title} {asked[0]}"
    return (first, *(_with_subject(_in_full(each, asked[0], base), subject, base) for each in asked[1:]))


def _in_full(half: str, first: str, base: EducationBase) -> str:
    """A half of hardly more than its asking words with what the first one asks: "when do I refer, and how fast"."""
    opened = base.asking.halves.opens.match(first)
    bare = set(tokens(half)) <= base.asking.halves.bare
    return f"{half.rstrip('?. ')} {first[opened.end() :].strip()}" if bare and opened else half


def _subject(text: str, base: EducationBase) -> list[str]:
    """The words of a text that name what it is about, as they stand there; an illness is one too."""
    words = _WORD.findall(text)
    known = base.vocabulary.repaired(text)
    stems = {each for name in base.index.named(known).values() for each in name}
    diseases = base.vocabulary.names.read(known)[1]
    plain = set(diseases)
    named = [each for each in words if set(map(stem, tokens(each))) & stems or tokens(each) and not plain.issuperset(tokens(each))]
    return list(dict.fromkeys(named))[:_LONGEST_SUBJECT]


def _with_subject(half: str, subject: Sequence[str], base: EducationBase) -> str:
    """A later half with the subject instead of "it", or behind it where it names none of that itself."""
    own = set(map(stem, tokens(half)))
    missing = [each for each in subject if not own.issuperset(map(stem, tokens(each)))]
    if not missing:
        return half
    told = " ".join(missing)
    replaced, times = base.asking.halves.pointing.subn(told, half.rstrip("?. "), count=1)
    return replaced if times else f"{half.rstrip('?. ')} {told}"


def further_halves(found: Answer, parts: Sequence[Asked], heard: Heard, base: EducationBase) -> list[Point]:
    """The facts that answer the halves of a double question which the answer leaves out, in their order; none for a single question."""
    shown = found.context.point or (found.entry.id if found.entry else "")
    bests = [best for half in heard.halves if (best := _best(half, shown, parts, heard, base)) is not None]
    others = [each.point for each in bests if each.point is not None and each.id != shown]
    return list(dict.fromkeys(others))[:_MOST_FURTHER]


def answered_half(parts: Sequence[Asked], heard: Heard, base: EducationBase) -> Ranked | None:
    """The fact that surely answers one half of a double question for which nothing was found as a whole."""
    bests = [best for half in heard.halves if (best := _best(half, "", parts, heard, base)) is not None]
    subject = _folded_subject(heard.halves[0]["text"], base) if bests else set()
    about = (each for each in bests if each.chance >= _SURELY and each.like >= _SURELY_LIKE)
    return next((each for each in about if subject and subject <= base.points.words_of(each.id)), None)


def _best(half: Mapping[str, Any], shown: str, parts: Sequence[Asked], heard: Heard, base: EducationBase) -> Ranked | None:
    """The fact that surely answers one half, unless what is told already is as like it."""
    alone = replace(heard_in(half), places=heard.places)
    order = ranked(_carried(half["text"], parts, base), alone, nothing(Context(), None), base)
    best = next((each for each in order if each.point is not None and is_here(each.point, heard)), None)
    if best is None or best.chance < _CHANCE or best.like < _LIKE:
        return None
    told = alone.points.get(shown, 0.0)
    new = best.id == shown or best.like >= told + _BETTER and _says_it(best, half["text"], heard.halves[0]["text"], base)
    return best if new else None


def _says_it(best: Ranked, text: str, first: str, base: EducationBase) -> bool:
    """Whether a fact is about the side that a half asks for, and holds the words with which it asks."""
    asked, known = base.asking.facets.asked(base.vocabulary.repaired(text)), base.points.facets_of(best.id)
    if asked and known and not asked & known:
        return False
    assert best.point is not None
    beside = _folded_subject(first, base) | base.vocabulary.light | base.vocabulary.sets["asking_words"]
    focus = set(base.vocabulary.lexicon.fold(base.vocabulary.repaired(text))) - beside
    held = base.points.words_of(best.id) | set(base.vocabulary.lexicon.fold(tokens(best.point.says)))
    whole = base.index.total(focus)
    return best.like >= _THE_SAME or not whole or base.index.total(focus & held) >= _COVERS * whole


def _folded_subject(text: str, base: EducationBase) -> set[str]:
    rest = base.vocabulary.names.read(base.vocabulary.repaired(" ".join(_subject(text, base))))[1]
    return set(base.vocabulary.lexicon.fold(rest))


def is_here(point: Point, heard: Heard) -> bool:
    """Whether a fact holds where somebody asks from: one of a single country that nobody named is no half of an answer."""
    several = len(point.regions) > 1 and not heard.places
    return not point.regions or several or bool(point.regions & heard.places)


def _carried(text: str, parts: Sequence[Asked], base: EducationBase) -> list[Asked]:
    """A half as the room reads it, with the illness that the whole message names."""
    diseases = frozenset().union(*(each.diseases for each in parts))
    return [replace(each, diseases=each.own_diseases or diseases) for each in read_question(text, base=base)]
