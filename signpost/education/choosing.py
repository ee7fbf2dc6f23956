"""Which answer is given where words, meaning and the learned ranking do not say the same: shown, put beside, or offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.apart import is_of_another_kind, of_the_same_kind
from signpost.education.as_answer import shown_as
from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.decisive import by_name
from signpost.education.elsewhere import leads_elsewhere, surest_subject
from signpost.education.entries import ILLNESSES
from signpost.education.focus import focus_of, held_by, likelier_by_focus
from signpost.education.halves import with_halves
from signpost.education.heard import Heard, clearly_of
from signpost.education.joining import MOST_OF_TWO, together
from signpost.education.questions import Asked
from signpost.education.ranking import Ranked, ranked
from signpost.education.relatives import of_those_named, without_strangers
from signpost.education.shown import Answer, nothing, suggest
from signpost.education.turning import turned

# Chosen on questions of outsiders that were judged before (training/asked.yml), by how many right ones a wrong one costs; not clinical.
SHOWN_FROM, SAME_FROM, ENTRY_FROM, OFFERED_FROM, WORTH_OFFERING, LIKE_FROM = 0.45, 0.3, 0.8, 0.15, 0.06, 0.8
# What is so surely the likeliest may be less like the question.
SURELY, SURELY_LIKE_FROM, RATHER_LIKE_FROM = 0.9, 0.72, 0.74
# A whole entry takes the place of a fact only where it is so many times as likely.
WHOLE_BY = 2.0
# A whole entry that was found stays where it is so much more like the question than the fact.
LIKER = 0.1
# The likeliest fact is told from a smaller chance on where it is so like the question, and nothing near it is.
ASKED_SO = 1.0
# An answer whose entry has less of the chance is not shown alone.
DOUBTED_BELOW, UNLIKELY_BELOW = 0.1, 0.05
# A fact about the named country takes the place of its entry from this chance on.
HERE_FROM = 0.1
# One about the only named country takes that of a fact which speaks of none from this chance on, if it is so little less like the question.
RATHER_FROM, RATHER_LIKE = 0.04, 0.12
# The fact of an entry that asks for the same side of the subject takes the place of the whole entry from this chance on.
FACET_FROM = 0.2
# So does one that holds so much more of what is asked beside the subject, from this chance and share of the entry's chance on.
HOLDS_MORE, FULLER_FROM, FULLER_SHARE = 0.2, 0.12, 0.3
# Of the first candidates one that holds so much of what is asked beside the subject comes before a likeliest one that holds so little.
# It has at least so much of the chance, and such a share of the likeliest one's.
HOLDS_LITTLE, HOLDS_MOST, MOST_LOOKED_AT, FOCUS_FROM, FOCUS_SHARE = 0.25, 0.7, 5, 0.02, 0.15
# From this chance of one subject on, as the reader hears it, words of other things beside it do not speak against it.
SURELY_HEARD = 0.95
# A second fact is put behind the first from this chance on, where the whole message is that like it, and one of its parts is so much liker
# to it than to the first.
SECOND_FROM, SECOND_WHOLE, SECOND_PART, SECOND_BETTER = 0.12, 0.85, 0.7, 0.1
# The same where a part asks for the fact in nearly the same words, however unlike the whole message is to it.
SURELY_SECOND, SURELY_BETTER, SURELY_FROM = 0.9, 0.15, 0.015
# Facts that have so much of the chance are told with the first as far as there is room. Of the second and third facts with so much, six
# in ten answer too, and seven in ten where the first does not.
BESIDE_FROM, MOST_TOGETHER = 0.15, 3
# Where none fits in and the first is no surer than this, the next one is told as a whole from so much on.
UNSURE_BELOW, NEXT_FROM = 0.7, 0.2
MOST_OFFERED = 3


def with_ranked(found: Answer, parts: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer that words and meaning found, or what is likelier by all that is known; with the answer to a second question."""
    if found.certain or found.part != "short":
        return found
    whole_text = heard.parts[0] if heard.parts else ""
    likely = of_those_named(_from_here(ranked(parts, heard, found, base), heard), whole_text, base)
    order = _shared(of_the_same_kind(likely, whole_text, base))
    if not order:
        return found
    found = without_strangers(found, whole_text, before, base)
    of_another = is_of_another_kind(found.context.point or (found.entry.id if found.entry else ""), whole_text, base)
    if of_another or _holds_elsewhere(found, heard, base) and order[0].chance >= OFFERED_FROM:
        found = _offered(nothing(before, found.disease), order, before, base)
    whole = not heard.places and _asks_for_the_whole(found, parts, base)
    chosen = found if whole else _by_chance(found, order, parts, heard, before, base)
    return with_halves(replace(chosen, likely=tuple((each.id, each.chance) for each in order)), parts, heard, before, base)


