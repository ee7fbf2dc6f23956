"""Whether a message asks something that the education room could answer, and what its sentences name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.search import Search
from signpost.education.words import sentences, stem, tokens

_LONGEST_TITLE, _LONGEST_NAME, _LONGEST_BARE, _LONG_STORY = 12, 6, 5, 20
_SURE, _LIKELY, _PERHAPS, _HARDLY = 0.95, 0.75, 0.55, 0.1
_LOOKS_FROM = 0.5


@dataclass(frozen=True)
class Asked:
    """One sentence as the room sees it; `score` (0 to 1) says how much it looks like an education question.

    `named` are the entries whose names stand in it; a `certain_name` is no mere sign of an illness.
    """

    text: str
    words: tuple[str, ...]
    diseases: frozenset[str]
    own_diseases: frozenset[str]
    named: frozenset[str]
    certain_name: bool
    self_check: bool
    score: float = 0.0


def question_score(text: str, *, base: EducationBase, context: Context | None = None, search: Search | None = None) -> float:
    """How much a message looks like an education question: 0 not at all, 1 surely; with a `search` also by what it finds."""
    words = tokens(text)
    if tuple(words) in base.titles or base.fact_titles.fact(text):
        return _SURE
    if context is not None and context.entry and base.vocabulary.act(words):
        return _LIKELY
    parts = read_question(text, base=base, context=context)
    score = max((part.score for part in parts), default=0.0)
    return score if search is None or score >= _LIKELY else max(score, _score_of_found(text, parts, search, base))


def _score_of_found(text: str, parts: Sequence[Asked], search: Search, base: EducationBase) -> float:
    """The score of a message by what is surely found for it: none for what tells of the writer's own signs."""
    sets = base.vocabulary.sets
    told = any(sets["symptoms"].intersection(map(stem, part.words)) and sets["personal"].intersection(part.words) for part in parts)
    if told or not base.is_sure(search(text, ())):
        return _HARDLY
    if any(is_question(part.text, part.words, base) for part in parts):
        return _LIKELY
    return _HARDLY if any(sets["personal"].intersection(part.words) for part in parts) else _PERHAPS


def is_fact_title(text: str, *, base: EducationBase) -> bool:
    """Whether a message is the title of a fact, as a button sends it."""
    return base.fact_titles.fact(text) is not None


def asks(text: str, *, base: EducationBase) -> bool:
    """Whether some sentence of a message asks something in so many words."""
    return any(is_question(each, tokens(each), base) for each in sentences(text))


def looks_like_question(text: str, *, base: EducationBase, context: Context | None = None, search: Search | None = None) -> bool:
    """Whether a message should be answered here rather than read as somebody's symptoms."""
    return question_score(text, base=base, context=context, search=search) >= _LOOKS_FROM


def read_question(text: str, *, base: EducationBase, context: Context | None = None) -> list[Asked]:
    """Every sentence of a message with its diseases, names and score; a disease named once holds for the whole message."""
    parts = [_read(sentence, base) for sentence in sentences(text)]
    everywhere = frozenset().union(*(part.own_diseases for part in parts)) if parts else frozenset()
    parts = [replace(part, diseases=part.own_diseases or everywhere or _from_context(part, context)) for part in parts]
    follows = context is not None and context.entry is not None
    scored = [replace(part, score=_score(part, base, follows=follows)) for part in parts]
    return [_in_a_story(part, scored, base) for part in scored]


def _read(sentence: str, base: EducationBase) -> Asked:
    vocabulary = base.vocabulary
    words = tuple(tokens(sentence))
    diseases, _ = vocabulary.names.read(words)
    named = base.named(words)
    certain = any(not vocabulary.sets["symptoms"].issuperset(name) for name in named.values())
    return Asked(sentence, words, diseases, diseases, frozenset(named), certain, vocabulary.asks_self_check(words))


def _from_context(part: Asked, context: Context | None) -> frozenset[str]:
    if context is None or part.named:
        return frozenset()
    return {"als": frozenset({"als"}), "ms": frozenset({"ms"}), "both": frozenset({"als", "ms"})}.get(context.disease or "", frozenset())


def _in_a_story(part: Asked, parts: Sequence[Asked], base: EducationBase) -> Asked:
    """The sentence, with a low score when it closes somebody's story and asks about nothing but that story.

    "What could be causing this?" after three sentences of symptoms belongs to the symptom talk; so does a question in a
    long story, unless the question itself names a disease and not the writer.
    """
    told = [other for other in parts if other is not part and _reports(other, base)]
    own = bool(part.own_diseases) and not base.vocabulary.sets["personal"].intersection(part.words)
    long = sum(len(other.words) for other in parts) >= _LONG_STORY
    if told and not own and (long or not (part.diseases or part.named)):
        return replace(part, score=min(part.score, _HARDLY))
    return part


def _reports(part: Asked, base: EducationBase) -> bool:
    sets = base.vocabulary.sets
    return bool(sets["personal"].intersection(part.words) and sets["report_words"].intersection(part.words))


def _score(part: Asked, base: EducationBase, *, follows: bool) -> float:
    sets = base.vocabulary.sets
    if part.self_check:
        return _SURE
    personal = bool(sets["personal"].intersection(part.words))
    if is_question(part.text, part.words, base):
        return _asking(part, base, personal=personal, follows=follows)
    if personal and (not part.own_diseases or sets["report_words"].intersection(part.words)):
        return _HARDLY
    if part.own_diseases and len(part.words) <= _LONGEST_TITLE or part.certain_name and len(part.words) <= _LONGEST_NAME:
        return _LIKELY
    return _PERHAPS if part.diseases and len(part.words) <= 3 else _HARDLY


def _asking(part: Asked, base: EducationBase, *, personal: bool, follows: bool) -> float:
    sets = base.vocabulary.sets
    if part.own_diseases or part.certain_name:
        return _SURE
    if personal:
        own_sign = "my" in part.words and sets["symptoms"].intersection(map(stem, part.words))
        return _PERHAPS if part.diseases and not own_sign else _HARDLY
    if part.named:
        return _LIKELY
    if not (follows or part.diseases) and sets["points_back"].intersection(part.words):
        return _HARDLY
    return _PERHAPS if part.diseases or follows and len(part.words) <= _LONGEST_NAME else _HARDLY


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
    return any(vocabulary.begins_with(tokens(clause), "clause_openers") for clause in vocabulary.pauses(text)[1:])
