"""Whether a message asks something that the education room could answer, and which of its sentences does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.heard import NOTHING_HEARD, Heard, with_meant
from signpost.education.index import SURE_FROM, Hit, Query
from signpost.education.plainly import is_plain
from signpost.education.points import Near
from signpost.education.words import sentences, stem, tokens

_LONGEST_TITLE, _LONGEST_NAME, _LONGEST_BARE, _LONG_STORY = 12, 6, 5, 20
_SURE, _LIKELY, _PERHAPS, _BARE, _HARDLY = 0.95, 0.75, 0.55, 0.4, 0.1
_LOOKS_FROM = 0.5
NEAR, COVERED, CERTAIN_FROM, EXACT_FROM = 0.6, 0.9, 0.9, 0.8


@dataclass(frozen=True)
class Asked:
    """One sentence as the room sees it; `score` (0 to 1) says how much it looks like an education question.

    `exact` says that it asks for one of the points in so many words; `near` holds the points like it, once they were looked for,
    `by_words` those that are like it in words alone.
    """

    text: str
    words: tuple[str, ...]
    diseases: frozenset[str]
    own_diseases: frozenset[str]
    folded: tuple[str, ...]
    named: frozenset[str]
    said: tuple[str, ...]
    certain_name: bool
    self_check: bool
    score: float = 0.0
    exact: bool = False
    near: tuple[Near, ...] | None = None
    by_words: tuple[Near, ...] = ()


def question_score(text: str, *, base: EducationBase, context: Context | None = None) -> float:
    """How much a message looks like an education question: 0 not at all, 1 surely."""
    if tuple(tokens(text)) in base.titles or base.fact_titles.fact(text):
        return _SURE
    words = base.vocabulary.repaired(text)
    if context is not None and context.entry and base.vocabulary.act(words) or base.glossary.asked(words, base.vocabulary):
        return _LIKELY
    if _is_wording(text, words, base):
        return _LIKELY
    return max((asked.score for asked in read_question(text, base=base, context=context)), default=0.0)


def _is_wording(text: str, words: Sequence[str], base: EducationBase) -> bool:
    """Whether a question is one of the wordings of an entry, and tells of no symptom and asks nothing about the bot."""
    worded = base.wordings.get(tuple(tokens(text)))
    if worded is None or worded.topic == "about" or not is_question(text, words, base):
        return False
    return not base.vocabulary.sets["symptoms"].intersection(map(stem, words))


def is_fact_title(text: str, *, base: EducationBase) -> bool:
    """Whether a message is the title of a fact, as a button sends it."""
    return base.fact_titles.fact(text) is not None


def names_known(text: str, *, base: EducationBase) -> bool:
    """Whether a text names an illness or a subject that has answers."""
    return any(part.own_diseases or part.certain_name for part in read_question(text, base=base))


def asks(text: str, *, base: EducationBase) -> bool:
    """Whether some sentence of a message asks something in so many words."""
    return any(is_question(each, base.vocabulary.repaired(each), base) for each in sentences(text))


def looks_like_question(text: str, *, base: EducationBase, context: Context | None = None, tells: bool = False) -> bool:
    """Whether a message should be answered here rather than read as somebody's symptoms.

    `tells` says that it states a symptom and asks nothing in so many words: "cant breathe lying flat" is then no question,
    however much it is like the wording of one, unless it names an illness.
    """
    return question_score(text, base=base, context=context) >= (_LIKELY if tells else _LOOKS_FROM)


def read_question(text: str, *, base: EducationBase, context: Context | None = None, heard: Heard = NOTHING_HEARD) -> list[Asked]:
    """Every sentence of a message with its diseases, names and score; a disease named once holds for the whole message.

    What was `heard` is what the last sentence that asks something means.
    """
    parts = [_point_of(_read(sentence, base), base) for sentence in sentences(text)]
    parts = [_meaning_both(part, context, base) for part in parts]
    everywhere = frozenset().union(*(part.own_diseases for part in parts)) if parts else frozenset()
    found = []
    for part in parts:
        diseases = part.own_diseases or everywhere or _from_context(part, context)
        found.append(replace(part, diseases=diseases))
    follows = context is not None and context.entry is not None
    last = max((number for number, part in enumerate(found) if is_question(part.text, part.words, base)), default=len(found) - 1)
    found = [_pointed(part, base, heard if number == last else heard.alone()) for number, part in enumerate(found)]
    scored = [replace(part, score=_score(part, base, follows=follows, alone=len(found) == 1)) for part in found]
    return _with_a_point([_in_a_story(part, scored, base) for part in scored])


def _meaning_both(part: Asked, context: Context | None, base: EducationBase) -> Asked:
    """The sentence with both diseases for "which of them", "do both", where nothing else is named or talked about."""
    other = context is not None and context.disease not in (None, "both")
    if part.own_diseases or part.named or other or "my" in part.words or not base.asking.perhaps_both.among(part.words):
        return part
    both = frozenset(base.vocabulary.names.names.values())
    return replace(part, own_diseases=both, diseases=both)


def _with_a_point(parts: list[Asked]) -> list[Asked]:
    """The sentences without a bare name ("cooling vest worth it? ms"), whose disease goes to the ones that ask."""
    bare = [part for part in parts if part.own_diseases and not part.said]
    if not any(part not in bare and part.folded and part.score > _HARDLY for part in parts):
        return parts
    named = frozenset().union(*(part.own_diseases for part in bare))
    return [replace(part, own_diseases=part.own_diseases or named) for part in parts if part not in bare]


def _point_of(part: Asked, base: EducationBase) -> Asked:
    """The clause that asks, when all before it only says who has what ("my uncle was told he has ALS, what can be done?")."""
    if part.self_check or not part.own_diseases:
        return part
    vocabulary = base.vocabulary
    clauses = vocabulary.pauses(part.text)
    for number in range(1, len(clauses)):
        before = _read(",".join(clauses[:number]), base)
        asking = ",".join(clauses[number:])
        says_who = vocabulary.sets["says_who"].issuperset(before.folded) and before.own_diseases
        if says_who and vocabulary.begins_with(vocabulary.repaired(asking), "clause_openers"):
            return replace(_read(asking, base), own_diseases=part.own_diseases, diseases=part.diseases)
    return part


def asking_clauses(part: Asked, *, base: EducationBase) -> list[Asked]:
    """The clauses of a sentence that ask something by themselves ("is MS catching, I share cups with my sister").

    A clause that names only one of two diseases is half a comparison, so it does not count.
    """
    found = []
    for clause in base.vocabulary.clauses(part.text):
        asked = _read(clause, base)
        enough = asked.folded and (asked.own_diseases or len(asked.folded) > 1)
        whole = not asked.own_diseases or asked.own_diseases == part.own_diseases
        if clause != part.text and enough and whole and is_question(clause, asked.words, base):
            found.append(replace(asked, diseases=asked.own_diseases or part.diseases, own_diseases=part.own_diseases, score=part.score))
    return found


def _in_a_story(part: Asked, parts: Sequence[Asked], base: EducationBase) -> Asked:
    """The sentence, with a low score when it closes somebody's story and asks about nothing but that story.

    "What could be causing this?" after three sentences of symptoms belongs to the symptom talk; so does a question in a
    long story, unless the question itself names a disease and not the writer.
    """
    told = [other for other in parts if other is not part and _reports(other, base)]
    own = bool(part.own_diseases) and not base.vocabulary.sets["personal"].intersection(part.words)
    long = sum(len(other.words) for other in parts) >= _LONG_STORY
    if told and not own and not part.exact and (long or not (part.diseases or part.named)):
        return replace(part, score=min(part.score, _HARDLY))
    return part


def _reports(part: Asked, base: EducationBase) -> bool:
    sets = base.vocabulary.sets
    return bool(sets["personal"].intersection(part.words) and sets["report_words"].intersection(part.words))


def _from_context(part: Asked, context: Context | None) -> frozenset[str]:
    if context is None or part.named:
        return frozenset()
    return {"als": frozenset({"als"}), "ms": frozenset({"ms"}), "both": frozenset({"als", "ms"})}.get(context.disease or "", frozenset())


def _read(sentence: str, base: EducationBase) -> Asked:
    vocabulary = base.vocabulary
    words = tuple(vocabulary.repaired(sentence))
    diseases, rest = vocabulary.names.read(words[vocabulary.begins_with(words, "follow_openers") :])
    named = base.index.named(words)
    certain = any(not vocabulary.sets["symptoms"].issuperset(name) for name in named.values())
    folded, said = vocabulary.lexicon.fold(rest), tuple(map(stem, rest))
    check = vocabulary.asks_self_check(words)
    return Asked(sentence, words, diseases, diseases, folded, frozenset(named), said, certain, check)


def _score(part: Asked, base: EducationBase, *, follows: bool, alone: bool) -> float:
    if part.self_check:
        return _SURE
    if not part.diseases and base.vocabulary.bare_topic(part.words):
        return _LIKELY if is_question(part.text, part.words, base) else _BARE
    personal = bool(base.vocabulary.sets["personal"].intersection(part.words))
    if is_question(part.text, part.words, base):
        return _asking(part, base, personal=personal, follows=follows)
    if personal and (not part.own_diseases or base.vocabulary.sets["report_words"].intersection(part.words)):
        return _PERHAPS if part.own_diseases and _surely_meant(part, base) else _HARDLY
    if part.own_diseases and len(part.words) <= _LONGEST_TITLE or part.certain_name and len(part.words) <= _LONGEST_NAME:
        return _LIKELY
    if part.diseases and len(part.words) <= 3 and part.folded and all(map(base.index.knows, part.folded)):
        return _PERHAPS
    told = not alone or len(part.folded) < 2 or personal or base.vocabulary.sets["symptoms"].intersection(map(stem, part.words))
    return _PERHAPS if not told and _nearly_known(part, base, least=CERTAIN_FROM) else _HARDLY


def points_near(part: Asked, base: EducationBase) -> tuple[Near, ...]:
    """The points that are like a question, likest first."""
    if part.near is not None:
        return part.near
    near = base.points.nearest(part.folded, part.said, part.diseases, base.asking.facets.asked(part.words), own=bool(part.own_diseases))
    return tuple(each for each in near if is_plain(each.point, part.text))


def _pointed(part: Asked, base: EducationBase, heard: Heard) -> Asked:
    """The sentence with the points near it; exact where it asks for one of them, and for no sign of the writer's own."""
    by_words = points_near(part, base)
    near = with_meant(by_words, heard, part.words, part.diseases, base)
    own_sign = "my" in part.words and base.vocabulary.sets["symptoms"].intersection(map(stem, part.words))
    exact = bool(near) and near[0].like >= EXACT_FROM and not own_sign and is_question(part.text, part.words, base)
    return replace(part, near=near, exact=exact, by_words=by_words)