def _by_chance(
    found: Answer, order: Sequence[Ranked], parts: Sequence[Asked], heard: Heard, before: Context, base: EducationBase
) -> Answer:
    best = _of_the_side(order, parts, base)
    focused = _by_focus([best, *(each for each in order if each is not best)], parts, base)
    order = by_name(focused, parts, heard, SURELY, base)
    held, best = order[0] is not best, order[0]
    named = order is not focused
    if not named:
        order = turned(order, parts, heard, base)
        best = order[0]
    if not named and (told := _told_here(found, order, heard) or _rather_here(best, order, heard)) is not None:
        # Both speak of the same subject.
        return replace(shown_as(told, parts, before, base), chance=min(1.0, told.chance + best.chance))
    surely = best.chance >= SURELY and best.like >= SURELY_LIKE_FROM
    # Nothing else was found for a question that names an illness: what is rather it is told.
    unfound = found.kind != "entry" and any(each.own_diseases for each in parts)
    rather = found.kind == "none" and best.chance >= SHOWN_FROM and best.like >= RATHER_LIKE_FROM
    rather = unfound and (rather or held and best.chance >= SURELY)
    # A likely fact of the very entry that was found is no neighbour, however it is worded.
    own = found.kind == "entry" and found.entry is not None and found.entry.id == best.entry and best.chance >= SAME_FROM
    if best.like < LIKE_FROM and not surely and not rather and not own:
        return _instead_of_a_neighbour(found, order, before, base)
    if found.kind != "entry" and not surely and surest_subject(heard.entries, base) < SURELY_HEARD and _elsewhere(parts, base):
        return found
    chosen = _chosen(found, order, parts, heard, before, base)
    instead_of = found.context.point if found.kind == "entry" and len(heard.parts) > 1 else None
    return _with_others(_weighed(chosen, order), order, parts, heard, instead_of, base) if chosen.kind == "entry" else chosen


def _weighed(found: Answer, order: Sequence[Ranked]) -> Answer:
    """The answer with its share of the chance."""
    shown = found.context.point or (found.entry.id if found.entry else "")
    return replace(found, chance=next((each.chance for each in order if each.id == shown), 0.0))


def _from_here(order: Sequence[Ranked], heard: Heard) -> Sequence[Ranked]:
    """The candidates without facts that hold in other countries only than the one that somebody asks from or about."""
    if not heard.places:
        return order
    return [each for each in order if each.point is None or not each.point.regions or each.point.regions & heard.places] or order


def _holds_elsewhere(found: Answer, heard: Heard, base: EducationBase) -> bool:
    """Whether the fact that was found speaks of other countries only than the one that somebody asks from or about."""
    point = base.every_point.get(found.context.point or "") if found.kind == "entry" else None
    return point is not None and bool(point.regions and heard.places) and not point.regions & heard.places


def _shared(order: Sequence[Ranked]) -> Sequence[Ranked]:
    """The candidates that are left, with the whole chance shared among them."""
    whole = sum(each.chance for each in order)
    return [replace(each, chance=each.chance / whole) for each in order] if whole else order


def _told_here(found: Answer, order: Sequence[Ranked], heard: Heard) -> Ranked | None:
    """The fact about the named country of the entry that was found, where that would be told as a whole."""
    if found.entry is None or found.kind != "entry" or found.context.point or order[0].entry != found.entry.id:
        return None
    facts = [each for each in order if each.point is not None and each.entry == order[0].entry and each.point.regions & heard.places]
    return next((each for each in facts if each.chance >= HERE_FROM and (each is order[0] or order[0].point is None)), None)


