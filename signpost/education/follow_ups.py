"""What a message means only after an answer: "more", "yes", "the second", "why?", "how long?", "and in MS?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import Entry
from signpost.education.leading import sentence_about, tailored, with_point
from signpost.education.offering import told_fact
from signpost.education.points import Point
from signpost.education.questions import Asked
from signpost.education.shown import Answer, nothing, show, suggest
from signpost.education.words import stem, tokens

_SAME_POINT, _MOST_BESIDE = 0.55, 2
# A fact about the thing shown before answers a question with "it" from this likeness in words on; what it is worth as an answer.
_OWN, _SURE = 0.4, 0.8
_PARTS = {"more": "more", "simpler": "simpler", "shorter": "gist", "sources": "sources"}
_CHOICES = ("first", "second", "third")
_LONGEST_CHOICE = 5
_IT = "it"


def follow_up(words: list[str], before: Context, base: EducationBase) -> Answer | None:
    """What a follow-up asks for, or None where the message is none."""
    acts = base.vocabulary.act(words)
    for act in acts:
        done = _act(act, before, base)
        if done is not None:
            return done
    sided = _facet(words, before, base)
    if sided is not None:
        return sided
    return nothing(before, None) if acts else None


def chosen(words: list[str], before: Context, base: EducationBase) -> Entry | None:
    """The one of the offered entries that a short message names by its disease or by words of its title ("the MS one")."""
    offered = [base.entries[each] for each in before.suggestions if each in base.entries]
    said = words[base.vocabulary.begins_with(words, "follow_openers") :]
    if not offered or not 0 < len(said) <= _LONGEST_CHOICE or said[0] in base.vocabulary.sets["openers"]:
        return None
    diseases, rest = base.vocabulary.names.read(said)
    fold = base.vocabulary.lexicon.fold
    asked = set(fold(rest))
    if len(diseases) != 1 and not asked:
        return None
    titled = [entry for entry in offered if asked <= set(fold(tokens(entry.title)))]
    fitting = [entry for entry in titled if not diseases or entry.disease in diseases]
    return fitting[0] if len(fitting) == 1 else None


def same_for(old: Entry, disease: str, before: Context, base: EducationBase) -> Answer:
    """What "and for MS?" means after an answer: the same fact, the same subject, or what the comparison says about it."""
    pointed = _same_point(before, disease, base)
    if pointed is not None:
        return with_point(show(base.entries[pointed.entry], base=base, before=before), pointed, base)
    related = [base.entries[each] for each in old.related if base.entries[each].disease == disease]
    compared = old.topic == "difference"
    if old.disease == "both" and not compared:
        return show(old, base=base, before=before)
    same = twin_in(disease, old, base) or base.main(disease, "overview" if compared else old.topic)
    if compared and related and old.slug != "difference":
        same = related[0]
    return show(same, base=base, before=before) if same is not None else nothing(before, disease)


def twin_in(disease: str, entry: Entry, base: EducationBase) -> Entry | None:
    """The entry that answers the same about the other disease, or None."""
    return next((twin for twin in base.index.twins(entry) if twin.disease == disease), None)


def own_point(part: Asked, old: Entry, before: Context, base: EducationBase) -> Answer | None:
    """The fact about the thing shown before that a question with "it" asks for; None where no fact of that thing is like it."""
    words = {*part.folded, *base.points.subject(old.id)}
    near = base.points.nearest(words, part.said, part.diseases, base.asking.facets.asked(part.words))
    best = next((each for each in near if each.point.entry == old.id and each.point.id != before.point), None)
    if best is None or best.like < _OWN:
        return None
    shown = show(old, base=base, before=before, score=max(best.like, _SURE))
    return replace(with_point(shown, best.point, base), certain=True)


def _act(act: str, before: Context, base: EducationBase) -> Answer | None:
    entry = base.entries.get(before.entry or "")
    offered = [base.entries[each] for each in before.suggestions if each in base.entries]
    places = [*(each for each in before.beside if each in base.every_point), *(each.id for each in offered)]
    if act in _CHOICES and len(places) > _CHOICES.index(act):
        return _offered(places[_CHOICES.index(act)], before, base)
    if act == "yes" and len(offered) > 1:
        return suggest(offered, before.disease, before, 0.5)
    if act == "yes" and offered:
        return show(offered[0], base=base, before=before)
    if act == "no" and (offered or before.offers_numbers):
        kept = replace(before, suggestions=(), offers_numbers=False)
        return Answer("none", "declined", kept, disease=before.disease, topic=before.topic)
    if entry is None:
        return None
    if act == "numbers" and entry.numbers or act == "yes" and before.offers_numbers:
        return show(entry, base=base, before=before, part="numbers")
    return _part(_PARTS[act], entry, before, base) if act in _PARTS else None


def _offered(name: str, before: Context, base: EducationBase) -> Answer:
    """What a button leads to: a fact, or an entry."""
    return told_fact(name, before, base) if name in base.every_point else show(base.entries[name], base=base, before=before)


def _part(part: str, entry: Entry, before: Context, base: EducationBase) -> Answer:
    """Another part of the entry; after a single fact "more" begins with the entry's short text, which was not shown yet."""
    shown = show(entry, base=base, before=before, part=part)
    point = base.every_point.get(before.point or "")
    if point is None:
        return shown
    if part == "more":
        return replace(shown, entry=replace(entry, more=f"{entry.short} {entry.more}"), composed=True)
    if part == "sources" and point.citations:
        return replace(shown, entry=replace(entry, citations=point.citations), composed=True)
    return shown


