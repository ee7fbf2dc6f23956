"""The answer to a question: an entry, a "did you mean", or an honest nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import Entry
from signpost.education.glossary import mentions
from signpost.education.index import SURE_FROM, Hit, Query
from signpost.education.questions import Asked, asking_clauses, has_health_word, is_known, query_of, read_question
from signpost.education.shown import Answer, nothing, one_disease, show, suggest
from signpost.education.words import tokens

# Chosen on evaluation/education/tuned-*.yml with evaluation/education/tune.py; not clinical.
SUGGEST_FROM, LIKELY_MEANT = 0.28, 0.15
SAME_WORDS = 0.99
CARRIED_PHRASE, POINTING_PHRASE, CARRIED_COVER = 0.72, 0.55, 0.75
QUESTION_FROM = 0.25
OPINION_FROM, OPINION_MARGIN = 0.2, 0.12
MOST_SUGGESTIONS, _LONGEST_CHOICE = 3, 5

_PARTS = {"more": "more", "simpler": "simpler", "sources": "sources"}
_CHOICES = ("first", "second", "third")


def answer(question: str, *, context: Context | None = None, base: EducationBase) -> Answer:
    """The answer to a question, with the disease and topic of the turn before where the question leaves them out."""
    before = context or Context()
    words = base.vocabulary.repaired(question)
    return _with_term(_found(question, words, context, base), words, before, base)


def _with_term(found: Answer, words: list[str], before: Context, base: EducationBase) -> Answer:
    """The answer with the meaning of the one term that was asked for; its own entry where the answer does not speak of it."""
    if found.part != "short":
        return found
    asked = base.glossary.asked(words, base.vocabulary, everyday=found.entry is not None)
    # A word of both illnesses is not explained with the one that nobody speaks of.
    meant = base.vocabulary.names.read(words)[0] | {"both", "other", before.disease}
    asked = tuple(each for each in asked if each[0].disease in meant) or asked
    own = next((term for entry, term in asked if entry is found.entry), None)
    if own is not None:
        return replace(found, term=own)
    if not asked or not base.glossary.asked(words, base.vocabulary):
        return found
    if found.entry is not None and mentions(found.entry, asked[0][1], base.vocabulary):
        return found
    entry, term = asked[0]
    return replace(show(entry, base=base, before=before), term=term)


def _found(question: str, words: list[str], context: Context | None, base: EducationBase) -> Answer:
    before = context or Context()
    if tuple(words) in base.vocabulary.phrases["not_questions"]:
        return nothing(before, None)
    titled = base.titles.get(tuple(tokens(question)))
    if titled is not None:
        return show(titled, base=base, before=before)
    followed = _follow_up(base.vocabulary.act(words), before, base)
    if followed is not None:
        return followed
    chosen = _chosen(words, before, base)
    if chosen is not None:
        return show(chosen, base=base, before=before)
    worded = base.wordings.get(tuple(tokens(question)))
    if worded is not None and _is_meant(worded, words, before, base):
        return show(worded, base=base, before=before)
    parts = [part for part in read_question(question, base=base, context=context) if part.score >= QUESTION_FROM]
    if any(part.self_check for part in parts) or (before.disease in ("als", "ms", "both") and _asks_for_it(words, base)):
        checked = show(base.entries[base.vocabulary.self_check.entry], base=base, before=before, score=1.0)
        return _as_asked(checked, parts[0], base) if parts else checked
    found = _best([_as_asked(_answer_one(part, before, base), part, base) for part in parts], before)
    if found.kind == "entry":
        return found
    asking = [clause for part in parts for clause in asking_clauses(part, base=base)]
    clauses = [_as_asked(_answer_one(clause, before, base), clause, base) for clause in asking]
    return _best([found, *(each for each in clauses if each.kind == "entry")], before)


def _is_meant(worded: Entry, words: list[str], before: Context, base: EducationBase) -> bool:
    """Whether a question without a disease, one of an entry's own wordings, can mean no other disease than the entry's."""
    if base.vocabulary.names.read(words)[0] or base.vocabulary.sets["to_the_bot"].intersection(words):
        return False
    one = worded.id in base.index.named(words) or not base.index.twins(worded)
    return one and worded.disease in ("both", "other", before.disease or worded.disease)


def _as_asked(found: Answer, part: Asked, base: EducationBase) -> Answer:
    """The answer labelled with what was asked: the one disease of the question, and for a look-alike the topic it names."""
    entry = found.entry
    if entry is None:
        return found
    disease, topic = found.disease, found.topic
    if entry.disease == "both" and entry.topic != "difference" and len(part.diseases) == 1:
        disease = one_disease(part.diseases)
    if entry.disease == "other":
        topic = next((base.vocabulary.topic_words[word] for word in part.folded if word in base.vocabulary.topic_words), topic)
    return replace(found, disease=disease, topic=topic, context=replace(found.context, disease=disease, topic=topic))


def _best(answers: list[Answer], before: Context) -> Answer:
    order = {"entry": 2, "did_you_mean": 1, "none": 0}
    return max(answers, key=lambda each: (order[each.kind], each.score), default=nothing(before, None))


def _follow_up(acts: tuple[str, ...], before: Context, base: EducationBase) -> Answer | None:
    entry = base.entries.get(before.entry or "")
    offered = [base.entries[each] for each in before.suggestions if each in base.entries]
    for act in acts:
        if act in _CHOICES and len(offered) > _CHOICES.index(act):
            return show(offered[_CHOICES.index(act)], base=base, before=before)
        if act == "yes" and len(offered) > 1:
            return suggest(offered, before.disease, before, 0.5)
        if act == "yes" and offered:
            return show(offered[0], base=base, before=before)
        if act == "no" and (offered or before.offers_numbers):
            kept = replace(before, suggestions=(), offers_numbers=False)
            return Answer("none", "declined", kept, disease=before.disease, topic=before.topic)
        if entry is None:
            continue
        if act == "numbers" and entry.numbers or act == "yes" and before.offers_numbers:
            return show(entry, base=base, before=before, part="numbers")
        if act in _PARTS:
            return show(entry, base=base, before=before, part=_PARTS[act])
    return nothing(before, None) if acts else None


def _chosen(words: list[str], before: Context, base: EducationBase) -> Entry | None:
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


def _asks_for_it(words: list[str], base: EducationBase) -> bool:
    short = len(words) <= 8 and words[-1:] in (["it"], ["that"], ["this"])
    return short and base.vocabulary.asks_self_check(words, disease_words=(words[-1],))


def _answer_one(part: Asked, before: Context, base: EducationBase) -> Answer:
    disease = one_disease(part.diseases)
    if not part.folded or part.own_diseases and not any(map(base.index.knows, part.folded)):
        return _about_disease_only(part, disease, before, base)
    about_it = _about_the_same(part, before, base)
    if about_it is not None:
        return about_it
    topic = None if part.diseases else base.vocabulary.bare_topic(part.words)
    if topic is not None:
        return suggest([entry for each in ("ms", "als") if (entry := base.main(each, topic))], None, before, 0.5)
    if not part.diseases and base.vocabulary.sets["elsewhere"].intersection(part.words) - _words_of(part.named, base):
        return nothing(before, disease)
    hits = base.index.search(query_of(part))
    if not part.own_diseases and not part.named and not _speaks_of_health(part, hits, base):
        return nothing(before, disease)
    return _decided(hits, part, before, base)


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
        return _same_for(old, str(disease), before, base)
    if not part.diseases or not part.own_diseases and before.entry is not None:
        return nothing(before, disease)
    entry = base.main(str(disease), "difference" if disease == "both" else "overview")
    if entry is None:
        return nothing(before, disease)
    if base.vocabulary.sets["introductions"].issuperset(part.said):
        return show(entry, base=base, before=before)
    meant = _meant_by_small_words(part, str(disease), base)
    if len(meant) > 1 and meant[0][1] >= OPINION_FROM and meant[0][1] - meant[1][1] >= OPINION_MARGIN:
        return show(meant[0][0], base=base, before=before, score=meant[0][1])
    offered = [each for each, _ in meant[: MOST_SUGGESTIONS - 1]]
    return suggest([*offered, *([] if entry in offered else [entry])], disease, before, 0.5)


def _meant_by_small_words(part: Asked, disease: str, base: EducationBase) -> list[tuple[Entry, float]]:
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
    return _twin_in(disease, entry, base) or (base.main(disease, entry.topic) if entry.main else None)


def _twin_in(disease: str, entry: Entry, base: EducationBase) -> Entry | None:
    return next((twin for twin in base.index.twins(entry) if twin.disease == disease), None)


def _same_for(old: Entry, disease: str, before: Context, base: EducationBase) -> Answer:
    """What "and for MS?" means after an entry: the same about MS, or what the comparison says about it."""
    related = [base.entries[each] for each in old.related if base.entries[each].disease == disease]
    compared = old.topic == "difference"
    if old.disease == "both" and not compared:
        return show(old, base=base, before=before)
    same = _twin_in(disease, old, base) or base.main(disease, "overview" if compared else old.topic)
    if compared and related and old.slug != "difference":
        same = related[0]
    return show(same, base=base, before=before) if same is not None else nothing(before, disease)


def _decided(hits: list[Hit], part: Asked, before: Context, base: EducationBase) -> Answer:
    disease = one_disease(part.diseases)
    if not hits or hits[0].score < SUGGEST_FROM:
        likely = [hit for hit in hits if disease and hit.entry.disease in (disease, "both") and hit.opinion >= LIKELY_MEANT]
        offered = [hit.entry for hit in sorted(likely, key=lambda hit: -hit.opinion)][:MOST_SUGGESTIONS]
        return suggest(offered, disease, before, hits[0].score) if offered else nothing(before, disease)
    same = [hit for hit in hits if hit.phrase >= SAME_WORDS]
    best = same[0] if len(same) == 1 else hits[0]
    twins = base.index.twins(best.entry)
    if twins and not part.diseases and not best.named:
        return suggest([best.entry, twins[0]], disease, before, best.score)
    if len(same) == 1 or base.index.sureness(hits, query_of(part)) >= SURE_FROM:
        return show(best.entry, base=base, before=before, score=best.score)
    return suggest([hit.entry for hit in hits[:MOST_SUGGESTIONS]], disease, before, best.score)