def _of_the_side(order: Sequence[Ranked], parts: Sequence[Asked], base: EducationBase) -> Ranked:
    """The likeliest candidate, or instead of a whole entry its fact on the side that is asked for: "EMG tomorrow. does it hurt".

    So does its likeliest fact that holds clearly more of what is asked beside the subject.
    """
    best = order[0]
    if best.point is not None:
        return best
    sides = frozenset().union(*(base.asking.facets.asked(each.words) for each in parts))
    facts = [each for each in order[1:] if each.point is not None and each.entry == best.entry]
    of_side = (each for each in facts if each.chance >= FACET_FROM and sides & base.points.facets_of(each.id))
    focus = focus_of(parts, best.entry, base)
    held = held_by(best.id, focus, base) + HOLDS_MORE
    least = max(FULLER_FROM, FULLER_SHARE * best.chance)
    fuller = (each for each in facts if each.chance >= least and held_by(each.id, focus, base) >= held)
    return next(of_side, None) or next(fuller, best)


def _by_focus(order: list[Ranked], parts: Sequence[Asked], base: EducationBase) -> list[Ranked]:
    """The candidates, before a likeliest one that holds nothing of what is asked the first that holds it: "a tattoo on ocrelizumab"."""
    least = max(FOCUS_FROM, FOCUS_SHARE * order[0].chance)
    likely = [each for number, each in enumerate(order[:MOST_LOOKED_AT]) if not number or each.chance >= least]
    name = likelier_by_focus([each.id for each in likely], parts, base, few=HOLDS_LITTLE, most=HOLDS_MOST)
    if name is None:
        return order
    best, told = order[0], next(each for each in order if each.id == name)
    if best.point is None and best.entry == told.entry:
        # Who was likeliest to ask for the entry gets its fact.
        told, best = replace(told, chance=told.chance + best.chance), replace(best, chance=0.0)
    return [told, best, *(each for each in order[1:] if each.id != name)]


def _rather_here(best: Ranked, order: Sequence[Ranked], heard: Heard) -> Ranked | None:
    """The fact about the one named country that is nearly as like as a likeliest one which speaks of no country."""
    if len(heard.places) != 1 or best.point is None or best.point.regions:
        return None
    here = (each for each in order if each.point is not None and each.point.regions == heard.places)
    return next((each for each in here if each.chance >= RATHER_FROM and each.like >= best.like - RATHER_LIKE), None)


def _asks_for_the_whole(found: Answer, parts: Sequence[Asked], base: EducationBase) -> bool:
    """Whether a sentence says nothing beside the subject of the entry that was found: "what is an EMG?"."""
    if found.entry is None or found.kind != "entry" or found.context.point:
        return False
    subject = base.points.subject(found.entry.id) | base.vocabulary.light | base.vocabulary.sets["asking_words"]
    bare = [each for each in parts if each.folded and subject.issuperset(each.folded)]
    return any(found.entry.id in each.named and not base.asking.facets.asked(each.words) for each in bare)


