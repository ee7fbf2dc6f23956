"""Whether a message asks something that the education room could answer, and which of its sentences does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Sequence

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.index import Query
from signpost.education.words import sentences, tokens

# Entries of these topics have names that nobody says about a symptom of their own ("EMG", "riluzole").
_NAMED_TOPICS = frozenset({"diagnosis", "treatment", "research", "support", "people", "about"})
_LONGEST_TITLE = 6
_SURE, _LIKELY, _PERHAPS, _HARDLY = 0.95, 0.75, 0.55, 0.1
_EXACT = 0.86
_LEADING = frozenset({"and", "but", "so", "ok", "okay", "hi", "hello", "hey", "also", "please", "well", "um", "oh", "then", "or", "just", "anyway", "sorry"})


@dataclass(frozen=True)
class Asked:
    """One sentence as the room sees it; `score` (0 to 1) says how much it looks like an education question."""

    text: str
    words: tuple[str, ...]
    diseases: frozenset[str]
    own_diseases: frozenset[str]
    folded: tuple[str, ...]
    named: frozenset[str]
    self_check: bool
    score: float = 0.0


def question_score(text: str, *, base: EducationBase, context: Context | None = None) -> float:
    """How much a message looks like an education question: 0 not at all, 1 surely."""
    if context is not None and context.entry and base.vocabulary.act(base.vocabulary.repaired(tokens(text))):
        return _LIKELY
    return max((asked.score for asked in read_question(text, base=base, context=context)), default=0.0)


def looks_like_question(text: str, *, base: EducationBase, context: Context | None = None) -> bool:
    """Whether a message should be answered here rather than read as somebody's symptoms."""
    return question_score(text, base=base, context=context) >= 0.5


def read_question(text: str, *, base: EducationBase, context: Context | None = None) -> list[Asked]:
    """Every sentence of a message with its diseases, names and score; a disease named once holds for the whole message."""
    parts = [_read(sentence, base) for sentence in sentences(text)]
    everywhere = frozenset().union(*(part.own_diseases for part in parts)) if parts else frozenset()
    found = []
    for part in parts:
        diseases = part.own_diseases or everywhere or _from_context(part, context)
        found.append(replace(part, diseases=diseases))
    return [replace(part, score=_score(part, base)) for part in found]


def _from_context(part: Asked, context: Context | None) -> frozenset[str]:
    if context is None or part.named:
        return frozenset()
    return {"als": frozenset({"als"}), "ms": frozenset({"ms"}), "both": frozenset({"als", "ms"})}.get(context.disease or "", frozenset())


def _read(sentence: str, base: EducationBase) -> Asked:
    vocabulary = base.vocabulary
    words = tuple(vocabulary.repaired(tokens(sentence)))
    diseases, rest = vocabulary.diseases(words)
    folded = vocabulary.lexicon.fold(rest)
    named = base.index.named(folded)
    return Asked(sentence, words, diseases, diseases, folded, named, vocabulary.asks_self_check(words))


def _score(part: Asked, base: EducationBase) -> float:
    if part.self_check:
        return _SURE
    vocabulary = base.vocabulary
    personal = bool(vocabulary.personal.intersection(part.words))
    if is_question(part.text, part.words, base):
        if part.own_diseases:
            return _SURE
        if any(base.entries[each].topic in _NAMED_TOPICS for each in part.named):
            return _SURE
        if personal:
            return _PERHAPS if part.diseases and not _symptom_talk(part, base) else _HARDLY
        if part.named:
            return _LIKELY
        return _PERHAPS if part.diseases or _nearly_known(part, base) else _HARDLY
    if personal or len(part.words) > _LONGEST_TITLE:
        return _HARDLY
    if part.own_diseases:
        return _LIKELY
    if any(base.entries[each].topic in _NAMED_TOPICS for each in part.named) and len(part.words) <= _LONGEST_TITLE - 2:
        return _LIKELY
    return _PERHAPS if part.diseases and len(part.words) <= 3 and part.folded and all(map(base.index.knows, part.folded)) else _HARDLY


def is_question(text: str, words: Sequence[str], base: EducationBase) -> bool:
    """Whether a sentence asks: a question mark, or a first word (after "and", "so" …) that opens questions."""
    if "?" in text:
        return True
    rest = list(words)
    while rest and rest[0] in _LEADING:
        rest = rest[1:]
    if rest and rest[0] in base.vocabulary.openers:
        return True
    spoken = " ".join(words)
    return any(phrase in spoken for phrase in base.vocabulary.wishes)


def _symptom_talk(part: Asked, base: EducationBase) -> bool:
    return not part.named and "my" in part.words and not all(map(base.index.knows, part.folded))


def _nearly_known(part: Asked, base: EducationBase) -> bool:
    if not part.folded or not all(map(base.index.knows, part.folded)):
        return False
    hits = base.index.search(Query(part.folded, frozenset()))
    return bool(hits) and hits[0].phrase >= _EXACT
