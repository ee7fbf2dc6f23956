"""What the learned reader thinks a question asks for, where words alone find nothing or leave a choice.

It heard what no wording says ("how do i find out what trials are open near Cape Town"), but knows neither which disease was
spoken of before nor what an entry says: an answer that words found for certain is never changed, and what it alone hears is
shown only where it is sure, else offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.deciding import DIRECT_POINT, POINT_LEAD
from signpost.education.entries import ILLNESSES, Entry
from signpost.education.heard import Heard, by_entry, clearly_of, with_meant
from signpost.education.leading import OWN_POINT, with_point
from signpost.education.points import Near
from signpost.education.questions import Asked
from signpost.education.shown import Answer, show, suggest

# Chosen on the rows of evaluation/education/ that are not held out; not clinical.
SHOWN_FROM, OFFERED_FROM, WORTH_OFFERING, UNLIKE_BELOW = 0.9, 0.3, 0.12, 0.02
# From here on what a question means, and the entry that was heard, are together enough for that entry.
MEANT_FROM = 0.875
# A point that is this near is shown where words leave only a choice.
INSTEAD_OF_A_CHOICE = 0.62
# From this chance on it is shown although words offer others.
SURELY_HEARD = 0.96
# An answer that words found with less than this is offered beside what was surely heard instead.
SURELY_FOUND = 0.9
MOST_OFFERED = 3
_LOOK_ALIKES, _ABOUT_THE_BOT, _COMPARISON = "other", "about", "difference"


def with_heard(found: Answer, question: str, read: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer that words found, or what was heard where that is surer; `read` are the sentences of the question."""
    if found.part != "short" or not heard.entries:
        return found
    words = base.vocabulary.repaired(question)
    diseases = base.vocabulary.names.read(words)[0] or _spoken_of(before)
    if not diseases and base.vocabulary.sets["elsewhere"].intersection(words):
        return found
    if found.kind != "entry":
        near = tuple(sorted((each for part in read for each in part.near or ()), key=lambda each: -each.like))
        meant = _meant(near, DIRECT_POINT if found.kind == "none" else INSTEAD_OF_A_CHOICE, heard, diseases, before, base)
        if meant is not None:
            return meant
    likely = _fitting(heard.entries, diseases, base)
    if not likely:
        return found
    best = max(likely, key=lambda each: likely[each])
    chance = likely[best]
    if found.kind == "none":
        return _alone(best, chance, likely, diseases, before, base, heard) or found
    if found.kind == "did_you_mean":
        offered = [each for each, _ in found.suggestions]
        if chance >= (SHOWN_FROM if best in offered else SURELY_HEARD) and not _twin_asked(best, diseases, base, heard):
            return show(base.entries[best], base=base, before=before, score=chance)
        more = [best] if chance >= OFFERED_FROM and best not in offered else []
        chosen = [base.entries[each] for each in (*more, *offered)][:MOST_OFFERED]
        return suggest(chosen, found.disease, before, found.score) if more else found
    if found.entry is None or found.score >= SURELY_FOUND or found.context.point or chance < SHOWN_FROM:
        return found
    if found.entry.id == best or heard.entries.get(found.entry.id, 0.0) >= UNLIKE_BELOW or found.entry.disease == _LOOK_ALIKES:
        return found
    near = with_meant((), heard, words, diseases, base)
    meant = _meant(near, DIRECT_POINT, heard, diseases, before, base)
    if meant is None and chance >= SURELY_HEARD and not _twin_asked(best, diseases, base, heard):
        return show(base.entries[best], base=base, before=before, score=chance)
    return meant or suggest([base.entries[best], found.entry], found.disease, before, chance)


