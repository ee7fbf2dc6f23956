"""The answer to a question: an entry, a "did you mean", or an honest nothing."""

from __future__ import annotations

from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.citing import used_here
from signpost.education.context import Context
from signpost.education.deciding import DIRECT_POINT, MOST_SUGGESTIONS, answer_part
from signpost.education.elsewhere import chooses_numbers, of_another
from signpost.education.entries import Entry
from signpost.education.follow_ups import chosen, follow_up
from signpost.education.glossary import mentions
from signpost.education.heard import NOTHING_HEARD, Heard
from signpost.education.hearing import with_heard
from signpost.education.kinds import names_a_kind
from signpost.education.leading import led, with_point
from signpost.education.naming import as_named
from signpost.education.offering import told_fact, with_offers
from signpost.education.plainly import plainly_asked
from signpost.education.questions import Asked, asking_clauses, has_health_word, points_near, query_of, read_question
from signpost.education.relatives import without_strangers
from signpost.education.shown import Answer, nothing, one_disease, show, suggest
from signpost.education.speaker import said_to_the_asker
from signpost.education.words import text_sentences, tokens
from signpost.region import name_of, regions_named_in

# Chosen on the rows of evaluation/education/questions/ that are not held out; not clinical.
QUESTION_FROM = 0.25
# Of small talk nothing is as like an entry of both diseases as this; the questions of people who name none mostly are.
BOTH_FROM = 0.7
# Fewer words may be about anything.
BOTH_WORDS = 3
# An entry is offered that holds so much of the words that count, and is as like as this.
OFFERED_COVER, OFFERED_FROM = 0.6, 0.5
# So many words that hold everywhere are an answer without those about other countries.
GENERAL_WORDS = 15
_BOTH, _MONEY = "both", "money"


def answer(
    question: str, *, context: Context | None = None, base: EducationBase, asked: bool = False, heard: Heard = NOTHING_HEARD
) -> Answer:
    """The answer to a question, with the disease and topic of the turn before where the question leaves them out.

    Whoever names no disease, and spoke of none before, means both. With `asked` it is certain from elsewhere that something is
    asked about health: then the likeliest entries are offered where there is no answer. `heard` is what the learned
    reader thinks of.
    """
    before, question = context or Context(), _bare(question, base)
    if chooses_numbers(question, base=base):
        return nothing(before, None)
    heard = plainly_asked(placed(heard, question), question, base)
    read = read_question(question, base=base, context=before, heard=heard)
    elsewhere = of_another(read, before, heard, base)
    if elsewhere is not None and _said_before(question, base.vocabulary.repaired(question), before, base) is None:
        return elsewhere
    found = without_strangers(_likeliest(question, before, base, asked=asked, heard=heard, read=read), question, before, base)
    placed_here = _with_place(found, question, heard.places, base)
    told = _as_from(as_named(placed_here, read, heard, before, base), heard.places, base)
    return said_to_the_asker(with_offers(told, question, read, heard, before, base), question, base)


def _bare(question: str, base: EducationBase) -> str:
    """A question without the words around it that ask nothing; of a message of hardly more it stays as it is."""
    before, behind = base.asking.fillers
    question = base.asking.because.sub("because ", question)
    bare = behind.sub("", before.sub("", question))
    return bare if len(tokens(bare)) > BOTH_WORDS else question


def _as_from(found: Answer, places: frozenset[str], base: EducationBase) -> Answer:
    """The answer with the sources that its text is taken from, and with no other country's entries on offer."""
    if found.entry is None or found.kind != "entry" or found.part != "short":
        return found
    shown = replace(found.entry, citations=used_here(found.entry.citations, found.text, places))
    about = {each: regions_named_in(base.entries[each].short) for each, _ in found.related}
    near = tuple(row for row in found.related if not (places and about[row[0]]) or about[row[0]] & places)
    return replace(found, entry=shown, related=near)


