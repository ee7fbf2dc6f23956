"""Which entry answers one sentence: a point that is asked for exactly, a comparison, the entry that is surely meant, or a choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.both import both_of
from signpost.education.context import Context
from signpost.education.elsewhere import leads_elsewhere
from signpost.education.entries import Entry
from signpost.education.follow_ups import own_point, same_for, twin_in
from signpost.education.index import SURE_FROM, Hit, Query
from signpost.education.leading import verdict_of, with_point
from signpost.education.questions import Asked, has_health_word, is_known, points_near, query_of
from signpost.education.shown import Answer, nothing, one_disease, show, suggest
from signpost.education.words import tokens

# Chosen on the rows of evaluation/education/questions/ that are not held out; not clinical.
SUGGEST_FROM, LIKELY_MEANT = 0.28, 0.08
SAME_WORDS = 0.99
CARRIED_PHRASE, POINTING_PHRASE, CARRIED_COVER = 0.72, 0.55, 0.75
OPINION_FROM, OPINION_MARGIN = 0.2, 0.12
DIRECT_POINT, POINT_LEAD = 0.8, 0.04
MOST_SUGGESTIONS = 3


def answer_part(part: Asked, before: Context, base: EducationBase) -> Answer:
    """What answers one sentence of a message."""
    disease = one_disease(part.diseases)
    if not part.folded or part.own_diseases and not any(map(base.index.knows, part.folded)):
        return _about_disease_only(part, disease, before, base)
    found = _about_the_same(part, before, base) or _pointed(part, before, base)
    if found is not None:
        return found
    topic = None if part.diseases else base.vocabulary.bare_topic(part.words)
    if topic is not None:
        return suggest([entry for each in ("ms", "als") if (entry := base.main(each, topic))], None, before, 0.5)
    away = base.vocabulary.sets["elsewhere"].intersection(part.words) - _words_of(part.named, base)
    if not part.diseases and away and leads_elsewhere(part.text, base=base):
        return nothing(before, disease)
    hits = base.index.search(query_of(part))
    if not part.own_diseases and not part.named and not _speaks_of_health(part, hits, base):
        return nothing(before, disease)
    return _decided(hits, part, before, base)


def _pointed(part: Asked, before: Context, base: EducationBase) -> Answer | None:
    """The point that a sentence asks for in so many words, unless another entry has one that is as near."""
    near = points_near(part, base)
    if not near or near[0].like < DIRECT_POINT:
        return None
    best = near[0]
    other = next((each for each in near[1:] if each.point.entry != best.point.entry), None)
    if other is not None and best.like - other.like < POINT_LEAD and not part.diseases:
        return None
    found = show(base.entries[best.point.entry], base=base, before=before, score=best.like)
    return with_point(found, best.point, base, verdict=verdict_of(best, part, base))


def _words_of(entries: Iterable[str], base: EducationBase) -> set[str]:
    return {word for each in entries for text in base.entries[each].asked_as for word in tokens(text)}


def _speaks_of_health(part: Asked, hits: list[Hit], base: EducationBase) -> bool:
    """Whether a question that names nothing belongs here at all; the disease may come from the turn before."""
    if not hits:
        return False
    best = hits[0]
    pointing = bool(base.vocabulary.sets["pointing_words"].intersection(part.words))
    to_the_bot = not pointing and bool(base.vocabulary.sets["to_the_bot"].intersection(part.words))
    empty = base.vocabulary.light if pointing else base.vocabulary.sets["asking_words"]
    if empty.issuperset(part.folded) or to_the_bot and best.phrase < CARRIED_PHRASE:
        return False
    if to_the_bot and not part.diseases and best.entry.topic != "about":
        return False
    if part.diseases:
        if has_health_word(part, base):
            return best.covered >= CARRIED_COVER
        least = POINTING_PHRASE if pointing else CARRIED_PHRASE
        return best.phrase >= least and best.covered > 0.99 and not to_the_bot
    return is_known(part, hits, base)


def _about_the_same(part: Asked, before: Context, base: EducationBase) -> Answer | None:
    """A question with "it" about the one thing shown before (a medicine, a test, a condition), if its text speaks of that."""
    old = base.entries.get(before.entry or "")
    if old is None or part.own_diseases or part.named or _is_overview(old) or len(part.folded) > 3:
        return None
    if base.vocabulary.sets["pointing_words"].intersection(part.words):
        own = own_point(part, old, before, base)
        if own is not None:
            return own
    if not (old.keywords or old.disease == "other") or base.vocabulary.sets["to_the_bot"].intersection(part.words):
        return None
    fold = base.vocabulary.lexicon.fold
    other = _neighbour(part, old, base)
    if other is not None:
        return show(other, base=base, before=before, score=0.8)
    asked = set(part.folded)
    if asked <= set(fold(tokens(old.short))):
        return show(old, base=base, before=before, score=0.8)
    if asked <= base.index.words_of(old.id) | set(fold(tokens(f"{old.short} {old.more} {old.safety}"))):
        return show(old, base=base, before=before, part="more", score=0.8)
    return None


def _is_overview(entry: Entry) -> bool:
    return entry.topic == "overview" and entry.disease != "other"


def _neighbour(part: Asked, old: Entry, base: EducationBase) -> Entry | None:
    """The entry that answers the question with the old title put in for "it" ("how is it treated" after relapses)."""
    diseases, rest = base.vocabulary.names.read(tokens(old.title))
    words = (*part.folded, *base.vocabulary.lexicon.fold(rest))
    hits = base.index.search(Query(words, diseases or part.diseases))
    if hits and hits[0].entry is not old and hits[0].covered > 0.99 and hits[0].phrase >= CARRIED_PHRASE:
        return hits[0].entry
    return None


def _about_disease_only(part: Asked, disease: str | None, before: Context, base: EducationBase) -> Answer:
    old = base.entries.get(before.entry or "")
    changed = part.own_diseases and old is not None and disease not in (None, old.disease)
    if changed and old is not None and base.vocabulary.begins_with(part.words, "follow_openers"):
        return replace(same_for(old, str(disease), before, base), certain=True)
    if not part.diseases or not part.own_diseases and before.entry is not None:
        return nothing(before, disease)
    entry = base.main(str(disease), "difference" if disease == "both" else "overview")
    if entry is None:
        return nothing(before, disease)
    if part.own_diseases and base.vocabulary.sets["introductions"].issuperset(part.said):
        return show(entry, base=base, before=before)
    meant = _meant_by_small(part, str(disease), base)
    if len(meant) > 1 and meant[0][1] >= OPINION_FROM and meant[0][1] - meant[1][1] >= OPINION_MARGIN:
        return show(meant[0][0], base=base, before=before, score=meant[0][1])
    offered = [each for each, _ in meant[: MOST_SUGGESTIONS - 1]]
    return suggest([*offered, *([] if entry in offered else [entry])], disease, before, 0.5)


def _meant_by_small(part: Asked, disease: str, base: EducationBase) -> list[tuple[Entry, float]]:
    """What "how is ALS found" may mean, likeliest first: entries of the disease, and those that answer the same for the other."""
    found: dict[str, float] = {}
    for entry_id, score in base.index.opinions(query_of(part)).items():
        entry = _counterpart(base.entries[entry_id], disease, base)
        if entry is not None:
            found[entry.id] = max(score, found.get(entry.id, 0.0))
    order = sorted(found, key=lambda each: (-found[each], each))
    return [(base.entries[each], found[each]) for each in order]


def _counterpart(entry: Entry, disease: str, base: EducationBase) -> Entry | None:
    if entry.disease in (disease, "both"):
        return entry
    return twin_in(disease, entry, base) or (base.main(disease, entry.topic) if entry.main else None)


def _decided(hits: list[Hit], part: Asked, before: Context, base: EducationBase) -> Answer:
    disease = one_disease(part.diseases)
    if not hits or hits[0].score < SUGGEST_FROM:
        likely = [hit for hit in hits if disease and hit.entry.disease in (disease, "both") and hit.opinion >= LIKELY_MEANT]
        offered = [hit.entry for hit in sorted(likely, key=lambda hit: -hit.opinion)][:MOST_SUGGESTIONS]
        return suggest(offered, disease, before, hits[0].score) if offered else nothing(before, disease)
    same = [hit for hit in hits if hit.phrase >= SAME_WORDS]
    best = same[0] if len(same) == 1 else hits[0]
    if len(part.diseases) > 1 and best.entry.disease in part.diseases:
        both = both_of(best.entry, before, base, score=best.score)
        if both is not None:
            return both
    twins = base.index.twins(best.entry)
    if twins and not part.diseases and not best.named:
        return suggest([best.entry, twins[0]], disease, before, best.score)
    if len(same) == 1 or base.index.sureness(hits, query_of(part)) >= SURE_FROM:
        return show(best.entry, base=base, before=before, score=best.score)
    return suggest([hit.entry for hit in hits[:MOST_SUGGESTIONS]], disease, before, best.score)