def _facet(words: Sequence[str], before: Context, base: EducationBase) -> Answer | None:
    """The side of the last subject that a message asks for and nothing else: "why?", "how long?", "how much does it cost?"."""
    entry = base.entries.get(before.entry or "")
    words = [_IT if word in base.asking.pointing else word for word in words]
    plain = tuple(words[base.vocabulary.begins_with(words, "follow_openers") :]) or tuple(words)
    facets = base.asking.facets.follow_ups.get(tuple(words)) or base.asking.facets.follow_ups.get(plain)
    if entry is None or not facets:
        return None
    topics = [topic for facet in facets if (topic := base.asking.facets.topics.get(facet))]
    main = next((found for topic in topics for disease in (entry.disease, "both") if (found := base.main(disease, topic))), None)
    if main is not None and entry.topic == "overview":
        return show(main, base=base, before=before)
    shown = show(entry, base=base, before=before)
    for facet in facets:
        point = _plainest(entry, facet, base)
        if point is not None and point.id != before.point:
            return with_point(shown, point, base)
    for facet in facets:
        text = sentence_about(entry, facet, base)
        if text is not None:
            return tailored(shown, text, base, safety=facet not in base.asking.facets.calm)
    return show(main, base=base, before=before) if main is not None else None


def _plainest(entry: Entry, facet: str, base: EducationBase) -> Point | None:
    """The point of an entry that asks for a facet and for least beside it, or None where all ask for much else."""
    found = [
        (len(set(base.vocabulary.lexicon.fold(tokens(ask))) - base.points.subject(entry.id)), point.id, point)
        for point in base.points.of_entry.get(entry.id, ())
        for ask in point.asks
        if facet in base.asking.facets.asked(tokens(ask))
    ]
    least = min(found, default=None, key=lambda each: each[:2])
    return least[2] if least is not None and least[0] <= _MOST_BESIDE else None


def _same_point(before: Context, disease: str, base: EducationBase) -> Point | None:
    """The fact about the other disease that answers what the last fact answered."""
    point = base.every_point.get(before.point or "")
    if point is None:
        return None
    words = base.vocabulary.repaired(point.asks[0])
    _, rest = base.vocabulary.names.read(words)
    said = tuple(map(stem, rest))
    near = base.points.nearest(base.vocabulary.lexicon.fold(rest), said, frozenset({disease}), base.asking.facets.asked(words))
    fitting = [each for each in near if base.entries[each.point.entry].disease in (disease, "both", "other")]
    return fitting[0].point if fitting and fitting[0].like >= _SAME_POINT else None


def picks_one(text: str, *, base: EducationBase) -> bool:
    """Whether a message is nothing but the place of something that was offered: "2", "the second"."""
    return not {*_CHOICES}.isdisjoint(base.vocabulary.act(base.vocabulary.repaired(text)))