def placed(heard: Heard, question: str) -> Heard:
    """What was heard, with the regions that the question names."""
    return replace(heard, places=regions_named_in(question) or heard.places)


def _likeliest(question: str, before: Context, base: EducationBase, *, asked: bool, heard: Heard, read: list[Asked]) -> Answer:
    """The answer by words and by what was heard, each for itself; `read` are the sentences of the question."""
    found = with_heard(_answer(question, before, base, heard, read=read), question, read, heard, before, base)
    if asked and found.kind == "none" and found.part == "short":
        of_both = _answer(question, replace(before, disease=before.disease or _BOTH), base, heard, least=0.0)
        found = of_both if of_both.kind == "entry" and of_both.score >= BOTH_FROM else _offered(question, before, base)
    return found


def _with_place(found: Answer, question: str, places: frozenset[str], base: EducationBase) -> Answer:
    """The answer for the one country that somebody asks from or about: without what holds elsewhere only, or with a word that it does."""
    entry, point = found.entry, base.every_point.get(found.context.point or "")
    if entry is None or found.kind != "entry" or len(places) != 1:
        return found
    if point is None and found.part == "short" and (own := base.leading_here(entry.id, places)) is not None:
        return with_point(found, own, base)
    told = regions_named_in(entry.short) | (point.regions if point else frozenset())
    if not told and places == regions_named_in(question) and _asks_of_money(question, base):
        note = base.asking.phrases["nowhere"].format(here=name_of(next(iter(places))))
        return replace(found, entry=replace(entry, short=f"{note} {entry.short}"), composed=True)
    if not told or told & places:
        return found
    sentences = text_sentences(entry.short)
    general = next((number for number, each in enumerate(sentences) if regions_named_in(each)), 0)
    if point is None and len(" ".join(sentences[:general]).split()) >= GENERAL_WORDS:
        return replace(found, entry=replace(entry, short=" ".join(sentences[:general])))
    there = base.asking.phrases["and"].join(sorted(map(name_of, told)))
    note = base.asking.phrases["elsewhere"].format(there=there, here=name_of(next(iter(places))))
    return replace(found, entry=replace(entry, short=f"{entry.short} {note}"))


def _asks_of_money(question: str, base: EducationBase) -> bool:
    """Whether a question asks who pays: that is another matter in each country."""
    facets = base.asking.facets
    return any(facets.topics.get(each) == _MONEY for each in facets.asked(base.vocabulary.repaired(question)))


def _offered(question: str, before: Context, base: EducationBase) -> Answer:
    """The entries that a question may mean, those that hold most of its words; an honest nothing when none holds enough."""
    parts = read_question(question, base=base, context=replace(before, disease=before.disease or _BOTH))
    about = [part for part in parts if part.own_diseases or part.named or has_health_word(part, base)]
    hits = [
        hit for part in about for hit in base.index.search(query_of(part)) if hit.covered >= OFFERED_COVER and hit.score >= OFFERED_FROM
    ]
    likely = sorted((hit for hit in hits if hit.entry.topic != "about"), key=lambda hit: -hit.score)
    entries = list({hit.entry.id: hit.entry for hit in likely}.values())[:MOST_SUGGESTIONS]
    return suggest(entries, before.disease, before, likely[0].score) if entries else nothing(before, before.disease)


def _answer(
    question: str, before: Context, base: EducationBase, heard: Heard, least: float = QUESTION_FROM, read: list[Asked] | None = None
) -> Answer:
    words = base.vocabulary.repaired(question)
    direct = _said_before(question, words, before, base)
    if direct is not None:
        return replace(_with_term(direct, words, before, base), certain=True)
    read = read_question(question, base=base, context=before, heard=heard) if read is None else read
    parts = [part for part in read if part.score >= least]
    found = led(_found(question, words, parts, before, base), parts, base)
    return _with_term(_with_numbers(found, words, before, base), words, before, base)


