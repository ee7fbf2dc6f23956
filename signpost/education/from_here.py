"""What an answer says to whoever asks from one country: its own scheme, its own sources, or that something holds elsewhere."""

from __future__ import annotations

from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.citing import used_here
from signpost.education.leading import with_point
from signpost.education.shown import Answer
from signpost.education.words import text_sentences
from signpost.region import name_of, regions_named_in

# So many words that hold everywhere are an answer without those about other countries.
_GENERAL_WORDS = 15
_MONEY = "money"


def told_here(found: Answer, question: str, places: frozenset[str], base: EducationBase) -> Answer:
    """The answer for who asks from or about these countries."""
    return _with_sources(_with_place(found, question, places, base), places, base)


def _with_sources(found: Answer, places: frozenset[str], base: EducationBase) -> Answer:
    """The answer with the sources that its text is taken from, and with no other country's entries on offer."""
    if found.entry is None or found.kind != "entry" or found.part != "short":
        return found
    shown = replace(found.entry, citations=used_here(found.entry.citations, found.text, places))
    about = {each: regions_named_in(base.entries[each].short) for each, _ in found.related}
    near = tuple(row for row in found.related if not (places and about[row[0]]) or about[row[0]] & places)
    return replace(found, entry=shown, related=near)


def _with_place(found: Answer, question: str, places: frozenset[str], base: EducationBase) -> Answer:
    """The answer for the one country that somebody asks from or about: without what holds elsewhere only, or with a word that it does."""
    entry, point = found.entry, base.every_point.get(found.context.point or "")
    if entry is None or found.kind != "entry" or len(places) != 1:
        return found
    if point is None and found.part == "short" and (own := base.leading_here(entry.id, places)) is not None:
        return with_point(found, own, base)
    told = regions_named_in(entry.short) | (point.regions if point else frozenset())
    if not told and places == regions_named_in(question) and base.entries[entry.id].topic == _MONEY:
        note = base.asking.phrases["nowhere"].format(here=name_of(next(iter(places))))
        return replace(found, entry=replace(entry, short=f"{note} {entry.short}"), composed=True)
    if not told or told & places:
        return found
    sentences = text_sentences(entry.short)
    general = next((number for number, each in enumerate(sentences) if regions_named_in(each)), 0)
    if point is None and len(" ".join(sentences[:general]).split()) >= _GENERAL_WORDS:
        return replace(found, entry=replace(entry, short=" ".join(sentences[:general])))
    there = base.asking.phrases["and"].join(sorted(map(name_of, told)))
    note = base.asking.phrases["elsewhere"].format(there=there, here=name_of(next(iter(places))))
    return replace(found, entry=replace(entry, short=f"{entry.short} {note}"))
