"""Several facts in one answer: the first whole, of the others as many sentences as there is room for; a caution is never cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.citing import cited, related
from signpost.education.entries import Citation
from signpost.education.leading import MOST_WORDS, said_in
from signpost.education.points import Point
from signpost.education.shown import Answer
from signpost.education.words import text_sentences, tokens

# Answers to two questions may together be longer than one to one.
MOST_OF_TWO, MOST_APART = 100, 130
# A fact of whose first sentences this share of the words was said before is no further fact.
ALIKE = 0.4
# Of two questions the answers may share more.
ALIKE_APART = 0.7


def together(
    found: Answer, others: Sequence[Point], base: EducationBase, *, most: int = MOST_WORDS, alike: bool = False, apart: bool = False
) -> Answer:
    """The answer with the first sentences of further facts behind it, in at most so many words; as it is where nothing new fits.

    Facts that answer one question (that are `alike`) must differ more than those that answer two; those of two questions stand `apart`,
    one under the other.
    """
    assert found.entry is not None
    entry, own = found.entry, base.every_point.get(found.context.point or "")
    offer = text_sentences(base.entries[entry.id].short)[-1:] if found.offers_numbers else []
    lists = [[each for each in _told(found, own, base) if each not in offer]]
    kept: list[Point] = []
    for point in others:
        sentences = text_sentences(point.says)
        before = " ".join(text for each in lists for text in each)
        leans = point.entry != entry.id and set(tokens(sentences[0])[:1]) & base.asking.leaning
        if (
            not leans
            and not _said(sentences, before, one=alike or most == MOST_WORDS, least=ALIKE_APART if apart else ALIKE)
            and _fits([*lists, sentences], most, base)
        ):
            lists.append(sentences)
            kept.append(point)
    if not kept:
        return found
    each_said = [sentences[:number] for sentences, number in zip(lists, _counts(lists, most, base), strict=True)]
    said = [" ".join(each) for each in each_said] if apart else [each for sentences in each_said for each in sentences]
    doubtful = any(each.unverified for each in (own, *kept) if each is not None)
    note = [base.asking.phrases["unverified"]] if doubtful else []
    line = entry.safety or next((base.entries[each.entry].safety for each in kept if each.urgent), "")
    behind = [*note, *(each for each in offer if not said_in(each, " ".join(said)))]
    text = " ".join([("\n\n" if apart else " ").join(said), *behind])
    return replace(found, entry=replace(entry, short=text, safety=line, citations=_sources(found, kept, base)), composed=True)


def _told(found: Answer, own: Point | None, base: EducationBase) -> list[str]:
    """The sentences of an answer, with its yes or no; the gist that follows a short fact gives way to what else was asked."""
    assert found.entry is not None
    sentences = text_sentences(found.entry.short)
    if own is not None and own.says in found.entry.short:
        verdict = found.entry.short.partition(own.says)[0].strip()
        told = text_sentences(own.says)
        return [f"{verdict} {told[0]}".strip(), *told[1:]]
    return [each for each in sentences if each != base.asking.phrases["unverified"]]


def _said(sentences: Sequence[str], before: str, *, one: bool, least: float) -> bool:
    return any(said_in(each, before, least=least) for each in sentences[: 2 if one else 1])


def _fits(lists: Sequence[Sequence[str]], most: int, base: EducationBase) -> bool:
    return _words(lists[0]) + sum(_words(each[: _least(each, base)]) for each in lists[1:]) <= most


def _counts(lists: Sequence[Sequence[str]], most: int, base: EducationBase) -> list[int]:
    """How many sentences of each are told: all of the first, of the others what must be told, then more in turn while there is room."""
    counts = [len(lists[0]), *(_least(each, base) for each in lists[1:])]
    grown = True
    while grown:
        grown = False
        for place, sentences in enumerate(lists):
            more = next((end for end in range(counts[place] + 1, len(sentences) + 1) if not _turns(sentences, end, base)), None)
            if more is None:
                continue
            longer = [*counts[:place], more, *counts[place + 1 :]]
            if sum(_words(each[:number]) for each, number in zip(lists, longer, strict=True)) <= most:
                counts, grown = longer, True
    return counts


def _least(sentences: Sequence[str], base: EducationBase) -> int:
    """How many of the first sentences must be told: one, all up to the last caution, and what turns them round."""
    last = max((place for place, each in enumerate(sentences) if base.asking.cautions.among(tokens(each))), default=0) + 1
    return next(end for end in range(last, len(sentences) + 1) if not _turns(sentences, end, base))


def _turns(sentences: Sequence[str], end: int, base: EducationBase) -> bool:
    """Whether the sentence that would be cut off first turns round what stands before it ("But …")."""
    return end < len(sentences) and bool(set(tokens(sentences[end])[:1]) & base.asking.turning)


def _words(sentences: Sequence[str]) -> int:
    return len(" ".join(sentences).split())


def _sources(found: Answer, others: Sequence[Point], base: EducationBase) -> tuple[Citation, ...]:
    """The first source of each fact."""
    assert found.entry is not None
    each_of = [found.entry.citations, *(_own_sources(each, base) for each in others)]
    return tuple(dict.fromkeys(each[0] for each in each_of if each))


def _own_sources(point: Point, base: EducationBase) -> tuple[Citation, ...]:
    """The sources of a fact, else those of its entry; of one that no source was opened for those that are about it."""
    known = base.entries[point.entry].citations
    if point.unverified and not point.citations:
        return related(known, point.says, base.asking.common)
    return cited(point.citations or known, point.says)