def _meant(
    near: Sequence[Near], least: float, heard: Heard, diseases: frozenset[str], before: Context, base: EducationBase
) -> Answer | None:
    """The point, or the whole entry, that answers a question of the same meaning; None where none is that near."""
    if near and near[0].like >= least and _may_be(near[0], heard) and not _one_of_two(near, base):
        point = near[0].point
        return with_point(show(base.entries[point.entry], base=base, before=before, score=near[0].like), point, base)
    likely = by_entry(heard, diseases, base)
    best = max(likely, key=lambda each: likely[each], default="")
    otherwise = max(heard.entries.values(), default=0.0) >= SURELY_HEARD and heard.entries.get(best, 0.0) < WORTH_OFFERING
    if otherwise or likely.get(best, 0.0) < MEANT_FROM or best not in _fitting({best: 1.0}, diseases, base):
        return None
    if _twin_asked(best, diseases, base, heard):
        return None
    shown = show(base.entries[best], base=base, before=before, score=likely[best])
    own = next((each for each in near if each.point.entry == best and each.like >= OWN_POINT), None)
    return with_point(shown, own.point, base) if own else shown


def _spoken_of(before: Context) -> frozenset[str]:
    return frozenset({before.disease} if before.disease else ())


def _alone(
    best: str, chance: float, likely: Mapping[str, float], diseases: frozenset[str], before: Context, base: EducationBase, heard: Heard
) -> Answer | None:
    """What was heard where words found nothing: shown where it is sure and of one disease, else offered."""
    entry = base.entries[best]
    if chance >= SHOWN_FROM and not _twin_asked(best, diseases, base, heard):
        return show(entry, base=base, before=before, score=chance)
    if chance < OFFERED_FROM:
        return None
    order = sorted((each for each in likely if likely[each] >= WORTH_OFFERING), key=lambda each: -likely[each])
    offered = [base.entries[each] for each in order]
    if _twin_asked(best, diseases, base, heard):
        offered[1:1] = base.index.twins(entry)
    return suggest(list(dict.fromkeys(offered))[:MOST_OFFERED], None, before, chance)


def _fitting(heard: Mapping[str, float], diseases: frozenset[str], base: EducationBase) -> dict[str, float]:
    """What was heard, brought to the disease that is spoken of; entries about the bot and of other illnesses are left out."""
    found: dict[str, float] = {}
    for name, chance in heard.items():
        entry = base.entries.get(name)
        if entry is None or entry.topic == _ABOUT_THE_BOT or entry.disease == _LOOK_ALIKES:
            continue
        if entry.topic == _COMPARISON and len(diseases & ILLNESSES) == 1:
            continue
        fit = _of_disease(entry, diseases & ILLNESSES, base)
        if fit is not None:
            found[fit.id] = found.get(fit.id, 0.0) + chance
    return found


def _of_disease(entry: Entry, diseases: frozenset[str], base: EducationBase) -> Entry | None:
    """The entry, or the one that answers the same of the only disease that is spoken of."""
    if entry.disease not in ILLNESSES or not diseases or entry.disease in diseases:
        return entry
    return next(iter(base.index.twins(entry)), None)


def _twin_asked(name: str, diseases: frozenset[str], base: EducationBase, heard: Heard) -> bool:
    """Whether nobody said which of two diseases is meant, and the other has the same answer."""
    unsaid = not diseases & ILLNESSES and bool(base.index.twins(base.entries[name]))
    return unsaid and not clearly_of(base.entries[name].disease, heard, base)


def _may_be(near: Near, heard: Heard) -> bool:
    """Whether a point was found by its meaning too, or nothing speaks against its entry: that was heard, or nothing else for certain."""
    surest = max(heard.entries.values(), default=0.0)
    heard_of = heard.entries.get(near.point.entry, 0.0) >= WORTH_OFFERING
    return heard_of or surest < SHOWN_FROM or near.like >= DIRECT_POINT and near.point.id in heard.points


def _one_of_two(near: Sequence[Near], base: EducationBase) -> bool:
    """Whether the likest point is about one disease and the next as like about the other."""
    best, second = (base.disease_of(each.point.id) for each in (near[0], near[min(1, len(near) - 1)]))
    return {best, second} == ILLNESSES and near[0].like - near[1].like < POINT_LEAD
