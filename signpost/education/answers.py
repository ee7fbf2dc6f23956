"""The answer to a question: what is surely asked for, two or three titles where that is not sure, or an honest nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import ILLNESSES, Entry
from signpost.education.fitting import fits
from signpost.education.follow_ups import chosen, follow_up, whole_question
from signpost.education.from_here import told_here
from signpost.education.leading import verdict_of, with_point
from signpost.education.offering import told_fact, with_offers
from signpost.education.questions import Asked, read_question
from signpost.education.search import Near, Search, by_meaning
from signpost.education.shown import ELSEWHERE, Answer, nothing, one_disease, show, suggest
from signpost.education.speaker import said_to_the_asker
from signpost.education.words import sentences, tokens
from signpost.region import regions_named_in

_MOST_SUGGESTIONS = 3
_ABOUT = "about"


def answer(
    question: str,
    *,
    base: EducationBase,
    context: Context | None = None,
    places: frozenset[str] = frozenset(),
    search: Search = by_meaning,
    told: Collection[str] = (),
    known: bool = False,
    earlier: str = "",
) -> Answer:
    """The answer to a question, with the disease of the turn before where the question leaves it out.

    `places` are the regions it is asked from; `search` finds the likeliest answers; `told` was told already.
    `known`: it surely asks for what is known here, though it names nothing. `earlier` words may have named a medicine.
    """
    before, words = context or Context(), tokens(question)
    if not words or tuple(words) in base.vocabulary.phrases["not_questions"]:
        return nothing(before, None)
    places = regions_named_in(question) or places
    whole, illnesses = whole_question(question, words, before, base)
    found = _said_before(question, words, before, base)
    likely: list[Near] = []
    if found is None:
        read = read_question(question, base=base, context=before)
        named = base.named([*tokens(earlier), *words])
        likely = [near for near in search(whole) if near.name not in told and fits(near.name, words, illnesses, base, named)]
        # "I have had optic neuritis, does it mean MS?" is asked of what it names.
        checks = any(part.self_check for part in read) or illnesses & ILLNESSES and _asks_for_it(words, base)
        if checks and not _is_named(likely, read, base):
            found = show(base.entries[base.vocabulary.self_check.entry], base=base, before=before)
            found = replace(found, certain=not any(part.certain_name for part in read))
        else:
            found = _decided(likely, question, read, illnesses, before, base, known)
    found = told_here(_with_numbers(found, words, before, base), question, places, base)
    offered = with_offers(found, question, [each.name for each in likely], illnesses, places, before, base)
    return said_to_the_asker(_labelled(offered, illnesses), question, base)


def _is_named(likely: list[Near], read: list[Asked], base: EducationBase) -> bool:
    """Whether the likeliest answer is surely asked for, and of a condition that is named for certain."""
    entry = base.entry_of(likely[0].name) if likely else None
    named = frozenset().union(*(part.named for part in read if part.certain_name))
    return entry is not None and entry.id in named and not entry.main and base.is_sure(likely, known=True)


def _said_before(question: str, words: list[str], before: Context, base: EducationBase) -> Answer | None:
    """The answer to a title, as a button sends it, and to what has a meaning only after an answer."""
    titled = base.titles.get(tuple(words))
    fact = base.fact_titles.fact(question)
    if titled is None and fact is not None:
        return told_fact(fact, before, base)
    found = show(titled, base=base, before=before) if titled else follow_up(words, before, base)
    if found is None and (entry := chosen(words, before, base)) is not None:
        found = show(entry, base=base, before=before)
    return None if found is None else replace(found, certain=True)


def _decided(
    likely: list[Near],
    asked: str,
    read: list[Asked],
    illnesses: frozenset[str],
    before: Context,
    base: EducationBase,
    known: bool,
) -> Answer:
    """What becomes of the likeliest answers, by how sure they are."""
    check, disease, best = base.sureness.check, one_disease(illnesses), likely[0] if likely else Near("", 0.0)
    entry = base.entry_of(best.name)
    own = known or bool(illnesses) or before.entry is not None or any(part.certain_name for part in read)
    if entry is None or best.like < (check.offered_of_known if own else check.offered):
        return nothing(before, disease) if own else replace(nothing(before, disease), part=ELSEWHERE)
    # Who names neither of the two illnesses, and may mean either, is offered both.
    rival = next((each.like for each in likely if {entry.disease, getattr(base.entry_of(each.name), "disease", "")} == ILLNESSES), 0.0)
    if (illnesses or rival < best.like - check.within / 3) and base.is_sure(likely, known=own, asked=known):
        return _told(likely, entry, check.chance(likely, base.entry_of), asked, before, base)
    near = [each for each in likely if each.like >= best.like - check.within]
    offered = [entry, *(other for each in near if (other := base.entry_of(each.name)) is not None and other.topic != _ABOUT)]
    titles = list({each.id: each for each in offered}.values())[:_MOST_SUGGESTIONS]
    return suggest(titles, disease, before, check.chance(likely, base.entry_of))


def _told(likely: list[Near], entry: Entry, score: float, asked: str, before: Context, base: EducationBase) -> Answer:
    """An entry, its likeliest fact first unless the entry as a whole is much more like the question; one nearly as likely comes next."""
    shown = show(entry, base=base, before=before, score=score)
    facts = [each for each in likely if (point := base.every_point.get(each.name)) is not None and point.entry == entry.id]
    if not facts or facts[0].like < likely[0].like - base.sureness.fact_first:
        return shown
    first = base.every_point[facts[0].name]
    verdict = next(filter(None, (verdict_of(first, first.asks[facts[0].ask], each, base) for each in (asked, *sentences(asked)))), "")
    as_likely = [base.every_point[each.name] for each in facts[1:] if each.like >= facts[0].like - base.sureness.as_likely]
    return with_point(shown, first, base, verdict=verdict, besides=as_likely)


def _with_numbers(found: Answer, words: list[str], before: Context, base: EducationBase) -> Answer:
    """The numbers of a life at once where the question asked for figures in so many words."""
    if found.entry is None or not found.offers_numbers or not base.asking.wants_numbers.among(words):
        return found
    return show(base.entries[found.entry.id], base=base, before=before, part="numbers", score=found.score)


def _labelled(found: Answer, illnesses: frozenset[str]) -> Answer:
    """The answer labelled with the one disease that was asked about, where its text is about both."""
    entry = found.entry
    if entry is None or entry.disease != "both" or entry.topic == "difference" or len(illnesses) != 1:
        return found
    disease = one_disease(illnesses)
    return replace(found, disease=disease, context=replace(found.context, disease=disease))


def _asks_for_it(words: list[str], base: EducationBase) -> bool:
    short = len(words) <= 8 and words[-1:] in (["it"], ["that"], ["this"])
    return short and base.vocabulary.asks_self_check(words, disease_words=(words[-1],))
