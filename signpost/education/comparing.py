"""Comparisons: one row of ALS and MS, the same subject in both, or two things that are named."""

from __future__ import annotations

from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import Entry
from signpost.education.follow_ups import twin_in
from signpost.education.leading import tailored
from signpost.education.questions import Asked
from signpost.education.shown import Answer, show
from signpost.education.words import stem, tokens

_TWO, _OR = 2, "or"


def row_asked(part: Asked, before: Context, base: EducationBase) -> Answer | None:
    """The one row of a comparison that a question about both diseases asks for, said in words; None where it asks for more."""
    talked_of = len(part.own_diseases) == _TWO or before.topic == "difference"
    if len(part.diseases) < _TWO or not talked_of:
        return None
    empty = base.vocabulary.light | {base.vocabulary.lexicon.same.get("difference", "difference")}
    asked = {stem(word) for word in part.folded if word not in empty}
    if not asked:
        return None
    for entry in base.entries.values():
        for row in entry.table[1:] if entry.topic == "difference" else ():
            if asked <= _words_of(row[0], base):
                return _row(entry, row, before, base)
    return None


def both_of(entry: Entry, before: Context, base: EducationBase, *, score: float) -> Answer | None:
    """The same subject for ALS and for MS in one answer, or None where only one of them has it."""
    other = {"als": "ms", "ms": "als"}.get(entry.disease)
    twin = (twin_in(other, entry, base) or _same_topic(other, entry, base)) if other else None
    if twin is None:
        return None
    als, ms = (entry, twin) if entry.disease == "als" else (twin, entry)
    text = base.asking.phrases["both"].format(als=als.gist, ms=ms.gist)
    found = tailored(show(entry, base=base, before=before, score=score), text, base, safety=False)
    citations = (*als.citations[:1], *ms.citations[:1])
    related = tuple(dict.fromkeys(((als.id, als.title), (ms.id, ms.title), *found.related)))
    context = replace(found.context, disease="both", suggestions=(als.id, ms.id), offers_numbers=False)
    shown = found.entry and replace(found.entry, citations=citations)
    return replace(found, entry=shown, related=related, disease="both", context=context, offers_numbers=False)


def _same_topic(disease: str, entry: Entry, base: EducationBase) -> Entry | None:
    """The entry on the topic for the other disease; none for an entry that is only a part of its topic, such as one medicine."""
    return base.main(disease, entry.topic) if base.main(entry.disease, entry.topic) is entry else None


def named_compared(part: Asked, before: Context, base: EducationBase) -> Answer | None:
    """Two named things side by side ("riluzole or edaravone?"); None where the question names fewer or compares nothing."""
    named = [base.entries[each] for each in _whole_names(part, base)]
    first = sorted({_place(entry, part, base): entry for entry in named}.items())
    two = list({entry.id: entry for _, entry in first}.values())[:_TWO]
    if len(two) < _TWO or not base.asking.comparing.among(part.words) or part.self_check or _asks_otherwise(two, part, base):
        return None
    text = " ".join((base.asking.phrases["no_better"], two[0].gist, two[1].gist))
    found = tailored(show(two[0], base=base, before=before), text, base, safety=False)
    shown = found.entry and replace(found.entry, citations=(*two[0].citations[:1], *two[1].citations[:1]))
    related = tuple(dict.fromkeys(((two[1].id, two[1].title), *found.related)))
    return replace(found, entry=shown, related=related)


def _asks_otherwise(two: list[Entry], part: Asked, base: EducationBase) -> bool:
    """Whether nothing but an "or" behind both names compares: "does ocrevus work for primary progressive or is it in vain?"."""
    if base.asking.comparing.among([each for each in part.words if each != _OR]):
        return False
    places = sorted(_place(each, part, base) for each in two)
    return _OR not in part.words[places[0] : places[1]]


def _whole_names(part: Asked, base: EducationBase) -> list[str]:
    """The entries that are named, without those whose name is only a piece of another's ("relapsing" in "relapsing remitting")."""
    names = base.index.named(part.words)
    stands = {each: _place(base.entries[each], part, base) for each in part.named}
    ends = {each: stands[each] + len(names.get(each, ())) for each in part.named}

    def within(one: str, other: str) -> bool:
        return stands[other] <= stands[one] and ends[one] <= ends[other] and len(names.get(one, ())) < len(names.get(other, ()))

    return sorted(each for each in part.named if not any(within(each, other) for other in part.named))


def _place(entry: Entry, part: Asked, base: EducationBase) -> int:
    name = base.index.named(part.words).get(entry.id, ())
    stems = [stem(word) for word in part.words]
    return next((place for place in range(len(stems)) if tuple(stems[place : place + len(name)]) == name), len(stems))


def _row(entry: Entry, row: tuple[str, str, str], before: Context, base: EducationBase) -> Answer:
    text = base.asking.phrases["row"].format(axis=row[0], als=row[1], ms=row[2])
    found = tailored(show(entry, base=base, before=before), text, base, safety=False)
    return replace(found, entry=found.entry and replace(found.entry, table=(entry.table[0], row)))


def _words_of(axis: str, base: EducationBase) -> set[str]:
    own = {stem(word) for word in base.vocabulary.lexicon.fold(tokens(axis))}
    more = base.asking.rows.get(axis, frozenset())
    return own | more | {stem(word) for word in base.vocabulary.lexicon.fold(sorted(more))}