def _with_numbers(found: Answer, words: list[str], before: Context, base: EducationBase) -> Answer:
    """The numbers of a life at once where the question asked for figures in so many words."""
    if found.entry is None or not found.offers_numbers or not base.asking.wants_numbers.among(words):
        return found
    return show(base.entries[found.entry.id], base=base, before=before, part="numbers", score=found.score)


def _with_term(found: Answer, words: list[str], before: Context, base: EducationBase) -> Answer:
    """The answer with the meaning of the one term that was asked for; its own entry where the answer does not speak of it."""
    if found.part != "short":
        return found
    asked = base.glossary.asked(words, base.vocabulary, everyday=found.entry is not None)
    # A word of both illnesses is not explained with the one that nobody speaks of.
    meant = base.vocabulary.names.read(words)[0] | {"both", "other", before.disease}
    asked = tuple(each for each in asked if each[0].disease in meant) or asked
    own = next((term for entry, term in asked if found.entry is not None and entry.id == found.entry.id), None)
    if own is not None:
        named = found.context.point is not None and own.term.lower() in found.text.lower()
        return found if named else replace(found, term=own)
    if not asked or found.context.point or not base.glossary.asked(words, base.vocabulary):
        return found
    if found.entry is not None and mentions(found.entry, asked[0][1], base.vocabulary):
        return found
    entry, term = asked[0]
    return replace(show(entry, base=base, before=before), term=term)


def _said_before(question: str, words: list[str], before: Context, base: EducationBase) -> Answer | None:
    """The answer to small talk, to a title as a button sends it, and to what has a meaning only after an answer."""
    if tuple(words) in base.vocabulary.phrases["not_questions"]:
        return nothing(before, None)
    titled = base.titles.get(tuple(tokens(question)))
    if titled is not None:
        return led(show(titled, base=base, before=before), read_question(question, base=base), base)
    fact = base.fact_titles.fact(question)
    if fact is not None:
        return _as_asked(told_fact(fact, before, base), read_question(question, base=base)[0], base)
    followed = follow_up(words, before, base)
    if followed is not None:
        return followed
    entry = chosen(words, before, base)
    return show(entry, base=base, before=before) if entry is not None else None


def _found(question: str, words: list[str], parts: list[Asked], before: Context, base: EducationBase) -> Answer:
    worded = base.wordings.get(tuple(tokens(question)))
    if worded is not None and _is_meant(worded, words, before, base) and not _pointed_elsewhere(parts, worded, base):
        return replace(show(worded, base=base, before=before), certain=True)
    if any(part.self_check for part in parts) or (before.disease in ("als", "ms", "both") and _asks_for_it(words, base)):
        # Who names what a doctor called it ("a clinically isolated syndrome, is that MS?") may ask about that.
        certain = not names_a_kind(question, base=base)
        checked = replace(show(base.entries[base.vocabulary.self_check.entry], base=base, before=before, score=1.0), certain=certain)
        return _as_asked(checked, parts[0], base) if parts else checked
    found = _best([_as_asked(answer_part(part, before, base), part, base) for part in parts], before)
    if found.kind == "entry":
        return found
    asking = [clause for part in parts for clause in asking_clauses(part, base=base)]
    clauses = [_as_asked(answer_part(clause, before, base), clause, base) for clause in asking]
    return _best([found, *(each for each in clauses if each.kind == "entry")], before)


def _pointed_elsewhere(parts: list[Asked], worded: Entry, base: EducationBase) -> bool:
    near = [each for part in parts for each in points_near(part, base)[:1]]
    return any(each.like >= DIRECT_POINT and each.point.entry != worded.id for each in near)


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


def _asks_for_it(words: list[str], base: EducationBase) -> bool:
    short = len(words) <= 8 and words[-1:] in (["it"], ["that"], ["this"])
    return short and base.vocabulary.asks_self_check(words, disease_words=(words[-1],))
