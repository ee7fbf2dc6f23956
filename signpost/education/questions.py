"""Whether a message asks something, speaks of somebody, and what its sentences name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.words import sentences, tokens

_LONGEST_BARE = 5


@dataclass(frozen=True)
class Asked:
    """One sentence as the room sees it.

    `named` are the entries whose names stand in it; a `certain_name` is no mere sign of an illness.
    """

    text: str
    words: tuple[str, ...]
    diseases: frozenset[str]
    own_diseases: frozenset[str]
    named: frozenset[str]
    certain_name: bool
    self_check: bool


def is_fact_title(text: str, *, base: EducationBase) -> bool:
    """Whether a message is the title of a fact, as a button sends it."""
    return base.fact_titles.fact(text) is not None


def asks(text: str, *, base: EducationBase) -> bool:
    """Whether some sentence of a message asks something in so many words."""
    return any(is_question(each, tokens(each), base) for each in sentences(text))


def speaks_of_somebody(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of its writer or of somebody of theirs; one about people whom everybody knows does not."""
    words, sets = tokens(text), base.vocabulary.sets
    kin = bool(sets["kin"].intersection(words))
    of_fame = any(base.entries[each].topic == "people" for each in base.named(words))
    if of_fame and not kin and not sets["first_person"].intersection(words):
        return False
    return kin or bool((sets["personal"] | sets["somebody"]).intersection(words))


def read_question(text: str, *, base: EducationBase, context: Context | None = None) -> list[Asked]:
    """Every sentence of a message with its diseases and names; a disease named once holds for the whole message."""
    parts = [_read(sentence, base) for sentence in sentences(text)]
    everywhere = frozenset().union(*(part.own_diseases for part in parts)) if parts else frozenset()
    return [replace(part, diseases=part.own_diseases or everywhere or _from_context(part, context)) for part in parts]


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
