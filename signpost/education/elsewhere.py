"""Whether a message is about another illness, about nothing of the body, or about nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signpost.education.base import EducationBase
from signpost.education.words import stem, tokens

# The topic of people whom everybody knows.
_FAMED = "people"


def is_elsewhere(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of another illness, an animal or a thing, and of neither disease."""
    return leads_elsewhere(text, base=base) and not base.vocabulary.names.read(tokens(text))[0]


def leads_elsewhere(text: str, *, base: EducationBase) -> bool:
    """Whether a text speaks of something else in every clause that names what is known here: "steroids, and why do I clean the oven"."""
    away, signs = base.vocabulary.sets["elsewhere"], base.vocabulary.sets["symptoms"]
    if not away.intersection(tokens(text)):
        return False
    clauses = [each for each in map(tokens, base.vocabulary.clauses(text)) if not away.intersection(each)]
    known = [each for each in clauses if not base.vocabulary.holds(each, "other_illnesses")]
    return not any(not signs.issuperset(name) for each in known for name in base.named(each).values())


def says_nothing(text: str, *, base: EducationBase) -> bool:
    """Whether a message asks for nothing that anybody could tell: no letters in it are a word, or it asks what the point is of nothing
    that it names.
    """
    words, vocabulary = tokens(text), base.vocabulary
    if len(words) > 1 and not vocabulary.knows_any(words):
        return True
    rest = words[vocabulary.begins_with(words, "despairing") :]
    return len(rest) < len(words) and vocabulary.sets["despairing_of"].issuperset(rest)


def chooses_numbers(text: str, *, base: EducationBase) -> bool:
    """Whether a message chooses the country of the numbers, and names no illness: "use the numbers for India"."""
    words = tokens(text)
    return bool(base.vocabulary.begins_with(words, "chooses_numbers")) and not base.vocabulary.names.read(words)[0]


def surest_subject(heard: Mapping[str, float], base: EducationBase) -> float:
    """The chance of the subject that is likeliest asked for; who names neither illness may mean the same of both."""
    entries = [base.entries[name] for name in heard if name in base.entries]
    return max((heard[each.id] + sum(heard.get(twin.id, 0.0) for twin in base.twins(each)) for each in entries), default=0.0)


def asks_of_other_illness(text: str, *, base: EducationBase, of_anybody: bool = False) -> bool:
    """Whether a question of nobody, or of anybody, names another illness than those known here, and no sign.

    "It" may be what was spoken of before.
    """
    words = tokens(text)
    if (base.vocabulary.sets["pointing_words"] | base.vocabulary.sets["points_back"]).intersection(words):
        return False
    named = names_another(words, base)
    return named and not _names_a_sign(words, base) and (of_anybody or not speaks_of_somebody(text, base=base))


def names_another(words: Sequence[str], base: EducationBase) -> bool:
    """Whether words name another illness and neither of the two."""
    return base.vocabulary.holds(words, "other_illnesses") and not base.vocabulary.names.read(words)[0]


def speaks_of_somebody(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of its writer or of somebody of theirs."""
    words, sets = tokens(text), base.vocabulary.sets
    kin = bool(sets["kin"].intersection(words))
    # "Did Stephen Hawking have ALS, and how did he live so long?" is about nobody of one's own.
    of_fame = any(base.entries[each].topic == _FAMED for each in base.named(words))
    if of_fame and not kin and not sets["first_person"].intersection(words):
        return False
    return kin or bool((sets["personal"] | sets["somebody"]).intersection(words))


def _names_a_sign(words: Sequence[str], base: EducationBase) -> bool:
    return bool(base.vocabulary.sets["symptoms"].intersection(map(stem, words)))