def _asking(part: Asked, base: EducationBase, *, personal: bool, follows: bool) -> float:
    if part.own_diseases or part.certain_name:
        return _SURE
    if part.exact:
        return _LIKELY
    if personal:
        known = _nearly_known(part, base) and not base.vocabulary.sets["symptoms"].intersection(map(stem, part.words))
        return _PERHAPS if known or part.diseases and not _symptom_talk(part, base) else _HARDLY
    if part.named:
        return _LIKELY
    if not (follows or part.diseases) and base.vocabulary.sets["points_back"].intersection(part.words):
        return _HARDLY
    follows = follows and len(part.words) <= _LONGEST_NAME and bool(part.folded) and all(map(base.index.knows, part.folded))
    return _PERHAPS if part.diseases or follows or _nearly_known(part, base) else _HARDLY


def is_question(text: str, words: Sequence[str], base: EducationBase) -> bool:
    """Whether a sentence asks: a first word (after "and", "so" …) that opens questions, or a short one with its mark.

    A long sentence with a question mark and no question word is a report ("I fell, now my foot drops?").
    """
    if "?" in text and len(words) <= _LONGEST_BARE:
        return True
    vocabulary = base.vocabulary
    rest = list(words)
    while rest and rest[0] in vocabulary.sets["leading_words"]:
        rest = rest[1:]
    if rest and rest[0] in vocabulary.sets["openers"] or vocabulary.holds(words, "wishes"):
        return True
    return any(vocabulary.begins_with(vocabulary.repaired(clause), "clause_openers") for clause in vocabulary.pauses(text)[1:])