def _chosen(found: Answer, order: Sequence[Ranked], parts: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    best = order[0]
    if found.kind == "entry" and found.entry is not None and best.id == (found.context.point or found.entry.id):
        return found
    if _unsaid(best, parts, heard, base):
        return found
    same = found.entry is not None and found.kind == "entry" and found.entry.id == best.entry
    together = sum(each.chance for each in order if each.entry == best.entry)
    kept = next((each for each in order if found.kind == "entry" and each.id == found.context.point), None)
    if kept is not None and best.point is None and best.chance < WHOLE_BY * kept.chance:
        return found
    if same and any(each.id == best.entry and each.like >= best.like + LIKER and not found.context.point for each in order):
        return found
    asked_so = (
        best.like >= ASKED_SO and best.chance >= SAME_FROM and all(best.like >= each.like + LIKER for each in order[1:MOST_LOOKED_AT])
    )
    if best.chance >= (SAME_FROM if same else SHOWN_FROM) or together >= ENTRY_FROM or asked_so:
        return shown_as(best, parts, before, base)
    if kept is not None and likelier_by_focus([kept.id, best.id], parts, base, few=HOLDS_LITTLE, most=HOLDS_MOST):
        return shown_as(best, parts, before, base)
    if found.kind == "entry" and not _doubted(found, order, DOUBTED_BELOW) or best.chance < OFFERED_FROM:
        return found
    return _offered(found, order, before, base)


def _instead_of_a_neighbour(found: Answer, order: Sequence[Ranked], before: Context, base: EducationBase) -> Answer:
    """The answer that was found, or a choice where nearly all that is known speaks against it."""
    unlikely = found.kind == "entry" and _doubted(found, order, UNLIKELY_BELOW) and order[0].chance >= OFFERED_FROM
    return _offered(found, order, before, base) if unlikely else found


def _doubted(found: Answer, order: Sequence[Ranked], below: float) -> bool:
    """Whether an entry that was found has less of the chance than this."""
    return found.entry is not None and sum(each.chance for each in order if each.entry == found.entry.id) < below


def _elsewhere(parts: Sequence[Asked], base: EducationBase) -> bool:
    """Whether a sentence that names no illness speaks of something else."""
    return any(leads_elsewhere(each.text, base=base) for each in parts if not each.diseases)


def _offered(found: Answer, order: Sequence[Ranked], before: Context, base: EducationBase) -> Answer:
    entries = dict.fromkeys(each.entry for each in order if each.chance >= WORTH_OFFERING)
    return suggest([base.entries[each] for each in entries][:MOST_OFFERED], found.disease, before, order[0].chance)


def _unsaid(best: Ranked, parts: Sequence[Asked], heard: Heard, base: EducationBase) -> bool:
    """Whether nobody said which of two illnesses is meant, and the other has the same answer."""
    entry = base.entries[best.entry]
    said = frozenset().union(*(each.diseases for each in parts)) & ILLNESSES
    named = any(entry.id in each.named for each in parts)
    return (
        not said
        and not named
        and entry.disease in ILLNESSES
        and bool(base.index.twins(entry))
        and not clearly_of(entry.disease, heard, base)
    )


def _with_others(
    found: Answer, order: Sequence[Ranked], parts: Sequence[Asked], heard: Heard, instead_of: str | None, base: EducationBase
) -> Answer:
    """The answer with that of another part of the message that asks for another fact, else with facts that are nearly as likely.

    Half an answer is better than a wrong half, and two facts that say different things are often both asked for. The fact
    `instead_of` which the first is shown may well answer the other part.
    """
    first = found.context.point or (found.entry.id if found.entry else "")
    names = list(heard.points)
    likes = [dict(zip(names, row, strict=True)) for row in heard.asked]
    others = [each for each in order if each.point is not None and each.id != first]
    for each in others:
        if each.chance < SECOND_FROM or each.point is None:
            break
        if likes[0].get(each.id, 0.0) < SECOND_WHOLE:
            continue
        better = any(part.get(each.id, 0.0) >= max(SECOND_PART, part.get(first, 0.0) + SECOND_BETTER) for part in likes[1:])
        if better or each.id == instead_of:
            return together(found, [each.point], base, most=MOST_OF_TWO)
    for each in others:
        likest = [(part.get(each.id, 0.0), part.get(first, 0.0)) for part in likes[1:]]
        surely = any(own >= SURELY_SECOND and own >= shown + SURELY_BETTER for own, shown in likest)
        if each.point is not None and each.chance >= SURELY_FROM and surely:
            return together(found, [each.point], base, most=MOST_OF_TWO)
    near = [each.point for each in others if each.chance >= BESIDE_FROM and each.point is not None][: MOST_TOGETHER - 1]
    told = together(found, near, base)
    unsure = told is found and found.chance < UNSURE_BELOW
    next_one = [each.point for each in others if each.chance >= NEXT_FROM and each.point is not None][:1]
    return together(found, next_one, base, most=MOST_OF_TWO, alike=True) if unsure and next_one else told