def has_health_word(part: Asked, base: EducationBase) -> bool:
    """Whether a sentence that names no illness still speaks of health."""
    return bool(base.vocabulary.health.intersection(part.folded))


def query_of(part: Asked) -> Query:
    """The sentence as the index takes it."""
    return Query(part.folded, part.diseases, part.named, part.said)


def _symptom_talk(part: Asked, base: EducationBase) -> bool:
    return not part.named and "my" in part.words and not all(map(base.index.knows, part.folded))


def is_known(part: Asked, hits: Sequence[Hit], base: EducationBase, *, least: float = SURE_FROM) -> bool:
    """Whether a sentence that names no illness speaks of health, and the first hit is surely meant and explains all its words."""
    if not hits or not has_health_word(part, base) or hits[0].phrase < NEAR or hits[0].covered < COVERED:
        return False
    return base.index.sureness(hits, query_of(part)) >= least


def _surely_meant(part: Asked, base: EducationBase) -> bool:
    """Whether a sentence that names its illness and asks nothing in so many words is surely about one entry, and no symptom."""
    tells = part.words[:1] and part.words[0] in base.vocabulary.sets["first_person"]
    if tells or base.vocabulary.sets["symptoms"].intersection(map(stem, part.words)):
        return False
    query = query_of(part)
    return base.index.sureness(base.index.search(query), query) >= SURE_FROM


def _nearly_known(part: Asked, base: EducationBase, *, least: float = SURE_FROM) -> bool:
    return is_known(part, base.index.search(query_of(part)), base, least=least)
